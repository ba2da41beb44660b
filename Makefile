# Head & Heart: `make play` starts the game, `make test` proves it. Both make .venv themselves.

# The first Python here that is new enough, looked for once, or the one that is named: make play PYTHON=python3.13
ANY := python3 python python3.14 python3.13 python3.12 python3.11
FOUND = $(eval FOUND := $(shell for one in $(if $(PYTHON),"$(PYTHON)",$(ANY)); do \
	"$$one" -c "import sys; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1 && echo "$$one" && break; done))$(FOUND)
NONE = Head & Heart needs Python 3.11 or newer, and $(or $(PYTHON),what is here) is none that can be run
SET_UP = $(if $(FOUND),"$(FOUND)" tools/set_up.py $(if $(PYTHON),--this-python),$(error $(NONE)))

# Python with what the game needs, and with what its tests need. The first use sets it up; each looks whether it is whole.
GAME = $(SET_UP) play
TOOLS = $(SET_UP) test

.DEFAULT_GOAL := play
.PHONY: play test bench demo mutants pictures wheel lock clean venv types lint contracts tests coverage

play:
	@$(GAME) -m game $(ARGS)

# Compiled, since a kiosk's user cannot write here: it is back in half the time.
venv:
	@$(GAME) -c "import sysconfig; from compileall import compile_dir; \
	all(compile_dir(folder, quiet=1) for folder in ('game', sysconfig.get_path('purelib')))"

# Side by side: what checks types, style and contracts takes what the tests leave of the machine.
test:
	@$(TOOLS)
	@$(MAKE) --no-print-directory -j 4 tests types lint contracts

tests:
	@$(TOOLS) -m pytest -q -n auto --dist loadgroup $(ARGS)

types:
	@$(TOOLS) -m mypy

lint:
	@$(TOOLS) -m ruff check .
	@$(TOOLS) -m ruff format --check .

contracts:
	@$(TOOLS) -c "from importlinter.cli import lint_imports_command as lint; lint()" --no-cache

coverage:
	@$(TOOLS) -m coverage run -m pytest -q -m "not kill and not wheel and not window"
	@$(TOOLS) -m coverage report

bench:
	@$(TOOLS) tools/bench.py $(ARGS)
	@$(TOOLS) tools/bench_window.py

# Some thousand broken libraries, in some minutes: what of them is told and mended, by kind.
mutants:
	@$(TOOLS) tools/mutants.py $(ARGS)

demo:
	@$(GAME) -m game demo --out demo --force

# The guide's pictures. The map and the script are as a browser shows them, and need chromium.
pictures:
	@PYTHONPATH=.:tests $(TOOLS) tests/support/guide_pictures.py docs/pictures
	@PYTHONPATH=.:tests $(TOOLS) tests/support/kiosk_pictures.py docs/pictures --page

wheel:
	@$(TOOLS) -m build --wheel --outdir dist

# Versions and hashes without host names, for every Python and system we support. Needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra trainer pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra trainer --group dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf .venv build dist demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache htmlcov .coverage
