# make site   sets everything up and builds the sample handbook into site/
# make test   sets everything up and runs all tests
# make help   lists the rest
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE := tests/js/node_modules
# What a browser shows pages in, as any office's computer has it: a Chinese face, and a Latin one of the usual widths.
FACES := fc-list :lang=zh-tw | grep -q . && fc-match Arial | grep -q Liberation
# What browser tests are run in. A whole Chromium does as well, and takes a minute or two longer.
CHROMIUM := command -v chromium-headless-shell || command -v chromium
# Of what is installed, Python compiles what it loads, when it loads it: a fraction of it.
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --no-compile
LOCK := --quiet --upgrade --generate-hashes --strip-extras --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

# Tests start Python hundreds of times, which would compile the program each time where that is not kept.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help site serve test tests lint lint-python lint-scripts quick sweep looks bench bench-search bench-check bench-fleet wheel lock clean

help: ## List the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

site: $(VENV)/ready ## Build the sample handbook into site/
	$(BIN)/handbook build

serve: $(VENV)/ready ## Show the sample handbook on this computer
	$(BIN)/handbook serve

test: lint tests ## Run every check and test, the browser's included

tests: $(VENV)/ready-dev $(NODE)/ready
	@.ci/need "$(CHROMIUM)" chromium-headless-shell
	@.ci/need "command -v pdftotext && PATH=$$PATH:/usr/sbin command -v nginx" poppler-utils nginx-light
	@.ci/need "$(FACES)" fonts-noto-cjk fonts-liberation
	$(BIN)/pytest -n 2 --dist worksteal -m "not slow"

quick: $(VENV)/ready-dev ## Run the tests that need no browser
	@.ci/need "command -v node" nodejs
	$(BIN)/pytest -n 2 --dist worksteal -m "not slow and not browser"

lint: lint-python lint-scripts ## Look at style and types, of Python and of JavaScript

lint-python: $(VENV)/ready-dev
	$(BIN)/ruff check
	$(BIN)/mypy

lint-scripts: $(NODE)/ready
	$(NODE)/.bin/eslint --config tests/js/eslint.config.mjs "templates/assets/*.js" "tests/js/*.mjs"
	$(NODE)/.bin/tsc --project tests/js

sweep: $(VENV)/ready-dev ## Run the slow sweeps: kills at random, large handbooks, random input
	@.ci/need "$(CHROMIUM)" chromium-headless-shell
	@.ci/need "$(FACES)" fonts-noto-cjk fonts-liberation
	$(BIN)/pytest -n 2 --dist worksteal -m slow

BASE ?= main
looks: $(VENV)/ready-dev ## Show what a change does to pages and printed forms: BASE=a revision, HANDBOOK=a folder
	@.ci/need "$(CHROMIUM)" chromium-headless-shell
	$(BIN)/python -m tests.looks.compare $(BASE) $(HANDBOOK)

bench: $(VENV)/ready-dev ## Time large handbooks beside stock MkDocs with Material
	$(BIN)/python -m tests.bench.bench

bench-search: $(VENV)/ready-dev ## Compare our search with Material's own and, after npm install --no-save pagefind, with Pagefind
	$(BIN)/python -m tests.bench.search_bench

bench-check: $(VENV)/ready-dev ## Time the check at 3,000 to 30,000 entries, beside check-jsonschema where that is installed
	$(BIN)/python -m tests.bench.check_bench

bench-fleet: $(VENV)/ready-dev ## Time 200 small handbooks on one worker and on two
	$(BIN)/python -m tests.bench.fleet_bench

wheel: $(VENV)/ready-dev ## Build the wheel into dist/
	$(BIN)/python -m build --no-isolation --outdir dist

lock: $(VENV)/ready-dev ## Choose new versions for requirements*.txt
	$(BIN)/pip-compile $(LOCK) --output-file requirements.txt pyproject.toml
	$(BIN)/pip-compile $(LOCK) --allow-unsafe --constraint requirements.txt --extra cluster --extra s3 --extra dev --output-file requirements-dev.txt pyproject.toml

clean: ## Remove everything that was made
	rm -rf $(VENV) $(NODE) site dist .cache .pytest_cache .mypy_cache .ruff_cache

$(VENV)/ready: requirements.txt pyproject.toml
	@.ci/need "$(PYTHON) -c 'import ensurepip, venv'" python3-venv
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r requirements.txt
	$(INSTALL) --no-deps -e .
	@touch $@

$(VENV)/ready-dev: requirements-dev.txt $(VENV)/ready
	$(INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@

# Tools that check the scripts; nothing of them is shipped.
$(NODE)/ready: tests/js/package-lock.json tests/js/.npmrc
	@.ci/need "command -v node && command -v npm" nodejs npm
	npm ci --prefix tests/js --silent
	@touch $@
