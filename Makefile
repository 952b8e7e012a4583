# `make run` and `make test` need git, make and Python 3.11 or newer with venv, nothing else.

PYTHON ?= python3
ARCHIVE ?= corpus/sample
HOST ?= 127.0.0.1
PORT ?= 8000

bin := .venv/bin
pot := .venv/messages.pot
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Many tests start processes, each of which would compile all modules where this is set.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test test-cluster lint bench translations glossary model names cluster cluster-stop clean

run: .venv/run.stamp ## index ARCHIVE and serve it
	@$(bin)/dateline index $(ARCHIVE)
	@$(bin)/dateline serve --host $(HOST) --port $(PORT)

test: .venv/dev.stamp ## run every test, one more side by side than there are processors
	$(bin)/python -m pytest --numprocesses auto --dist worksteal

test-cluster: .venv/dev.stamp ## kill nodes and writers of a cluster of three, which it starts
	$(bin)/python -m pytest tests/three_nodes.py

lint: .venv/dev.stamp ## style, format, types, and which package may import which
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy
	$(bin)/lint-imports
	$(bin)/bandit --quiet --recursive corpus search indexer webui

audit: .venv/dev.stamp ## what is known against the packages that are used, and their licences
	$(bin)/python .ci/audit.py

bench: .venv/dev.stamp ## the speed of this checkout, in a few minutes
	$(bin)/python tests/benchmarks/short.py

translations: .venv/dev.stamp ## bring the catalogues up to what the pages say, and compile them
	$(bin)/pybabel --quiet extract --mapping-file pyproject.toml --keyword marked \
		--sort-output --no-location --omit-header --output-file $(pot) .
	for language in es fr ar; do $(bin)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete \
		--ignore-pot-creation-date --width 100 --init-missing --locale $$language \
		--input-file $(pot) --output-dir webui/translations; done
	$(bin)/pybabel --quiet compile --directory webui/translations

cluster: .venv/run.stamp ## start three nodes of OpenSearch on this machine, on loopback only
	@$(bin)/python tests/cluster.py start

cluster-stop: .venv/run.stamp ## end them, and forget what they hold
	@$(bin)/python tests/cluster.py stop

glossary: .venv/dev.stamp ## compile the tables of the glossary, of annotations and of near-copies
	$(bin)/python -m search.language.glossary

model: .venv/dev.stamp ## pack the second model of languages into a file of ours
	$(bin)/python -m corpus.identifying.byte_model

names: .venv/dev.stamp ## make the file of the names of months and weekdays
	$(bin)/python -m corpus.dates.name_tables

clean: ## forget the environment and the index
	rm -rf .venv .dateline

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Dateline needs Python 3.11 or newer as $(PYTHON); name another with: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "$(PYTHON) has no venv module; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/run.stamp: pyproject.toml constraints.txt | .venv/bin/python
	@echo 'Installing what Dateline needs into .venv; this takes a minute.'
	@$(bin)/pip install --quiet --constraint constraints.txt --editable '.[fast,meaning,cluster]'
	@touch $@

.venv/dev.stamp: pyproject.toml constraints.txt | .venv/bin/python
	@echo 'Installing what Dateline needs into .venv; this takes a minute.'
	@$(bin)/pip install --quiet --constraint constraints.txt --editable '.[dev,fast,meaning,cluster]'
	@touch $@ .venv/run.stamp
