# Two commands to know: `make demo` and `make test`. Both set up all they need.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test examples schemas messages docs pictures golden bench bench-many faults fuzz clean

demo: $(READY)
	$(BIN)/assessor demo --out assessor-demo

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/assessor questionnaire check --lang es
	$(BIN)/python -m pytest

$(READY): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $(READY)

# Files made from others; tests hold that they are up to date.
examples: $(READY)
	$(BIN)/python examples/refresh.py

schemas: $(READY)
	$(BIN)/python -c 'from questionnaires.shape import write_all; write_all()'
	$(BIN)/python -c 'from assessor.reports.published import write_all; write_all()'

messages: $(READY)
	$(BIN)/python -c 'from questionnaires.catalogues import refresh; refresh()'

docs: $(READY)
	$(BIN)/python docs/refresh.py
	$(BIN)/python docs/examples/generate.py

pictures: $(READY)
	$(BIN)/python docs/pictures.py

golden: $(READY)
	GOLDEN=refresh $(BIN)/python -m pytest tests

bench: $(READY)
	$(BIN)/python benchmarks/run.py

# Beside survey-core as well, where npm is: SURVEY=FOLDER in which it was installed.
bench-many: $(READY)
	$(BIN)/python benchmarks/many.py $(or $(COUNTS),1000 10000) $(if $(SURVEY),--survey $(SURVEY))

# Some minutes each; their figures stand in docs/reliability.md. Faults of disks need root.
faults: $(READY)
	$(BIN)/python benchmarks/faults.py

# The fuzzer is no part of the dev extra: there is none for every system.
fuzz: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'atheris>=3.0'
	$(BIN)/python benchmarks/fuzz.py $(or $(SECONDS_EACH),60)

clean:
	rm -rf .venv assessor-demo build dist
