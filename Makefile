# `make` alone prints what one can do.
PYTHON ?= python3
BIN := .venv/bin
SET_UP = sh scripts/set_up.sh

help: ## print this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 8

site: ## set everything up, check the course, build site/
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/reader build

serve: ## show the site while you write; every edit is on the page in seconds
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/reader serve

check: ## list every problem of the course
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/reader check

test: ## set everything up, run every test, the browser's too
	@PYTHON=$(PYTHON) $(SET_UP) dev browser
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
	@$(BIN)/reader check
	@$(BIN)/python -m pytest

pages: ## write the Markdown pages to build/pages, nothing more
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/reader build --only pages

lock: ## publish the ids of new passages in seeds/*/passages.lock
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/reader lock

words: ## find every word of the interface, bring the catalogues of its languages up to date
	@PYTHON=$(PYTHON) $(SET_UP)
	@cd scripts && ../$(BIN)/python -m coursereader.interface.extract

fix: ## format the code and mend what can be mended without thinking
	@PYTHON=$(PYTHON) $(SET_UP) dev
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

hosts: ## build the pages with other hosts too, and see that they read
	@PYTHON=$(PYTHON) $(SET_UP) dev browser
	@$(BIN)/python tests/hosts.py

bench: ## seconds and memory by stage, against plain MkDocs on the same pages
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/python scripts/bench.py

bench-text: ## score the text stage on texts typeset for it, beside its peers
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@$(BIN)/python -m bench

bench-hostile: ## seconds that hostile texts of one and four megabytes take
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/python -m bench.hostile

review: ## say what changed in the course since the main branch, and what is wrong in it
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/reader review $(BASE)

pins: ## write the versions and sums of all that is installed anew into requirements/
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.13,<0.14"
	@sh requirements/pins.sh $(BIN)/uv --upgrade

clean: ## remove everything that was made
	rm -rf .venv build site

.PHONY: help site serve check test pages lock words fix hosts bench bench-text bench-hostile review pins clean
.DEFAULT_GOAL := help
