"""The questionnaires that come with the program: whole, mapped, and what they say they are."""

from collections import Counter

import pytest

from assessor.reports.parts.names import references
from questionnaires import bundled, loader
from questionnaires.checks import check_folder

BUNDLED = {name: loader.load(bundled.folder(name)) for name in bundled.names()}
WORKSHOP = BUNDLED["op3_workshop"]
MATRIX = BUNDLED["op3_matrix"]
OBLIGATIONS = {i for i, q in WORKSHOP.questions.items() if q.legal_weight == "obligation"}


def shown(questionnaire):
    """The sources whose details are known; the others are never shown."""
    return {i for i, s in questionnaire.sources.items() if s.confidence in ("seen", "known")}


@pytest.mark.parametrize("name", bundled.names())
def test_a_bundled_questionnaire_has_no_problem_and_the_name_of_its_folder(name):
    assert check_folder(bundled.folder(name)) == []
    assert BUNDLED[name].id == name


@pytest.mark.parametrize("questionnaire", BUNDLED.values(), ids=BUNDLED)
def test_every_report_can_carry_the_caution_that_it_does_not_measure_compliance(questionnaire):
    assert "compliance" in questionnaire.head.caution


@pytest.mark.parametrize("questionnaire", BUNDLED.values(), ids=BUNDLED)
def test_every_id_that_people_see_has_a_label(questionnaire):
    vocabulary = questionnaire.vocabulary
    for question in questionnaire.questions.values():
        assert vocabulary.weapons.keys() >= set(question.weapons), question.id
        assert vocabulary.sides.keys() >= set(question.sides), question.id


@pytest.mark.parametrize("questionnaire", BUNDLED.values(), ids=BUNDLED)
def test_every_question_has_a_reference_that_may_be_shown(questionnaire):
    for question in questionnaire.questions.values():
        named = {reference.partition(" ")[0] for reference in question.references}
        assert named & shown(questionnaire), question.id


@pytest.mark.parametrize("questionnaire", BUNDLED.values(), ids=BUNDLED)
def test_every_source_is_referred_to(questionnaire):
    references = [r for question in questionnaire.questions.values() for r in question.references]
    assert {r.partition(" ")[0] for r in references} == questionnaire.sources.keys()


@pytest.mark.parametrize("questionnaire", BUNDLED.values(), ids=BUNDLED)
def test_reports_cite_only_sources_whose_details_are_known(questionnaire):
    citations = [questionnaire.sources[ident].citation for ident in shown(questionnaire)]
    for question in questionnaire.questions.values():
        for cited in references(questionnaire, question):
            assert any(cited.startswith(citation) for citation in citations), cited


@pytest.mark.parametrize("questionnaire", BUNDLED.values(), ids=BUNDLED)
def test_every_field_of_op3c_and_d_is_reached_or_has_a_reason(questionnaire):
    assert "op3cd" in questionnaire.head.covers
    reached = {ident for question in questionnaire.questions.values() for ident in question.fields}
    fields = {field.id for field in questionnaire.fields.values() if field.group == "op3cd"}
    assert fields - reached == fields & questionnaire.head.unreached.keys()


# The workshop questionnaire: 157 questions on the four modules.


def test_the_workshop_has_157_questions_in_46_elements_and_293_cells():
    assert len(WORKSHOP.questions) == 157
    assert len(WORKSHOP.elements) == 46
    assert len(WORKSHOP.cells) == 293


def test_the_workshop_asks_each_module_so_many_questions():
    assert {
        module.id: sum(len(element.questions) for element in module.elements)
        for module in WORKSHOP.modules
    } == {"aims": 17, "key_elements": 79, "private_sector": 35, "cooperation": 26}


def test_the_workshop_asks_so_many_questions_of_each_legal_weight():
    assert Counter(question.legal_weight for question in WORKSHOP.questions.values()) == {
        "obligation": 20,
        "expected": 52,
        "good_practice": 85,
    }


@pytest.mark.parametrize(
    ("key", "number"),
    [("enforcement_anchors", 27), ("ask_if", 18), ("na_only_if", 6), ("for_each", 2)],
)
def test_the_workshop_has_so_many_questions_with(key, number):
    assert sum(bool(getattr(question, key)) for question in WORKSHOP.questions.values()) == number


def test_a_workshop_question_says_all_that_a_person_who_answers_needs():
    for question in WORKSHOP.questions.values():
        assert question.kind == "level"
        said = (question.why, question.legal_basis, question.action, question.evidence)
        assert all((*said, question.respondents, question.references)), question.id
        assert question.id.startswith(f"M{WORKSHOP.module_of[_element(question)].number}-")


def _element(question):
    return WORKSHOP.element_of[question.id].id


def test_the_quick_scan_asks_every_obligation_in_all_four_modules():
    quick = WORKSHOP.asked_in("quick")
    assert quick.keys() >= OBLIGATIONS
    assert len(quick) == 30
    modules = {WORKSHOP.module_of[_element(question)].id for question in quick.values()}
    assert modules == {module.id for module in WORKSHOP.modules}


def test_every_obligation_has_an_agency_that_answers_it():
    answered = {
        ident
        for agency in WORKSHOP.agencies
        for ident in (*agency.primary_questions, *agency.secondary_questions)
    }
    assert len(WORKSHOP.agencies) == 10
    assert answered >= OBLIGATIONS


# The matrix questionnaire: one question for each row.


def test_the_matrix_asks_each_row_of_its_groups_once():
    mapped = [ident for question in MATRIX.questions.values() for ident in question.fields]
    rows = [
        field.id
        for field in MATRIX.fields.values()
        if field.group in MATRIX.head.covers and field.row
    ]
    assert sorted(mapped) == sorted(rows)
    assert len(rows) == 74


def test_a_matrix_question_is_filled_in_where_its_row_is():
    for question in MATRIX.questions.values():
        (field,) = (MATRIX.fields[ident] for ident in question.fields)
        assert (question.weapons, question.sides) == (field.weapons, field.sides), question.id


def test_the_matrix_knows_x_and_question_mark_and_no_blank():
    for question in MATRIX.questions.values():
        assert [option.id for option in question.options] == ["X", "?"], question.id
        assert question.target == "X"


def test_the_layout_of_the_matrix_holds_every_row_once():
    layouts = {layout.id: layout for layout in MATRIX.layouts}
    printed = [ident for row in layouts["matrix_2013"].rows for ident in row.fields]
    rows = [field.id for field in MATRIX.fields.values() if field.row]
    assert len(printed) == len(set(printed))
    assert set(printed) <= set(rows)
    covered = {f.id for f in MATRIX.fields.values() if f.row and f.group in MATRIX.head.covers}
    assert covered <= set(printed)
