"""What stands beside a questionnaire: read when asked for, whole or refused, and never digested."""

import pytest
from harbour import FILES, PLAN

from questionnaires import bundled, loader, supplements
from questionnaires.plan import PlanFile, places
from questionnaires.problems import ContentError


@pytest.fixture
def folder(tmp_path):
    """The harbour's questionnaire on the disk, with its plan."""
    (tmp_path / "elements").mkdir()
    for name, text in (FILES | {"plan.toml": PLAN}).items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def refused(folder):
    with pytest.raises(ContentError) as problems:
        supplements.read(folder, "plan.toml", PlanFile)
    return [f"{problem.code} {problem.where}" for problem in problems.value.problems]


def test_a_supplement_that_is_not_there_is_none(tmp_path):
    assert supplements.read(tmp_path, "plan.toml", PlanFile) is None


def test_a_plan_is_read_and_tells_where_each_question_is(folder):
    plan = supplements.read(folder, "plan.toml", PlanFile)
    found = places(loader.load(folder), plan.phases)
    assert found == {"LAW": 0, "GUIDE": 1, "LIST": 1, "LICENCE": 1, "GATE": 2}


def test_a_plan_is_no_part_of_the_digest(folder):
    before = loader.load(folder).digest
    (folder / "plan.toml").write_text(PLAN.replace("first year", "soon"), "utf-8")
    assert loader.load(folder).digest == before


def test_every_mistake_of_a_supplement_is_named(folder):
    spoilt = PLAN.replace('time_frame = "third year"', "").replace('"legal"', '"money"')
    (folder / "plan.toml").write_text(spoilt, "utf-8")
    assert refused(folder) == ["Q201 help ▸ drafting", "Q201 phase ▸ enforcement ▸ time_frame"]


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda path: path.write_bytes(b"\xff"), "Q103 "),
        (lambda path: path.write_text("a = "), "Q104 "),
        (lambda path: path.write_bytes(b"#" * (loader.LARGEST_FILE + 1)), "Q105 "),
        (lambda path: (path.unlink(), path.mkdir()), "Q102 "),
    ],
)
def test_a_damaged_supplement_is_refused(folder, damage, code):
    damage(folder / "plan.toml")
    assert refused(folder) == [code]


@pytest.mark.parametrize("name", bundled.names())
def test_every_bundled_questionnaire_has_a_plan_with_a_place_for_every_question(name):
    questionnaire = loader.load(bundled.folder(name))
    plan = supplements.read(bundled.folder(name), "plan.toml", PlanFile)
    for shares in (plan.phases, plan.subjects):
        assert places(questionnaire, shares).keys() == questionnaire.questions.keys()


def test_every_kind_of_help_of_the_workshop_has_its_place_on_the_form():
    questionnaire = loader.load(bundled.folder("op3_workshop"))
    plan = supplements.read(bundled.folder("op3_workshop"), "plan.toml", PlanFile)
    assert plan.help.keys() == questionnaire.vocabulary.assistance.keys()
