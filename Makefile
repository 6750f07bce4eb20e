# A thin face on `python -m scripts`; see README.md.

PYTHON ?= python3
VENV_PYTHON = .venv/bin/python

.PHONY: site test serve check bench requirements setup

site check serve test bench: setup
	@$(VENV_PYTHON) -m scripts $@

setup:
	@$(PYTHON) -m scripts setup

# After an edit of requirements.in: every platform at once, with hashes, without registry addresses.
requirements: setup
	UV_CUSTOM_COMPILE_COMMAND="make requirements" $(VENV_PYTHON) -m uv pip compile --universal \
		--python-version 3.11 --generate-hashes --quiet --upgrade requirements.in --output-file requirements.txt
