# `make help` is the index. Nothing is needed but python3 (3.11 or newer), make and git.
#   make test PYTHON=/path/to/python3.13 VENV=/tmp/env-3.13    another interpreter, beside .venv

PYTHON ?= $(firstword $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p; done) python3)
VENV ?= .venv

BIN := $(abspath $(VENV))/bin
# nbgrader calls its helpers by name, so the environment's commands must be on the PATH.
RUN := PATH="$(BIN):$$PATH" "$(BIN)/python"
PIP := "$(BIN)/python" -m pip --disable-pip-version-check install -qq
UV := uv pip compile --quiet --universal --python-version 3.11 --no-header --annotation-style line
RUNTIME := $(VENV)/.runtime-installed
DEV := $(VENV)/.dev-installed
BENCH := $(VENV)/.bench-installed
# Jupyter refuses to run as root, as containers do, unless it is told that this is meant.
ROOT_OK = $(if $(filter 0,$(shell id -u)),--allow-root)

# A folder that was renamed, or an interpreter that went away, breaks an environment: set it up again.
ifneq ($(shell cat "$(RUNTIME)" 2>/dev/null && test -x "$(BIN)/python" && echo works),$(BIN) works)
$(shell rm -f "$(RUNTIME)" "$(DEV)" "$(BENCH)")
endif

.DEFAULT_GOAL := help
.PHONY: help env lab demo test quick release tidy cheatsheet lint bench requirements

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

env: $(RUNTIME) $(DEV) ## only set up: everything goes into .venv

lab: $(RUNTIME) ## open JupyterLab on the welcome lesson
	$(RUN) -m jupyterlab $(ROOT_OK) --LabApp.default_url=/lab/tree/notebooks/00-start-here.ipynb $(LAB_ARGS)

demo: $(RUNTIME) ## grade a sample class from end to end and show where to look
	@$(RUN) -m looplab.grading.demo

test: env ## run every test, on all processors
	$(RUN) -m pytest -n auto --dist loadgroup $(PYTEST_ARGS)

quick: env ## run the fast tests, in less than a minute
	$(RUN) -m pytest -m "not slow and not e2e" $(PYTEST_ARGS)

release: $(RUNTIME) ## build the student versions again, from source/ into release/
	$(RUN) -m looplab.grading.release

tidy: $(RUNTIME) ## bring the notebooks into their canonical form
	$(RUN) -m looplab.grading.canonical notebooks source

cheatsheet: $(RUNTIME) ## build docs/cheat-sheet.html again, from the lessons' tables
	$(RUN) -m looplab.grading.cheatsheet

lint: env ## check style and types
	$(RUN) -m ruff check . && $(RUN) -m ruff format --check . && $(RUN) -m mypy

bench: env $(BENCH) ## measure the figures that the README gives
	@set -e; for script in benchmarks/*.py; do echo "== $$script"; $(RUN) "$$script"; done

requirements: ## compile the pinned versions from pyproject.toml (needs uv)
	$(UV) pyproject.toml -o requirements.txt
	$(UV) --group dev -c requirements.txt -o requirements-dev.txt
	$(UV) --group bench -c requirements.txt -c requirements-dev.txt -o requirements-bench.txt

$(RUNTIME): requirements.txt pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo \
	"This course needs Python 3.11 or newer, and '$(PYTHON)' is older or missing. Install one (python.org," \
	"or your system's packages), or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo \
	"'$(PYTHON)' came without its venv module, which keeps this course apart from your other programs." \
	"On Debian or Ubuntu: sudo apt install python3-venv - then call make again." >&2; exit 1; }
	@echo "Setting up $(VENV); the first time takes a minute or two."
	@test -f "$@" || "$(PYTHON)" -m venv --clear "$(VENV)"
	@$(PIP) -r requirements.txt
	@$(PIP) --no-deps --editable .
	@echo "$(BIN)" > "$@"

$(DEV): $(RUNTIME) requirements-dev.txt
	@$(PIP) -r requirements-dev.txt
	@touch "$@"

$(BENCH): $(DEV) requirements-bench.txt
	@$(PIP) -r requirements-bench.txt
	@touch "$@"
