"""Every number and every finding explains itself, down to the answers."""

import pytest
from test_reports import SAID, answered, world

from assessor.errors import UserError
from assessor.reports import explain
from assessor.reports.formats import terminal
from scoring import assess


def explained(ident: str, profile: str = "full") -> str:
    questionnaire, assessment = world(), answered(SAID, profile=profile)
    result = assess(questionnaire, assessment.current(), profile)
    return terminal.render(explain.explain(questionnaire, result, assessment, ident), 100)


def test_an_element_down_to_its_answers() -> None:
    assert (
        explained("transit")
        == """\
How transit comes about
═══════════════════════

Element transit
═══════════════
- 1.1 Transit: 15–25 %; weighted mean, answered 5 of 6 (83 %)
  - The average of its parts, each with its weight.
  - low, open answers at their least: (3/10 + 0) / 2 = 3/20 (15 %)
  - high, open answers at their most: (1/2 + 0) / 2 = 1/4 (25 %)
  - by side alone: law 33 %, enforcement 25–75 %
  - T-1: Can goods in transit be held?: 30–50 %; weighted mean, answered 4 of 5 (80 %)
    - The average of its parts, each with its weight.
    - low, open answers at their least: (1 + 0 + 0 + 0 + 1/2) / 5 = 3/10 (30 %)
    - high, open answers at their most: (1 + 0 + 0 + 1 + 1/2) / 5 = 1/2 (50 %)
    - by side alone: law 33 %, enforcement 25–75 %
    - T-1/law.N: 2 – all = 1 (100 %)
    - T-1/law.C: 0 – none = 0 (0 %)
    - T-1/law.B: 0 – none = 0 (0 %)
    - T-1/enforcement.N: don't know, anything from 0 to 1
    - T-1/enforcement.C: not applicable; left out (No chemical cargo.)
    - T-1/enforcement.B: 1 – some = 1/2 (50 %)
  - T-2: Is there advance cargo data? 0 – none = 0 (0 %)
"""
    )


def test_one_place_of_a_field() -> None:
    assert (
        explained("transit_control/law.C")
        == """\
How transit_control/law.C comes about
═════════════════════════════════════

Field: 20 Transit control
═════════════════════════
Goods that pass through.

law C: not in place
───────────────────
Rule: every deciding answer is at the floor: nothing is in place. It rests on questions of the legal
weight obligation.

- T-1/law.C: at the floor: 0 – none: No power; wanted is 1 – some: A power on paper.

Mapped to the field as well, of weaker legal weight, not deciding: T-2.
"""
    )


def test_a_field_shows_all_its_places_and_a_side_only_its_own() -> None:
    assert explained("transit_control").count("Rule:") == 6
    assert explained("transit_control/law").count("Rule:") == 3


def test_one_answer() -> None:
    shown = explained("T-1/law.C")
    assert "Said        0 – none (2026-01-02)" in shown
    assert "Wanted      1 – some: A power on paper." in shown
    assert "Comment     Not drafted yet." in shown
    assert "Counts for  20 Transit control" in shown


def test_an_answer_that_was_changed_keeps_what_was_said_before() -> None:
    said = dict(SAID)
    first = answered(said)
    changed = first.current()["T-2"].model_copy(update={"rev": first.rev + 1, "value": 2})
    assessment = first.with_response("T-2", changed)
    questionnaire = world()
    result = assess(questionnaire, assessment.current(), "full")
    shown = terminal.render(explain.explain(questionnaire, result, assessment, "T-2"))
    assert "Said         2 – all" in shown
    assert "Said before  0 – none" in shown


def test_a_question_that_is_ruled_out_says_by_what() -> None:
    assert "B-2 is asked only if B-1 is X – yes, by law" in explained("B-2")


def test_a_question_outside_the_profile_says_so() -> None:
    assert "The profile brokers does not ask T-1" in explained("T-1", "brokers")


def test_a_field_without_questions_says_why() -> None:
    assert "Not asked, because the port has no instruments." in explained("border_support")


def test_a_total_that_is_not_shown_says_why_and_how_it_would_come_about() -> None:
    questionnaire, assessment = world(), answered({})
    result = assess(questionnaire, {}, "full")
    shown = terminal.render(explain.explain(questionnaire, result, assessment, "total"))
    assert "No total: answered 0 of" in shown


@pytest.mark.parametrize("ident", ["T-11", "transit_controll", "transit_control/law.X", ""])
def test_an_unknown_id_is_refused(ident: str) -> None:
    with pytest.raises(UserError) as refused:
        explained(ident)
    assert refused.value.todo


def test_a_typing_slip_is_met_with_the_id_that_was_meant() -> None:
    with pytest.raises(UserError) as refused:
        explained("transit_controll")
    assert "transit_control" in refused.value.todo
