# make demo   install into .venv, build the account of the example reports, say where it lies
# make test   install and run the tests
# make check  types, style, floors of the house
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: demo test check gate bench clean install

$(VENV)/.installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed."; exit 1; }
	@echo "Installing into $(VENV) (a minute or two the first time) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet -r requirements.txt
	@$(BIN)/python -m pip install --quiet --no-deps -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.txt requirements-ftm.txt requirements-s3.txt
	@$(BIN)/python -m pip install --quiet -r requirements-dev.txt
	@$(BIN)/python -m pip install --quiet -r requirements-ftm.txt >/dev/null 2>&1 \
		|| echo "followthemoney cannot be built here (it needs a C++ compiler and the ICU headers): its tests are skipped."
	@{ $(PYTHON) -m venv $(VENV)/s3 && $(VENV)/s3/bin/pip install --quiet -r requirements-s3.txt; } >/dev/null 2>&1 \
		|| echo "moto cannot be installed here: the tests of object storage are skipped."
	@touch $@

install: $(VENV)/.installed

demo: $(VENV)/.installed
	@$(BIN)/rashomon account examples/reports -o demo
	@echo
	@echo "Open demo/index.html in a browser, or read demo/account.md."

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

check: $(VENV)/.installed-dev
	$(BIN)/ruff check src tests training bench evaluation
	$(BIN)/ruff format --check src tests training bench evaluation
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_architecture.py

gate: $(VENV)/.installed-dev
	$(BIN)/python evaluation/gate.py --shared $(SHARED)

bench: $(VENV)/.installed-dev
	$(BIN)/python bench/whole_way.py --shared $(SHARED)
	$(BIN)/python bench/growth.py --shared $(SHARED)

clean:
	rm -rf $(VENV) demo build src/*.egg-info
