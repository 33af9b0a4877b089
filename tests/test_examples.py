"""The saved examples: made from their sources, and true to the case they tell."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from assessor import clock, opening, saved, store
from scoring import assess

EXAMPLES = Path(__file__).parents[1] / "examples"


def refresh():
    spec = importlib.util.spec_from_file_location("refresh", EXAMPLES / "refresh.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_saved_examples_are_what_their_sources_give(monkeypatch):
    monkeypatch.setattr(clock, "now", clock.now)  # refresh sets it; put it back afterwards
    made = refresh()
    assert saved.dumps(made.tesmara()) == (EXAMPLES / "tesmara.json").read_bytes()
    assert saved.dumps(made.germany()) == (EXAMPLES / "germany_law_2022.json").read_bytes()


def result_of(name):
    file = EXAMPLES / name
    assessment = store.read(file)
    questionnaire = opening.questionnaire_of(assessment, None, file)
    return assess(questionnaire, assessment.current(), assessment.profile)


def test_the_invented_state_has_the_gaps_that_its_case_was_written_to_show():
    result = result_of("tesmara.json")
    short = {
        cell.cell.id
        for gap in result.gaps
        if gap.legal_weight == "obligation"
        for cell in gap.cells
        if isinstance(cell.value, int) and cell.value <= 1 and cell.cell.side != "enforcement"
    }
    assert {
        "M1-REV-01", "M1-LEG-01/law.B", "M2-AUT-02/B", "M2-LST-05/law", "M2-LIC-01/law.B",
        "M2-EUC-01/law.C", "M2-EUC-01/law.B", "M2-TRA-01/law.C", "M2-TRA-01/law.B",
        "M2-BRO-01/law.N", "M2-BRO-01/law.B", "M2-PEN-01/law.B", "M2-ACC-01/law.B",
    } <= short  # fmt: skip


def test_where_the_case_is_silent_the_answer_is_unknown_and_no_gap():
    result = result_of("tesmara.json")
    unknown = {cell.id for cell, status in result.open_cells if status == "unknown"}
    assert len(unknown) > 50
    assert not unknown & {cell.cell.id for gap in result.gaps for cell in gap.cells}


def test_a_matrix_never_says_that_something_is_not_in_place():
    outcomes = {finding.outcome for finding in result_of("germany_law_2022.json").findings}
    assert outcomes == {"in_place", "partly", "not_known"}
