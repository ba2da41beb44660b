# Head & Heart: `make play` starts the game, `make test` proves it. Both make .venv themselves.

VENV   := .venv
PYTHON ?= python3
BIN    := $(VENV)/bin
UV     := $(shell command -v uv 2>/dev/null)

.DEFAULT_GOAL := play
.PHONY: play test bench demo wheel lock clean venv types lint contracts tests coverage

# The environment is made once, and again when its lock changes; a stamp remembers. Everything is checked by hash.
$(VENV)/.made:
ifdef UV
	@test -x $(BIN)/python || uv venv --quiet --python $(PYTHON) $(VENV)
else
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
endif
	@touch $@

ifdef UV
INSTALL := uv pip install --quiet --python $(BIN)/python --require-hashes -r
else
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r
endif

$(VENV)/.play: requirements.lock | $(VENV)/.made
	@echo "Setting up the game, once."
	@$(INSTALL) requirements.lock
	@touch $@

$(VENV)/.test: requirements-dev.lock | $(VENV)/.made
	@echo "Setting up the tools for the tests, once."
	@$(INSTALL) requirements-dev.lock
	@touch $@ $(VENV)/.play

venv: $(VENV)/.play

play: $(VENV)/.play
	@$(BIN)/python -m game $(ARGS)

test: types lint contracts tests

types: $(VENV)/.test
	$(BIN)/mypy

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

contracts: $(VENV)/.test
	$(BIN)/lint-imports

tests: $(VENV)/.test
	$(BIN)/python -m pytest -q $(ARGS)

coverage: $(VENV)/.test
	$(BIN)/coverage run -m pytest -q -m "not kill and not wheel and not window"
	$(BIN)/coverage report

bench: $(VENV)/.test
	$(BIN)/python tools/bench.py $(ARGS)
	$(BIN)/python tools/bench_window.py

demo: $(VENV)/.play
	$(BIN)/python -m game demo --out demo

wheel: $(VENV)/.test
	$(BIN)/python -m build --wheel --outdir dist

# Versions and hashes without host names, for every Python and system we support. Needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra trainer pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra trainer --group dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) build dist demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache htmlcov .coverage
