"""Published scoring rules are data: docs/examples has each, and the engine knows none by name.

Their worked numbers are cases beside them, held by test_cases. Here is what a case cannot say.
"""

import importlib.util
import re
import sys
from fractions import Fraction as F
from itertools import combinations_with_replacement, permutations
from pathlib import Path

import pytest

from questionnaires import cases, loader
from questionnaires.checks import check_folder
from questionnaires.way import Way
from scoring import assess
from scoring.methods import METHODS

PROJECT = Path(__file__).parent.parent
EXAMPLES = PROJECT / "docs/examples"
FOLDERS = sorted(head.parent for head in EXAMPLES.glob("*/questionnaire.toml"))
ENGINE = [
    *(PROJECT / "scoring").glob("*.py"),
    *(PROJECT / "questionnaires").glob("*.py"),
    *(PROJECT / "questionnaires/checks").glob("*.py"),
]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_published_rule_has_no_problem_and_its_folder_has_its_name(folder):
    assert check_folder(folder) == []
    assert loader.load(folder).id == folder.name


def test_every_published_rule_is_in_the_table_of_examples():
    table = (EXAMPLES / "README.md").read_text("utf-8")
    for folder in FOLDERS:
        assert f"[{folder.name}]({folder.name}/questionnaire.toml)" in table


NAMES = (
    "SPAR", "JEE", "PEFA", "SAMM", "OWASP", "CRR", "CISA", "CJSART", "SPRS", "NIST", "DoD", "PPI",
    "Peddling", "FATF", "COINr", "WHO", "OECD",
)  # fmt: skip


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: path.name)
def test_the_engine_names_no_instrument(path):
    found = re.findall(rf"(?i:\b(?:{'|'.join(NAMES[:-2])})\b)|\bWHO\b", path.read_text("utf-8"))
    assert found == []


def test_files_too_long_to_type_are_what_the_generator_makes():
    spec = importlib.util.spec_from_file_location("generate", EXAMPLES / "generate.py")
    generate = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = generate
    spec.loader.exec_module(generate)
    for name, text in generate.files().items():
        assert (EXAMPLES / name).read_text("utf-8") == text, name


def closed_form(dimensions):
    """The conversion table as it was derived: the mean up to a half grade, at most D+ below 2."""
    mean = F(sum(dimensions), len(dimensions))
    if mean >= 2:
        return F(-(-mean * 2 // 1), 2)
    return F(1) if mean < F(4, 3) else F(3, 2)


@pytest.mark.parametrize("many", [2, 3, 4])
def test_the_conversion_table_is_its_closed_form_in_any_order(many):
    way = loader.load(EXAMPLES / "pefa_m2").head.scoring.element
    for dimensions in combinations_with_replacement(range(1, 5), many):
        for order in set(permutations(dimensions)):
            parts = [(F(each), F(1)) for each in order]
            assert METHODS["lookup"](parts, way) == closed_form(dimensions), order


def test_rounding_only_once_at_the_end_gives_another_total():
    folder = EXAMPLES / "spar"
    case = next(each for each in cases.read(folder) if "63" in each.name)
    raw = loader.parse(loader.read_folder(folder))
    total = {}
    for key in ("as published", "once"):
        asked = loader.build(raw)
        total[key] = assess(asked, cases.responses(case, asked)).total.interval.low
        del raw["questionnaire.toml"]["scoring"]["element"]
        raw["questionnaire.toml"]["scoring"]["element"] = "mean"
    assert total == {"as published": F(64, 100), "once": F(63, 100)}


def test_there_are_110_requirements_of_which_109_have_points():
    asked = loader.load(EXAMPLES / "sprs")
    assert len(asked.questions) == 110
    weights = [q.weight for q in asked.questions.values() if q.id != "PLAN"]
    assert (weights.count(5), weights.count(3), weights.count(1)) == (44, 14, 51)


@pytest.mark.parametrize("least", [0, -1])
def test_the_geometric_mean_refuses_what_has_none(least):
    parts = [(F(least), F(1)), (F(2), F(1)), (F(3), F(1))]
    assert METHODS["geometric"](parts, Way()) is None
