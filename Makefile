# Everything is set up in .venv on first use; only Python 3.11 or newer (with venv) and make are needed.
PYTHON ?= python3
BIN := .venv/bin
KIOSK_PORT ?= 8000
ENGINE ?= sqlite
# Much of what tests do is to wait, for browsers and databases: one more than there are processors runs at once.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')
# Tests that drive browsers and servers of their own: what they run is not measured, which would only slow it down.
DRIVEN := tests/browser tests/live tests/tablet

.DEFAULT_GOAL := help
.PHONY: help demo run test test-long check format translations bench lock pictures clean

help: ## Show this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

.venv/run: setup.cfg pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/dev: .venv/run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

demo: .venv/run ## Make a throw-away instance with invented records and serve it
	@$(BIN)/kiosk demo --port $(KIOSK_PORT)

run: .venv/run ## Serve the instance in instance/
	@$(BIN)/kiosk serve --port $(KIOSK_PORT)

test: check ## Check everything, then run all tests but the long ones
	@rm -f .coverage .coverage.*
	@$(BIN)/python -m pytest -m 'not long' -n $(WORKERS) --dist loadscope --cov=kiosk --cov-branch --cov-report= \
		$(DRIVEN:%=--ignore=%) $(PYTEST)
	@$(BIN)/python -m coverage report --fail-under=95 --format=total
	@$(BIN)/python -m coverage report --include='kiosk/core/*,kiosk/store/*' --fail-under=100
	@$(BIN)/python -m pytest -m 'not long' -n $(WORKERS) --dist worksteal $(DRIVEN) $(PYTEST)

test-long: .venv/dev ## Run the bounded load and kill tests
	@$(BIN)/python -m pytest -m long $(PYTEST)

check: .venv/dev ## Lint, types, floors, translations
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m docs.tools.catalogue --check

format: .venv/dev ## Format the code
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .

translations: .venv/dev ## Gather new texts into the Vietnamese catalogue and compile it
	@$(BIN)/python -m docs.tools.catalogue

bench: .venv/dev ## Measure against the targets; ENGINE=postgresql for the other engine
	@ENGINE=$(ENGINE) $(BIN)/python -m bench

pictures: .venv/dev ## Make the pictures of the README and the tablet's icons
	@$(BIN)/python -m docs.tools.pictures

lock: ## Renew constraints.txt with today's versions
	@rm -rf .venv-lock && $(PYTHON) -m venv .venv-lock
	@.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check '.[dev]'
	@echo '# Exact versions of everything; renewed by `make lock`.' > constraints.txt
	@.venv-lock/bin/python -m pip freeze --all --exclude kiosk --exclude pip >> constraints.txt
	@rm -rf .venv-lock build kiosk.egg-info

clean: ## Remove what can be made again
	@rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
