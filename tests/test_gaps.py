"""Gaps: what falls short, the most pressing first, and why it stands there."""

from fractions import Fraction as F

from tiny import answers, questionnaire

from scoring import assess


def gaps(asked, **said):
    return assess(asked, answers(asked, **said)).gaps


def test_only_answers_below_their_target_are_gaps():
    asked = questionnaire(a="".join(f'[[question]]\nid = "Q{n}"\n' for n in range(5)))
    found = gaps(asked, Q0=2, Q1=3, Q2="unknown", Q3="na")
    assert [gap.question for gap in found] == ["Q0"]


def test_a_gap_says_which_cells_are_short_and_by_how_much():
    asked = questionnaire(a='[[question]]\nid = "Q1"\nweapons = ["N", "C", "B"]')
    (gap,) = gaps(asked, Q1={"N": 3, "C": 2, "B": 0})
    assert [(cell.cell.weapon, cell.shortfall) for cell in gap.cells] == [
        ("C", F(1, 3)),
        ("B", F(1)),
    ]
    assert (gap.target, gap.shortfall, gap.total_shortfall) == (3, F(1), F(4, 3))


def test_gaps_come_by_legal_weight_then_shortfall_then_what_waits_for_them():
    asked = questionnaire(
        a="""
[[question]]
id = "GOOD"
[[question]]
id = "SMALL"
legal_weight = "obligation"
[[question]]
id = "LARGE"
legal_weight = "obligation"
[[question]]
id = "WAITED-FOR"
legal_weight = "expected"
[[question]]
id = "ALONE"
legal_weight = "expected"
[[question]]
id = "WAITS"
ask_if = { question = "WAITED-FOR", at_least = 1 }
"""
    )
    said = {"GOOD": 0, "SMALL": 2, "LARGE": 0, "WAITED_FOR": 0, "ALONE": 0}
    found = gaps(asked, **said)
    assert [gap.question for gap in found] == ["LARGE", "SMALL", "WAITED-FOR", "ALONE", "GOOD"]
    assert found[2].waiting == ("WAITS",)


def test_of_equal_gaps_the_one_with_more_short_cells_presses_more():
    asked = questionnaire(
        a='[[question]]\nid = "ONE"\nweapons = ["N", "C"]\n'
        '[[question]]\nid = "BOTH"\nweapons = ["N", "C"]'
    )
    found = gaps(asked, ONE={"N": 0, "C": 3}, BOTH={"N": 0, "C": 0})
    assert [gap.question for gap in found] == ["BOTH", "ONE"]


def test_a_number_falls_short_of_its_target_by_the_way_left_to_it():
    asked = questionnaire(a='[[question]]\nid = "Q1"\nkind = "number"\nfloor = 10\ntarget = 20')
    (gap,) = gaps(asked, Q1=15)
    assert gap.shortfall == F(1, 2)
