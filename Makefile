# What netmap needs done. `make` alone lists it.
# A fresh machine needs Python 3.11, make and git; everything else goes into .venv.

PYTHON ?= $(shell command -v python3.11 || echo python3)
PORT ?= 8501
BIN := .venv/bin

# uv takes seconds where pip takes half a minute. pip does it where uv cannot,
# for example behind a package mirror that only pip has been told of.
install = $(BIN)/uv pip install --quiet --python $(BIN)/python $(1) \
	|| { echo "Trying again with pip"; \
		$(BIN)/python -m pip install --quiet --no-compile $(1); }

.DEFAULT_GOAL := help
.PHONY: help run test check style types layers locks fix bench lock clean

help: ## List what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 8

run: .venv/.run ## Start netmap with fictional cases (PORT=8600 for another port)
	@$(BIN)/netmap run --port $(PORT)

# Whole files go to one process each, so that what they share is made once, in the
# order of tests/conftest.py, which begins with the slow ones. Browser tests come after
# them, two at a time: each waits half of its time. What fails beside another is tried
# again alone, and fails if it fails there. They look at a netmap in another process, so
# that no line of ours would count as tried.
SPREAD := --numprocesses=auto --maxprocesses=4 --dist=loadfile --no-loadscope-reorder
TESTS := --cov -m 'not browser' $(SPREAD)
BROWSER := -m browser --numprocesses=auto --maxprocesses=2 --dist=load
ALONE := -m browser --last-failed --last-failed-no-failures=none

test: .venv/.dev ## Run every test and the coverage gate (ARGS="-k words" for some)
	@status=0; $(BIN)/python -m pytest $(or $(ARGS),$(TESTS)) || status=1; \
	$(if $(ARGS),,$(BIN)/python -m pytest $(BROWSER) \
		|| $(BIN)/python -m pytest $(ALONE) || status=1;) \
	exit $$status

check: style types layers locks ## Check style, types, layers, locks; change nothing

style: .venv/.dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: .venv/.dev
	@$(BIN)/mypy

layers: .venv/.dev
	@$(BIN)/lint-imports --no-logo --no-cache

locks: .venv/.dev
	@$(BIN)/python -m pip check
	@$(BIN)/python -m pytest -q tests/repo/test_locks.py

fix: .venv/.dev ## Put right what ruff can put right
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

bench: .venv/.dev ## Measure speed (tests never do)
	@$(BIN)/python -m tests.bench

# Keeps the versions that are locked already; UPGRADE=1 takes the newest allowed.
lock: .venv/.made ## Write the locks again from pyproject.toml (UPGRADE=1 for newer)
	$(call compile,installer,--group installer)
	$(call compile,run,pyproject.toml --group build)
	$(call compile,dev,pyproject.toml --group build --group dev -c requirements/run.txt)

compile = @$(BIN)/uv pip compile $(2) --quiet \
	--universal --python-version 3.11 $(if $(UPGRADE),--upgrade) \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
	--output-file requirements/$(1).txt

clean: ## Remove .venv and every cache (never a store)
	@rm -rf .venv build htmlcov .coverage .coverage.* .hypothesis .import_linter_cache
	@rm -rf .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: each says that a part of .venv is as its lock says.

.venv/.made: requirements/installer.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { \
		echo "netmap needs Python 3.11; this is $$($(PYTHON) --version 2>&1)." \
			"Install it, or say where it is: make PYTHON=/path/to/python3.11"; \
		exit 1; }
	@echo "Making .venv (once)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile \
		--only-binary :all: --require-hashes -r $< || echo "Going on without uv"
	@touch $@

.venv/.run: .venv/.made requirements/run.txt pyproject.toml
	@echo "Installing what netmap needs (once)"
	@$(call install,--require-hashes -r requirements/run.txt)
	@$(call install,--no-deps --no-build-isolation --editable .)
	@touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	@echo "Installing what testing and checking need (once)"
	@$(call install,--require-hashes -r requirements/dev.txt)
	@touch $@
