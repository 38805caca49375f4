# `make demo` and `make test` set everything up by themselves.

.DEFAULT_GOAL := help
.PHONY: help setup demo test format-check lint types layers unit pdf companions sections \
	helplines languages docs wheel format generated mutations gallery pictures bench verapdf \
	constraints clean

BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest
WORKERS ?= 2
PYTHON_FILES := cli.py handouts scripts tests $(wildcard benchmarks)
PARTS := format-check lint types layers unit pdf companions sections helplines languages docs \
	wheel

help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /	/' | expand -t 16

setup: ## Install what is missing: system packages, .venv/ with the exact dependencies
	@sh scripts/setup.sh

demo: setup ## Make example handouts into build/demo/
	@sh scripts/demo.sh

test: setup ## Run every check below, then say what passed
	@MAKE="$(MAKE)" sh scripts/check.sh $(PARTS)

format-check: setup ## Check that the code is formatted
	@$(BIN)/ruff format --check $(PYTHON_FILES)

lint: setup ## Check the code with ruff
	@$(BIN)/ruff check $(PYTHON_FILES)

types: setup ## Check the types with mypy
	@$(BIN)/mypy

layers: setup ## Check that each layer imports only from the layers below it
	@$(BIN)/lint-imports --no-logo

unit: setup ## Run the tests that make no PDF
	@$(PYTEST) -n $(WORKERS) -m "not pdf and not browser and not wheel" --ignore tests/house/test_docs.py

pdf: setup ## Run the tests that make a PDF and open it
	@$(PYTEST) -n $(WORKERS) -m pdf

companions: setup ## Check the web page of a handout in Chromium, which is installed for it
	@sh scripts/system_packages.sh "$$(sh scripts/find_python.sh)" browser
	@$(PYTEST) -n $(WORKERS) -m browser tests/browser

sections: setup ## Check the sections: rules, sources, wording, review dates
	@$(BIN)/handouts sections check

helplines: setup ## Check the helplines of every territory
	@$(BIN)/handouts helplines check

languages: setup ## Check the translations
	@$(BIN)/handouts languages check

docs: setup ## Check links, commands and options in the documentation
	@$(PYTEST) tests/house/test_docs.py

wheel: setup ## Build the wheel, install it elsewhere and make a handout without a network
	@$(PYTEST) -m wheel

format: setup ## Format the code and mend what ruff can mend
	@$(BIN)/ruff check --fix --quiet $(PYTHON_FILES) || true
	@$(BIN)/ruff format $(PYTHON_FILES)

generated: setup ## Write the pages of docs/ that are made from the texts and the tests
	@$(BIN)/python scripts/write_docs.py

mutations: setup ## Make mistakes in each translation and say which the checks find; ONLY="es --missed"
	@$(BIN)/python scripts/mutations.py $(ONLY)

gallery: setup ## Make sheets of all kinds of pages; ONLY="--language es --size large" of some
	@$(BIN)/python scripts/gallery.py $(ONLY)

pictures: setup ## Keep the reference pages of the picture tests as they look today
	@$(BIN)/python scripts/write_pictures.py

bench: setup ## Compare our speed with other ways to make the same pages; OPTIONS="--rows 60"
	@sh scripts/bench.sh $(OPTIONS)

verapdf: demo gallery ## Have veraPDF judge the PDFs of demo and gallery (needs Java)
	@sh scripts/verapdf.sh build/demo/*.pdf build/gallery/pdf/*.pdf

constraints: ## Pin the dependencies anew; UPGRADE=1 takes the newest versions
	@sh scripts/constraints.sh $(if $(UPGRADE),--upgrade)

clean: ## Remove what was made here, the virtual environment included
	@rm -rf .venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
