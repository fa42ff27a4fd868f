# `make` lists the tasks. Everything is set up in .venv on first use; later runs
# need no network until pyproject.toml changes.

PYTHON ?= python3.13 python3.12 python3.11 python3  # candidates, best first
ARGS ?=
DATA ?= ../shared/data  # references/SET.train.jsonl, items/

RUN := .venv/bin/python -m
PIP := $(RUN) pip --disable-pip-version-check install --quiet
FORMAT := .venv/bin/citekit format examples/post-sources.txt --date 2019-08-27  # exits 1 on doubts
GROUPS := import sys, tomllib; groups = tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]; \
          print(*(package for name in sys.argv[1:] for package in groups[name]), sep="\n")

.PHONY: help demo test system lint types docs check bench train build clean

help: ## list the tasks
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

demo: .venv/citekit.stamp ## turn the sources under an example post into citations
	@echo '--- the sources of a post of 2019-08-27, as they were jotted down'
	@cat examples/post-sources.txt
	@echo '--- the same list, put in order in its own manner'
	$(FORMAT) --style source-list || test $$? -eq 1
	@echo '--- the same list in the Chicago style, as HTML'
	$(FORMAT) --style chicago-notes-bibliography --to html || test $$? -eq 1

test: .venv/tools.stamp ## run the tests under coverage; ARGS='-k name' is passed on to pytest
	$(RUN) coverage erase
	$(RUN) coverage run -m pytest -n auto --dist worksteal $(ARGS) || { $(RUN) coverage erase; exit 1; }
	$(RUN) coverage combine --quiet
	$(RUN) coverage report

system: ## install the browser and the TeX that some tests need (root, Debian)
	bash .ci/system

lint: .venv/tools.stamp ## check the manner of writing (ruff)
	$(RUN) ruff check
	$(RUN) ruff format --check

types: .venv/tools.stamp ## check the types (mypy, strict)
	$(RUN) mypy

docs: .venv/tools.stamp ## write the documentation to docs/_build/html
	$(RUN) sphinx -W --keep-going -n -q docs docs/_build/html
	@echo 'docs/_build/html/index.html'

check: test lint types docs ## all four of the above: what a commit should pass

bench: .venv/bench.stamp ## run every benchmark
	@set -e; for file in benchmarks/*.py; do \
	    test -f "$$file" || continue; echo "--- $$file"; .venv/bin/python "$$file"; \
	done

train: .venv/tools.stamp ## fit the tagger anew to labelled references; DATA=folder
	$(PIP) 'torch>=2.2'
	$(RUN) citekit.training $(DATA)

build: .venv/citekit.stamp ## build the wheel and the source distribution into dist/
	$(PIP) build
	$(RUN) build

clean: ## remove everything that make has made, .venv included
	rm -rf .venv build dist docs/_build htmlcov .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/citekit.stamp: pyproject.toml
	@$(RUN) pip --version >/dev/null 2>&1 && exit; \
	for python in $(PYTHON); do \
	    $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
	    found=$$python; \
	    $$python -c 'import ensurepip, venv' >/dev/null 2>&1 || continue; \
	    echo "setting up .venv with $$python"; exec $$python -m venv --clear .venv; \
	done; \
	if [ "$$found" ]; then echo "$$found has no venv module: install it (Debian, Ubuntu: apt install python3-venv)"; \
	else echo "citekit needs Python 3.11 or newer; none of these runs: $(PYTHON)"; fi >&2; exit 1
	$(PIP) --editable .
	@touch $@

.venv/tools.stamp: .venv/citekit.stamp
	@.venv/bin/python -c '$(GROUPS)' test lint docs > .venv/tools.txt
	$(PIP) --requirement .venv/tools.txt
	@touch $@

.venv/bench.stamp: .venv/tools.stamp
	@.venv/bin/python -c '$(GROUPS)' bench > .venv/bench.txt
	$(PIP) --requirement .venv/bench.txt
	@touch $@
