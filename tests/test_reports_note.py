"""The information note: what its author says beside what the assessment says.

``golden/note.md`` is what it has to be, byte for byte. After a change that is meant:

    GOLDEN=refresh python -m pytest tests/test_reports_note.py

and read the difference before it is committed.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from test_reports import FILES, SAID, answered

from assessor import reports
from assessor.reports import information_note
from assessor.reports.case import Case
from assessor.reports.details import Details
from questionnaires import loader
from questionnaires.model import Questionnaire
from scoring import assess

GOLDEN = Path(__file__).with_name("golden") / "note.md"

DETAILS = {
    "contact": {"name": "Ana Orlo", "title": "Head of unit"},
    "event": {
        "kind": "event",
        "title": "Port workshop",
        "organiser": "Port authority",
        "venue": "Port Liss",
        "start": "2026-01-01",
        "end": "2026-01-02",
        "objectives": ("Look at transit.", "Look at brokers."),
        "background": "The port has grown.\nIts rules have not.",
        "participants": (
            {"agency": "Customs", "name": "Ivo Marr"},
            {"agency": "Police", "number": 3},
            {"agency": "Customs", "name": "Teo Varn"},
        ),
        "highlights": {"trade": ("Brokers are few.",)},
        "further_steps": ("Meet again in June.",),
        "disclaimer": "This note binds nobody.",
    },
}


def world() -> Questionnaire:
    """The port of the gap report's tests in two modules, the first with two elements."""
    head = FILES["questionnaire.toml"].replace('"brokers"]', '"data"]') + (
        '[[module]]\nid = "trade"\nnumber = 2\nname = "Trade"\nelements = ["brokers"]\n'
    )
    transit, first, second = FILES["elements/transit.toml"].partition('[[question]]\nid = "T-2"')
    data = f'id = "data"\nname = "Cargo data"\n{first}{second}'
    return loader.load_texts(
        {**FILES, "questionnaire.toml": head, "elements/transit.toml": transit,
         "elements/data.toml": data}
    )  # fmt: skip


def case(said: dict[str, dict[str, object]], details: object = None, **about: object) -> Case:
    questionnaire, assessment = world(), answered(said, **about)
    result = assess(questionnaire, assessment.current(), assessment.profile)
    given = Details.model_validate(details or {})
    return Case(assessment, questionnaire, result, Path("port"), details=given)


def note(told: Case) -> str:
    return reports.make(told, "information-note", "markdown").decode()


def test_the_note_is_the_golden_one() -> None:
    text = note(case(SAID, DETAILS, agency="Port authority", note="Tesmara is invented."))
    if os.environ.get("GOLDEN") == "refresh":
        GOLDEN.write_bytes(text.encode())
    assert text == GOLDEN.read_bytes().decode()


def test_without_details_there_are_blanks_that_say_what_belongs_there() -> None:
    text = note(case(SAID)).replace("\\", "")
    for label in ("title", "organiser", "venue", "date", "objectives", "background",
                  "participants by agency", "highlights", "further steps"):  # fmt: skip
        assert f"[to be filled in: {label}]" in text
    assert "This note is for information." in text
    assert "no measure of compliance" in text


def test_without_answers_there_is_a_note() -> None:
    text = note(case({}))
    assert "From the assessment: score 0–100 %, answered 0 of 7 (0 %)." in text
    assert "Last answer:** none yet" in text
    assert "What the gaps ask for first" not in text


def test_an_exercise_says_that_its_levels_are_of_an_exercise() -> None:
    text = note(case(SAID, assessor_type="exercise"))
    assert "The levels in this note were given in an exercise." in text
    assert "**Exercise:**" in text
    assert "exercise" not in note(case(SAID)).lower()


def test_an_event_held_for_an_exercise_is_called_what_the_details_say() -> None:
    text = note(case(SAID, DETAILS, assessor_type="exercise"))
    assert "**Event:** Port workshop" in text
    assert "given in an exercise" in text


@pytest.mark.parametrize(
    ("event", "shown"),
    [
        ({"start": "2026-01-01"}, "2026-01-01"),
        ({"start": "2026-01-01", "end": "2026-01-01"}, "2026-01-01"),
        ({"start": "2026-01-01", "end": "2026-01-03"}, "2026-01-01 to 2026-01-03"),
        ({"dates": "spring 2026"}, "spring 2026"),
    ],
)
def test_the_date_is_a_day_days_or_words(event: dict[str, object], shown: str) -> None:
    assert f"**Date:** {shown}\n" in note(case(SAID, {"event": event}))


def test_participants_are_gathered_by_agency_and_counted() -> None:
    text = note(case(SAID, DETAILS))
    assert "2 agencies took part, with 5 participants." in text
    assert "| Customs | Ivo Marr, Teo Varn | 2 |" in text
    assert "| Police | – | 3 |" in text


def test_a_number_that_nobody_told_is_not_counted() -> None:
    event = {"participants": ({"agency": "Customs", "number": 2}, {"agency": "Police"})}
    text = note(case(SAID, {"event": event}))
    assert "2 agencies took part." in text
    assert "| Police | – | – |" in text


def test_the_strongest_begins_highest_and_the_weakest_ends_lowest() -> None:
    said = {**SAID, "T-2": {"status": "answered", "value": 2}}
    text = note(case(said))
    assert "Strongest element: Cargo data (100 %); weakest: Transit (30–50 %)." in text


def test_elements_that_are_alike_are_not_told_apart() -> None:
    alike = {cell.id: {"status": "answered", "value": 1} for cell in world().cells.values()
             if cell.question in ("T-1", "T-2")}  # fmt: skip
    assert "Strongest" not in note(case(alike))


def test_law_and_enforcement_are_counted_apart() -> None:
    text = note(case(SAID))
    assert "**Law:** 1 in place, 1 partly, 2 not in place" in text
    assert "**Enforcement:** 1 in place, 1 partly, 1 not known, 1 not applicable" in text


def test_the_data_say_what_is_still_to_be_filled_in() -> None:
    event = {"title": "x", "dates": "spring", "highlights": {"trade": ["x"]}}
    data = json.loads(reports.make(case(SAID, {"event": event}), "information-note", "json"))
    assert data["format"] == "assessor/information-note"
    assert data["to_fill_in"] == [
        "event.organiser", "event.venue", "event.participants", "event.objectives",
        "event.background", "event.further_steps", "event.highlights.controls",
    ]  # fmt: skip
    whole = reports.make(case(SAID, DETAILS), "information-note", "json")
    assert json.loads(whole)["to_fill_in"] == ["event.highlights.controls"]


def test_the_tables_are_those_of_the_note() -> None:
    participants, highlights, steps = information_note.sheets(case(SAID, DETAILS))
    assert participants.rows[0] == ("Customs", "Ivo Marr, Teo Varn", 2)
    assert [row[:2] for row in highlights.rows] == [
        ("1 Controls", None), ("2 Trade", "Brokers are few."),
    ]  # fmt: skip
    assert steps.rows[0] == ("as agreed", "Meet again in June.", None)
    assert steps.rows[1] == ("T-1", "Give customs a hold power.", "Ministry of Finance")


def test_a_questionnaire_that_reaches_no_field_under_op3_says_so() -> None:
    told = case({"B-1": SAID["B-1"]}, profile="brokers")
    assert "**Law:** 1 partly" in note(told)
    none = replace(told, result=replace(told.result, findings=()))
    assert "No question that was asked reaches operative paragraph 3." in note(none)
