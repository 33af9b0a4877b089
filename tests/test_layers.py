"""Imports point left only, each outside library has one door, and the program starts at once."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
LAYERS = ("questionnaires", "scoring", "assessor")
SOURCES = sorted(path for layer in LAYERS for path in (PROJECT / layer).rglob("*.py"))
# Who may import what is not the standard library's or our own.
DOORS = {
    "babel": {
        "questionnaires/catalogues.py",
        "questionnaires/checks/languages.py",  # its types only
        "questionnaires/checks/translations.py",
        "questionnaires/messages.py",
    },
    "cryptography": {"assessor/signature.py"},
    "defusedxml": {"assessor/exchange/form/merges.py"},
    "docx": {"assessor/reports/formats/docx/package.py"},
    "filelock": {"assessor/files.py"},
    "jinja2": {"assessor/reports/formats/html/__init__.py"},
    "jsonschema": {"questionnaires/shape.py"},
    "markupsafe": {"assessor/reports/formats/html/__init__.py"},
    "krippendorff": {"scoring/agreement.py"},
    "msgspec": {"assessor/many/quick.py"},
    "numpy": {
        "assessor/compare/many/figures.py",
        "assessor/compare/many/order/inputs.py",
        "assessor/compare/many/order/made.py",
        "assessor/compare/many/raters.py",
        "assessor/compare/many/study.py",
        "assessor/dataset/answers.py",
        "assessor/dataset/column.py",
        "assessor/dataset/shapes.py",
        "assessor/many/quick.py",
        "assessor/many/read.py",
        "assessor/many/rows.py",
        "assessor/many/table.py",
        "scoring/columns/coding.py",
        "scoring/columns/findings.py",
        "scoring/columns/marks.py",
        "scoring/columns/methods.py",
        "scoring/columns/paths.py",
        "scoring/columns/score.py",
        "scoring/shared_gaps/counted.py",
        "scoring/shared_gaps/together.py",
        "scoring/uncertainty/draws.py",
        "scoring/uncertainty/drivers.py",
        "scoring/uncertainty/inputs.py",
        "scoring/uncertainty/pairs.py",
        "scoring/uncertainty/ranks.py",
        "scoring/uncertainty/sobol.py",
    },
    "openpyxl": {"assessor/exchange/form/book_in.py"},
    "prompt_toolkit": {"assessor/interview/prompts.py"},
    "pyrage": {"assessor/secrecy.py"},
    "pyarrow": {"assessor/dataset/write.py"},
    "pydantic": {
        "questionnaires/cases.py",
        "questionnaires/condition.py",
        "questionnaires/content.py",
        "questionnaires/editions/content.py",
        "questionnaires/exercise.py",
        "questionnaires/exercise_case.py",
        "questionnaires/exercise_key.py",
        "questionnaires/framework.py",
        "questionnaires/glossary.py",
        "questionnaires/loader.py",
        "questionnaires/model.py",
        "questionnaires/plan.py",
        "questionnaires/practices.py",
        "questionnaires/regimes.py",
        "questionnaires/responses.py",
        "questionnaires/shape.py",
        "questionnaires/way.py",
        "assessor/exchange/xlsform/cells.py",
        "assessor/reports/details.py",
        "assessor/reports/details_file.py",
        "assessor/reports/gap/paper.py",
        "assessor/reports/paper.py",
        "assessor/saved.py",
        "assessor/sound.py",
    },
    "questionary": {"assessor/interview/prompts.py"},
    "rich": {
        "assessor/console.py",
        "assessor/interview/drawing.py",
        "assessor/interview/prompts.py",
        "assessor/reports/formats/terminal.py",
        "assessor/reports/formats/widths.py",
    },
    "scipy": {
        "scoring/shared_gaps/together.py",
        "scoring/uncertainty/drivers.py",
        "scoring/uncertainty/ranks.py",
    },
    "tomli": {"questionnaires/cases.py", "questionnaires/loader.py"},
    "typst": {"assessor/reports/formats/pdf/typesetter.py", "assessor/reports/formats/png.py"},
    "xlsxwriter": {
        "assessor/exchange/form/book_out.py",
        "assessor/exchange/form/shapes.py",
        "assessor/exchange/xlsform/book.py",
        "assessor/reports/formats/xlsx.py",
    },
}
# Scoring is pure: what would let a file, a clock or chance in.
IMPURE = {"datetime", "io", "json", "locale", "os", "pathlib", "random", "sys", "tempfile", "time"}
# What costs time to import is not needed to say what can be said.
SLOW = ("pydantic", "rich", "questionary", "prompt_toolkit", "jsonschema", "tomli", "filelock",
        "docx", "jinja2", "krippendorff", "msgspec", "numpy", "pyarrow", "scipy", "typst",
        "xlsxwriter", "openpyxl", "defusedxml",
        "cryptography")  # fmt: skip


@cache
def nodes(path):
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"))))


@cache
def imported(path):
    """The top-level packages that a file imports, wherever in it."""
    found = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the layer"
            found.add(node.module.split(".")[0])
    return found


def name_of(path):
    return path.relative_to(PROJECT).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_imports_point_left_only(path):
    own = LAYERS.index(name_of(path).split("/")[0])
    assert not imported(path) & set(LAYERS[own + 1 :])


@pytest.mark.parametrize("library", DOORS)
def test_a_library_is_imported_only_at_its_doors(library):
    found = {name_of(path) for path in SOURCES if library in imported(path)}
    assert found == DOORS[library]


def test_no_other_library_is_imported():
    known = set(sys.stdlib_module_names) | set(LAYERS) | set(DOORS)
    for path in SOURCES:
        assert imported(path) <= known, name_of(path)


@pytest.mark.parametrize("path", sorted((PROJECT / "scoring").glob("*.py")), ids=name_of)
def test_scoring_knows_no_file_clock_screen_or_chance(path):
    assert not imported(path) & IMPURE


def test_only_one_module_reads_the_time():
    # Others may wait (time.sleep) or hold a date against the calendar (date.fromisoformat).
    reading = {"now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime"}
    readers = {
        name_of(path)
        for path in SOURCES
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and node.attr in reading
        and ast.unparse(node.value) in ("datetime", "date", "time")
    }
    assert readers == {"assessor/clock.py"}


def test_help_is_there_before_anything_slow_is_imported():
    program = (
        "import sys; from assessor.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted(name for name in sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert "usage: assessor" in done.stdout
    assert [name for name in SLOW if f"'{name}'" in done.stderr] == []
