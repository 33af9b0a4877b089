"""What became of questions between editions: the file beside a questionnaire, and where ids lead.

The mistakes that its check finds are in ``examples/bad/edition_*``.
"""

from __future__ import annotations

from fractions import Fraction as F

import pytest
from editions import FIRST, SECOND, STEPS, folder
from hypothesis import given
from hypothesis import strategies as st

from questionnaires import loader, supplements
from questionnaires.checks import check_folder
from questionnaires.editions import EditionsFile, Gone, Place, follow, route
from questionnaires.pairing import Pair, pairing


def steps(*tables: dict) -> EditionsFile:
    return EditionsFile.model_validate({"step": list(tables)})


CHAIN = steps(
    {"from": "1", "to": "2", "renamed": [{"old": "A", "new": "B"}]},
    {
        "from": "2",
        "to": "3",
        "split": [{"old": "B", "new": ["C", "D"], "carry": ["C"], "why": "Two things."}],
        "merged": [{"old": ["X", "Y"], "new": "Z", "carry": "X", "why": "One thing."}],
    },
    {
        "from": "3",
        "to": "4",
        "reworded": [{"id": "C", "why": "Clearer."}],
        "changed": [{"id": "Z", "why": "Wider."}],
        "retired": [{"id": "D", "why": "Nobody knew."}],
    },
)


WHY = ("Two things.",)


def test_the_example_of_two_editions_is_sound(tmp_path):
    assert check_folder(folder(tmp_path / "one", FIRST)) == []
    two = folder(tmp_path / "two", SECOND, STEPS)
    assert check_folder(two) == []
    assert supplements.read(two, "editions.toml", EditionsFile).steps[0].from_ == "1"


def test_the_file_of_editions_is_no_part_of_the_digest(tmp_path):
    with_, without = folder(tmp_path / "a", SECOND, STEPS), folder(tmp_path / "b", SECOND)
    assert loader.load(with_).digest == loader.load(without).digest


def test_steps_lead_through_several_editions_or_nowhere():
    assert [step.to for step in route(CHAIN, "1", "4")] == ["2", "3", "4"]
    assert route(CHAIN, "3", "3") == ()
    assert route(CHAIN, "4", "1") is None
    assert route(CHAIN, "0", "4") is None
    circle = steps({"from": "1", "to": "2"}, {"from": "2", "to": "1"})
    assert route(circle, "1", "3") is None


@pytest.mark.parametrize(
    ("ident", "end", "places"),
    [
        ("A", "2", (Place("B"),)),
        (
            "A",
            "3",
            (Place("C", "carried", ("Two things.",)), Place("D", "split", ("Two things.",))),
        ),
        ("A", "4", (Place("C", "carried", ("Two things.", "Clearer."), True),)),
        ("B", "2", (Place("B"),)),
        ("X", "4", (Place("Z", "changed", ("One thing.", "Wider.")),)),
        ("Y", "4", (Place("Z", "merged", ("One thing.", "Wider.")),)),
        ("Q", "4", (Place("Q"),)),
    ],
)
def test_an_id_is_followed_through_the_editions(ident, end, places):
    assert follow(route(CHAIN, "1", end), ident) == places


def test_a_question_that_is_gone_says_why():
    retired = steps({"from": "1", "to": "2", "retired": [{"id": "A", "why": "Nobody knew."}]})
    assert follow(retired.steps, "A") == Gone(("Nobody knew.",))


def test_questions_of_two_editions_are_paired_in_the_order_of_the_later_one():
    old, new = loader.load_texts(FIRST), loader.load_texts(SECOND)
    [step] = supplements_of(STEPS).steps
    split = ("How well is asked apart.",)
    assert pairing(old, new, [step]).questions == (
        Pair("L-1", "L-9"),
        Pair("L-2", "L-2", "changed", ("A law has to be in force, too.",)),
        Pair("L-3", "L-4", "carried", (*split, "It says of whom."), reworded=True),
        Pair("L-3", "L-5", "split", split),
        Pair("U-1", "U-1"),
        Pair("U-2", None, whys=("Nobody reads it.",)),
    )


def test_only_what_is_carried_has_a_name_in_the_later_edition():
    old, new = loader.load_texts(FIRST), loader.load_texts(SECOND)
    names = pairing(old, new, supplements_of(STEPS).steps).names
    assert names == {
        "L-1": "L-9", "L-3": "L-4", "U-1": "U-1", "law": "law", "use": "use", "m": "m",
    }  # fmt: skip


def test_without_steps_the_same_id_is_the_same_question():
    old, new = loader.load_texts(FIRST), loader.load_texts(SECOND)
    pairs = {(pair.before, pair.after) for pair in pairing(old, new).questions}
    assert ("L-2", "L-2") in pairs
    assert ("L-1", None) in pairs
    assert (None, "L-9") in pairs


def supplements_of(text: str) -> EditionsFile:
    import tomli

    return EditionsFile.model_validate(tomli.loads(text, parse_float=F))


IDS = st.sampled_from("ABCDEF")


@st.composite
def any_step(draw):
    """A step that says one thing at most of each id."""
    ids = draw(st.lists(IDS, unique=True, max_size=6))
    table: dict = {"from": "1", "to": "2"}
    for ident in ids:
        kind = draw(st.sampled_from(("renamed", "changed", "split", "retired")))
        entry = {
            "renamed": {"old": ident, "new": f"{ident}1"},
            "changed": {"id": ident, "why": "w"},
            "split": {"old": ident, "new": [f"{ident}1", f"{ident}2"], "why": "w"},
            "retired": {"id": ident, "why": "w"},
        }[kind]
        table.setdefault(kind, []).append(entry)
    return table


@given(any_step(), IDS)
def test_every_id_has_a_place_or_a_reason_for_having_none(table, ident):
    places = follow(steps(table).steps, ident)
    if isinstance(places, Gone):
        assert places.whys
    else:
        assert places
        assert all(place.means == "carried" or place.whys for place in places)
