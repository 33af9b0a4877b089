"""Chains of entries: merging is a union, what was said with knowledge supersedes, edits show."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor import saved
from questionnaires import history
from questionnaires.responses import Assessment, Edition, Response

AT = "2026-01-02T00:00:00Z"
EMPTY = Assessment(
    id="0f0f0f0f",
    created=AT,
    system="Tesmara",
    questionnaire=Edition(id="port", edition="7", digest="0" * 64),
    profile="full",
)


def say(assessment, cell, value, agency=None, at=AT):
    said = Response(rev=assessment.rev + 1, status="answered", value=value, agency=agency, at=at)
    return assessment.with_response(cell, said)


def test_each_entry_names_the_one_before_it():
    chain = say(say(EMPTY, "Q1", 1), "Q2", 2)
    [first], [second] = chain.responses["Q1"], chain.responses["Q2"]
    assert first.prev == ()
    assert second.prev == (history.digest("responses", "Q1", first),)
    assert chain.heads == (history.digest("responses", "Q2", second),)


def test_answers_given_apart_that_differ_are_in_conflict_and_not_known():
    base = say(EMPTY, "Q1", 1)
    merged = history.union(base, say(base, "Q1", 2, "customs"), say(base, "Q1", 3, "police"))
    assert merged.responses["Q1"][0].value == 1
    assert {said.value for said in merged.responses["Q1"]} == {1, 2, 3}
    assert list(merged.conflicts) == ["Q1"]
    assert len(merged.conflicts["Q1"]) == 2
    assert merged.current()["Q1"].status == "unknown"


def test_answers_given_apart_that_say_the_same_are_none():
    merged = history.union(EMPTY, say(EMPTY, "Q1", 2, "customs"), say(EMPTY, "Q1", 2, "police"))
    assert merged.conflicts == {}
    assert merged.current()["Q1"].value == 2
    assert len(merged.responses["Q1"]) == 2


def test_what_is_said_after_a_merge_settles_the_conflict_also_when_merged_again():
    mine, theirs = say(EMPTY, "Q1", 2, "customs"), say(EMPTY, "Q1", 3, "police")
    settled = say(history.union(EMPTY, mine, theirs), "Q1", 2)
    assert settled.conflicts == {}
    assert history.union(settled, theirs, mine) == settled
    assert settled.current()["Q1"].value == 2


def test_an_answer_that_did_not_know_of_the_decision_is_a_new_conflict():
    mine, theirs = say(EMPTY, "Q1", 2, "customs"), say(EMPTY, "Q1", 3, "police")
    settled = say(history.union(EMPTY, mine, theirs), "Q1", 2)
    later = say(theirs, "Q1", 4, "police")
    assert list(history.union(settled, later).conflicts) == ["Q1"]


copies = st.lists(
    st.lists(
        st.tuples(st.sampled_from(["Q1", "Q2", "Q3"]), st.integers(0, 4), st.sampled_from("abc")),
        max_size=6,
    ),
    min_size=1,
    max_size=4,
)


def answered(base, answers):
    for cell, value, agency in answers:
        base = say(base, cell, value, agency)
    return base


@settings(max_examples=200, deadline=None)
@given(copies, st.lists(st.tuples(st.sampled_from(["Q1", "Q2"]), st.integers(0, 4))), st.data())
def test_merging_is_commutative_associative_and_idempotent(said, before, data):
    base = answered(EMPTY, [(cell, value, None) for cell, value in before])
    parts = [answered(base, answers) for answers in said]
    merged = history.union(base, *parts)
    shuffled = data.draw(st.permutations(parts))
    assert history.union(base, *shuffled) == merged
    one_by_one = base
    for part in shuffled:
        one_by_one = history.union(one_by_one, part)
    assert one_by_one == merged
    half = data.draw(st.integers(0, len(parts)))
    left, right = history.union(base, *parts[:half]), history.union(base, *parts[half:])
    assert history.union(left, right) == merged
    assert history.union(merged, merged) == merged
    assert history.union(merged, *parts) == merged


@settings(max_examples=100, deadline=None)
@given(copies)
def test_a_merge_loses_nothing_that_was_ever_said(said):
    parts = [answered(EMPTY, answers) for answers in said]
    merged = history.by_digest(history.union(EMPTY, *parts))
    for part in parts:
        assert history.by_digest(part).items() <= merged.items()


@settings(max_examples=100, deadline=None)
@given(copies)
def test_a_merged_file_is_saved_and_read_as_it_is(said):
    merged = history.union(EMPTY, *(answered(EMPTY, answers) for answers in said))
    assert saved.loads(saved.dumps(merged), "merged.json") == merged


def knows(entries, digest):
    """Every entry that one followed, directly or through others; the long way."""
    known, waiting = set(), list(entries[digest][2].prev)
    while waiting:
        each = waiting.pop()
        if each not in known:
            known.add(each)
            waiting += entries[each][2].prev
    return known


@settings(max_examples=100, deadline=None)
@given(copies, copies)
def test_a_conflict_is_between_answers_that_no_later_one_knew_of(said, later):
    merged = history.union(EMPTY, *(answered(EMPTY, answers) for answers in said))
    merged = history.union(merged, *(answered(merged, answers) for answers in later))
    entries = history.by_digest(merged)
    for cell in merged.responses:
        here = [each for each, (_part, ident, _entry) in entries.items() if ident == cell]
        known = set().union(*(knows(entries, each) for each in here))
        stand = {each for each in here if each not in known}
        differ = len({entries[each][2].value for each in stand}) > 1
        assert merged.conflicts.get(cell, ()) == (tuple(sorted(stand)) if differ else ())


def test_a_file_of_the_first_version_is_chained_when_it_is_read():
    table = json.loads(saved.dumps(say(say(EMPTY, "Q1", 1), "Q1", 2)))
    table["format_version"] = 1
    del table["heads"]
    for said in table["responses"]["Q1"]:
        said.pop("prev", None)
    assert saved.loads(json.dumps(table).encode(), "old.json") == say(say(EMPTY, "Q1", 1), "Q1", 2)


@pytest.mark.parametrize(
    ("part", "change"),
    [("value", 4), ("at", "2026-01-02T00:00:01Z"), ("by", "Somebody else"), ("comment", "More.")],
)
def test_a_change_by_hand_leaves_an_entry_that_nothing_follows(part, change):
    chain = say(say(say(EMPTY, "Q1", 1), "Q2", 2), "Q1", 3)
    assert list(history.broken(chain)) == []
    table = json.loads(saved.dumps(chain))
    table["responses"]["Q2"][0][part] = change
    edited = saved.loads(json.dumps(table).encode(), "edited.json")
    assert list(history.broken(edited)) != []
