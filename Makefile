# `make` alone prints what one can do.
PYTHON ?= python3
BIN := .venv/bin
SET_UP = sh scripts/set_up.sh
PIP = pip --disable-pip-version-check --quiet install --require-hashes --only-binary :all: --no-deps

help: ## print this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 8

site: ## set everything up, check the course, build site/
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/reader build

edition: ## keep the course as it is on record as the edition of a term, by a tag of git (NAME=2026-autumn)
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/reader keep-edition $(NAME)

online: ## put the site, and each edition that is kept, into build/online as a server gives them out
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/reader online

serve: ## show the site while you write; every edit is on the page in seconds
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/reader serve

check: ## list every problem of the course; FORMAT=github beside the lines of a pull request
	@PYTHON=$(PYTHON) $(SET_UP) check
	@$(BIN)/reader check $(if $(FORMAT),--format $(FORMAT))

test: ## set everything up, run every test, the browsers' too
	@PYTHON=$(PYTHON) $(SET_UP) dev browsers
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
	@$(BIN)/reader check
	@$(BIN)/python -m pytest

epub: ## make one book (EPUB) of the whole course in build/
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/reader epub

zip: ## pack the site, the book and the texts for print into one file in build/ that a student unpacks and opens by double click
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/python -m $(PIP) -r requirements/print.txt
	@$(BIN)/reader zip

pages: ## write the Markdown pages to build/pages, nothing more
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/reader build --only pages

pdf: ## set texts for print in build/pdf (TEXTS="alder birch"), or the packet that packet.yml names (PACKET=packet.yml)
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/python -m $(PIP) -r requirements/print.txt
	@$(BIN)/reader pdf $(TEXTS) $(if $(PACKET),--packet "$(PACKET)")

preview: ## draw the picture that a shared link shows: docs/assets/preview.png
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/python -m $(PIP) -r requirements/print.txt
	@$(BIN)/reader preview

lock: ## publish the ids of new passages, say where quotations stand and what the course holds
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/reader lock

schema: ## write schema/ and .vscode/, with which an editor completes and checks records
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/reader schema

words: ## find every word of the interface, bring the catalogues of its languages up to date
	@PYTHON=$(PYTHON) $(SET_UP)
	@cd scripts && ../$(BIN)/python -m coursereader.interface.extract

hashes: ## renew the list of the scripts that a page may hold
	@PYTHON=$(PYTHON) $(SET_UP)
	@cd scripts && ../$(BIN)/python -m coursereader.host.mkdocs.inline

fix: ## format the code and mend what can be mended without thinking
	@PYTHON=$(PYTHON) $(SET_UP) dev
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

hosts: ## build the pages with other hosts too, and see that they read
	@PYTHON=$(PYTHON) $(SET_UP) dev browser
	@$(BIN)/python tests/hosts.py

bench: ## build courses of 4 to 400 texts, beside other makers of sites (SIZES="4 20", BENCH_FULL=1)
	@PYTHON=$(PYTHON) $(SET_UP)
	@test -x build/bench/builders/bin/python || $(PYTHON) -m venv build/bench/builders
	@build/bench/builders/bin/python -m $(PIP) -r requirements/builders.txt
	@$(BIN)/python scripts/bench.py

bench-text: ## score the text stage on texts made for it, beside its peers (ONLY="--dev latex", ONLY=--ablate)
	@PYTHON=$(PYTHON) $(SET_UP) typesetters
	@$(BIN)/python -m $(PIP) -r requirements/bench.txt
	@test -x build/bench/peers/bin/python || $(PYTHON) -m venv build/bench/peers
	@build/bench/peers/bin/python -m $(PIP) -r requirements/peers.txt
	@$(BIN)/python -m bench $(ONLY)

fuzz: ## look for input that breaks a law, for SECONDS=300; what is found is kept in tests/finds/
	@PYTHON=$(PYTHON) $(SET_UP) dev
	@$(BIN)/python -m $(PIP) -r requirements/fuzz.txt
	@PYTHONPATH=scripts:tests $(BIN)/python -m fuzz --seconds $(or $(SECONDS),300) $(TARGETS)

mutate: ## put mistakes into the modules that hold the laws, and see that their tests notice (MODULES=text/fold.py, MOST=100; DRAWN=56 SEED=7: by lot)
	@PYTHON=$(PYTHON) $(SET_UP) dev
	@$(BIN)/python -m $(PIP) -r requirements/mutate.txt
	@PYTHONPATH=tests $(BIN)/python -m mutants --most $(or $(MOST),100) $(if $(DRAWN),--drawn $(DRAWN) --seed $(or $(SEED),0)) $(MODULES)

bench-search: ## ask the built site what students ask (bench/queries.yml): what comes first, how large, how fast
	@PYTHON=$(PYTHON) $(SET_UP) dev browser
	@$(BIN)/reader build
	@$(BIN)/python -m bench.search

bench-hostile: ## seconds that hostile texts of one and four megabytes take
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/python -m bench.hostile

pictures: ## compare each kind of page with the picture of it that a person has looked at (NEW=yes takes them anew)
	@PYTHON=$(PYTHON) $(SET_UP) dev browser
	@PYTHONPATH=scripts:tests $(BIN)/python -m pictures $(if $(NEW),--new)

review: ## say what changed since the main branch, and show it in build/review.html (BASE=HEAD~1, PICTURES=yes)
	@PYTHON=$(PYTHON) $(SET_UP) $(if $(PICTURES),dev browser)
	@$(BIN)/reader review $(BASE) --sheet build/review.html $(if $(PICTURES),--pictures) \
		$${GITHUB_STEP_SUMMARY:+--summary "$$GITHUB_STEP_SUMMARY"}

pins: ## write the versions and sums of all that is installed anew into requirements/
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/python -m $(PIP) -r requirements/renew.txt
	@sh requirements/pins.sh $(BIN)/uv --upgrade

vendored: ## fetch the files of others anew, in the versions that VENDORED.toml names, and write their sums
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/python -m $(PIP) -r requirements/renew.txt
	@$(BIN)/python scripts/vendored.py

licences: ## list the licences of all that the reader needs in LICENSES.md
	@PYTHON=$(PYTHON) $(SET_UP)
	@$(BIN)/python scripts/licences.py

clean: ## remove everything that was made
	rm -rf .venv build site

.PHONY: help site edition online serve check test pages epub zip pdf preview lock schema words hashes fix hosts bench bench-text bench-search bench-hostile fuzz mutate pictures review
.PHONY: pins vendored licences clean
.DEFAULT_GOAL := help
