# Everything here needs only Python 3.11 or newer, make and git. `make` alone lists what there is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# The tests start the bot many times over: what it is compiled to is kept, whoever asks otherwise.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help try test test-postgresql check check-style bench audit clean

help:  ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

try: $(VENV)/run.stamp  ## try the bot with no Slack account: prints the address of a page
	@$(BIN)/opcc-bot try

test: $(VENV)/dev.stamp  ## run all the tests
	@$(BIN)/python -m compileall -q -j 0 bot handlers store  # once, and not once a worker
	@$(BIN)/python -m pytest

test-postgresql: $(VENV)/dev.stamp  ## run them on PostgreSQL; OPCC_TEST_POSTGRESQL says where
	@$(BIN)/python -m pytest --on=postgresql

check: check-style test  ## everything CI insists on: style, types, import rules, tests

check-style: $(VENV)/dev.stamp  ## style, types and import rules alone
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/dev.stamp  ## measure speed and memory, each against a floor of the same run
	@PYTHONPATH=tests $(BIN)/python -m bench

audit: $(VENV)/dev.stamp  ## look for known faults in what the bot stands on
	@$(BIN)/pip-audit --strict -r requirements/run.txt --disable-pip

clean:  ## remove what the commands above made
	rm -rf $(VENV) .try .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "The bot needs Python 3.11 or newer; say which with: make PYTHON=python3.12 try"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the bot stands on (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	@echo "Installing what the tests stand on (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
