"""Open answers through every method: the interval is all that could come out, by brute force.

Small random trees, with every method and policy, have some of their cells left open. Each way of
answering those cells is scored, and the least and the most of them are held against the interval.

The two are equal, with these exceptions, where the interval may be wider but never narrower:
a cap's condition is open and what it looks at can break it by a better answer (``is`` on an answer
that is not the best), or the cap stands in a tree that does not only rise (a lookup, a weakest
link, a negative weight). Questions whose being asked is open count as asked; the interval then
speaks of the answers that leave them so.
"""

from fractions import Fraction as F
from itertools import product

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from questionnaires import loader
from questionnaires.checks import check_sense, tables
from questionnaires.checks.tree import tree
from questionnaires.path import path
from questionnaires.responses import Response
from questionnaires.values import choices, parse
from questionnaires.way import Way
from scoring import intervals
from scoring.intervals import combine
from scoring.marks import mark_all
from scoring.result import Interval
from scoring.scores import score_tree

AT = "2026-01-01T00:00:00Z"
SHARES = [F(0), F(1, 4), F(1, 3), F(1, 2), F(2, 3), F(1)]
NUMBERS = [F(-1), F(0), F(1, 2), F(1), F(2), F(5)]
RISING = ("mean", "geometric", "minimum", "sum", "subtract", "ladder", "stack")
METHODS = (*RISING, "weakest_link", "lookup", "none")
STEPS = st.sampled_from([F(1, 10), F(1, 4), F(1, 3), F(1)])


def ascending(draw, values, most):
    return sorted(draw(st.lists(st.sampled_from(values), min_size=2, max_size=most, unique=True)))


@st.composite
def ways(draw, methods, numbers, cappable):
    """A way, its lookup table still to be written."""
    marks = NUMBERS if numbers else SHARES
    way = {"method": draw(st.sampled_from(methods)), "number": numbers}
    if way["method"] == "weakest_link":
        way["plus"] = draw(st.sampled_from([F(0), F(1, 8), F(1, 2)]))
    if way["method"] == "subtract":
        way["start"] = draw(st.sampled_from([F(1), F(10)]))
    if way["method"] in ("ladder", "stack"):
        way["full"] = draw(st.sampled_from(marks))
    if way["method"] == "lookup":
        way["table"] = []
    if draw(st.integers(0, 3)) == 0:
        how = draw(st.sampled_from(["half_up", "half_even", "down"]))
        way["rounding"] = {"to": draw(STEPS), "how": how}
    if draw(st.integers(0, 3)) == 0:
        values = ascending(draw, marks, 4)
        ends = ascending(draw, [F(n, 4) for n in range(-4, 12)], 4)
        key = draw(st.sampled_from(["from", "above"]))
        bands = [{"name": "0", "value": values[0]}]
        for number, (end, value) in enumerate(zip(ends, values[1:], strict=False), 1):
            bands.append({"name": str(number), key: end, "value": value})
        way["bands"] = bands
    if cappable and draw(st.integers(0, 2)) == 0:
        ident, tests = draw(st.sampled_from(cappable))
        unless = {"question": ident} | draw(st.sampled_from(tests))
        way["caps"] = [{"unless": unless, "at": draw(st.sampled_from(marks)), "why": "so"}]
    return way


@st.composite
def question(draw, ident, marks):
    numbers = marks[-1] > 1
    asked = {"id": ident, "text": "?", "legal_weight": "expected"}
    policy = {
        "open": draw(st.sampled_from(["interval", "interval", "interval", "lowest", "drop"])),
        "not_applicable": draw(st.sampled_from(["drop", "zero"])),
        "method": "mean",
        "number": numbers,
    }
    kind = draw(st.sampled_from(["level", "yes_partly_no" if 0 in marks else "choice"]))
    if kind == "level":
        asked["anchors"] = ["a", "b", "c"]
        tests = [{"at_least": 1}, {"at_least": 2}]
    elif kind == "choice":
        worth = ascending(draw, marks, 3)
        options = [{"id": str(n), "label": "x", "mark": mark} for n, mark in enumerate(worth)]
        asked |= {"options": options, "target": options[-1]["id"]}
        tests = [{"is": options[-1]["id"]}, {"is": options[0]["id"]}]
    else:
        tests = [{"is": "yes"}, {"is": "partly"}]
    if draw(st.integers(0, 4)) == 0:
        asked["weapons"] = ["N", "C"]
        policy["method"] = draw(st.sampled_from(["mean", "minimum", "weakest_link"]))
        if policy["method"] == "weakest_link":
            policy["plus"] = F(1, 8)
    return asked | {"kind": kind, "scoring": policy}, tests


@st.composite
def raw_trees(draw, methods=METHODS, caps=True, conditions=False):
    marks = draw(st.sampled_from([SHARES, SHARES[1:], NUMBERS, NUMBERS[2:]]))
    numbers = marks[-1] > 1
    elements, asked = draw(questions(marks, conditions))
    allowed = asked if caps else []
    for element in elements.values():
        element["scoring"] = draw(ways(methods, numbers, allowed))
        if draw(st.integers(0, 2)) == 0:
            element["group"] = draw(groups(element, methods, numbers, allowed))
        for part in element.get("group", element["question"]):
            adds = element["scoring"]["method"] == "sum"
            part["weight"] = draw(st.sampled_from([F(1), F(2), F(-1) if adds else F(3)]))
    module = {"id": "m", "number": 1, "name": "m", "elements": list(elements)}
    total = draw(ways(methods, numbers, allowed)) | {"over": "groups"}
    if draw(st.integers(0, 2)) == 0:
        total["over"] = "items"
        for one in (one for element in elements.values() for one in element["question"]):
            one["weight"] = F(1)
    else:
        module["scoring"] = draw(ways(methods, numbers, allowed))
    worth = ascending(draw, marks, 6)
    levels = [
        {"value": n, "name": str(n), "meaning": "x", "mark": mark}
        for n, mark in enumerate([worth[0], worth[len(worth) // 2], worth[-1]])
    ]
    head = {
        "id": "random", "edition": "1", "title": "t", "summary": "s", "caution": "c",
        "answer_rule": "a", "scale": {"min": 0, "max": 2, "target": 2, "levels": levels},
        "scoring": {"total": total, "module": {"number": numbers}}, "module": [module],
    }  # fmt: skip
    files = {f"elements/{ident}.toml": element for ident, element in elements.items()}
    shared = {"provisions.toml": {"provision": []}, "fields.toml": {"field": []}}
    return draw(tabled({"questionnaire.toml": head} | shared | files, module, marks))


@st.composite
def questions(draw, marks, conditions):
    """One or two elements with up to five questions, and the tests that each can be put to."""
    elements, asked = {}, []
    for ident in draw(st.sampled_from([["e"], ["e", "f"]])):
        elements[ident] = {"id": ident, "name": ident, "question": []}
        for _each in range(draw(st.integers(1, 2 if ident == "f" else 3))):
            one, tests = draw(question(f"Q{len(asked) + 1}", marks))
            if conditions and asked and draw(st.booleans()):
                looked_at, passed = asked[0]
                one["ask_if"] = {"question": looked_at} | draw(st.sampled_from(passed))
            asked.append((one["id"], tests))
            elements[ident]["question"].append(one)
    return elements, asked


@st.composite
def groups(draw, element, methods, numbers, allowed):
    names = [f"{element['id']}{n}" for n in range(len(element["question"]))]
    for one in element["question"]:
        one["group"] = draw(st.sampled_from(names))
    used = sorted({one["group"] for one in element["question"]})
    return [
        {"id": name, "name": name, "scoring": draw(ways(methods, numbers, allowed))}
        for name in used
    ]


@st.composite
def tabled(draw, raw, module, marks):
    """The tree with its lookup tables written, from the bottom up, a row for everything."""
    tables_ = {"total": raw["questionnaire.toml"]["scoring"]["total"], "m": module.get("scoring")}
    for name, element in raw.items():
        if name.startswith("elements/"):
            tables_ |= {group["id"]: group["scoring"] for group in element.get("group", ())}
            tables_[element["id"]] = element["scoring"]
    if all(way is None or way["method"] != "lookup" for way in tables_.values()):
        return raw
    for kind in ("group", "element", "module", "total"):
        asked = loader.build(raw)
        for node in tree(asked).walk():
            if node.kind != kind or node.way.method != "lookup":
                continue
            wanted = tables._combinations(node, asked.head.scale)
            way = tables_[node.id]
            if wanted is None or len(wanted) > 60:
                way["method"] = "minimum"
                del way["table"]
            else:
                gives = st.sampled_from(marks)
                way["table"] = [
                    {"parts": list(row), "gives": draw(gives)} for row in sorted(wanted)
                ]
    return raw


def answer(asked, cell, text):
    parsed = parse(asked.questions[cell.question], asked.head.scale, text)
    return Response(rev=1, status="answered", value=parsed, at=AT)


def answers_to(asked, cell):
    return choices(asked.questions[cell.question], asked.head.scale)


@st.composite
def situations(draw, **kind):
    """A tree, and what has been said in it; at most three cells are open."""
    asked = loader.build(draw(raw_trees(**kind)))
    said, left = {}, 3
    for cell in asked.cells.values():
        status = draw(st.sampled_from(["answered", "answered", "open", "open", "na"]))
        if status == "open" and left:
            left -= 1
        elif status == "na":
            said[cell.id] = Response(rev=1, status="not_applicable", reason="x", at=AT)
        else:
            said[cell.id] = answer(asked, cell, draw(st.sampled_from(answers_to(asked, cell))))
    return asked, said


def scored(asked, said):
    way = path(asked, "full", said)
    return way, {n.id: n for n in score_tree(asked, way, mark_all(asked, way, said), said).walk()}


def completions(asked, said):
    """Each way of answering the open cells that could be anything; others keep their policy."""
    cells = [
        cell
        for cell in asked.cells.values()
        if cell.id not in said and asked.questions[cell.question].scoring.open == "interval"
    ]
    for texts in product(*(answers_to(asked, cell) for cell in cells)):
        more = {c.id: answer(asked, c, text) for c, text in zip(cells, texts, strict=True)}
        yield said | more


def only_rises(asked):
    nodes = list(tree(asked).walk())
    return all(
        node.weight > 0
        and node.way.method in RISING
        and (node.way.method != "stack" or not node.way.number)
        for node in nodes
    ) and not any(
        test.is_ in ("0", "partly") for n in nodes for c in n.way.caps for test in c.unless.tests
    )


SETTINGS = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def hold_against_brute_force(asked, said):
    way, nodes = scored(asked, said)
    outcomes = {ident: [] for ident in nodes}
    for complete in completions(asked, said):
        after, found = scored(asked, complete)
        if after.off == way.off:
            for ident in nodes:
                outcomes[ident].append(found[ident].interval)
    if any(None in found and any(found) for found in outcomes.values()):
        return  # a geometric mean of what can be nothing, which the checks refuse
    no_cap_open = all(None not in node.caps for node in nodes.values())
    for ident, node in nodes.items():
        figures = outcomes[ident]
        if not figures or figures[0] is None:
            continue
        brute = Interval(min(f.low for f in figures), max(f.high for f in figures))
        where = (ident, node.way.method, node.interval, brute)
        assert node.interval is not None, where
        assert node.interval.low <= brute.low <= brute.high <= node.interval.high, where
        if not way.pending and (no_cap_open or only_rises(asked)):
            assert node.interval == brute, where


@SETTINGS
@given(situations(caps=False))
def test_the_interval_is_exactly_all_that_could_come_out(situation):
    hold_against_brute_force(*situation)


@SETTINGS
@given(situations(methods=("lookup", "weakest_link", "stack"), caps=False))
def test_methods_that_may_fall_are_asked_about_every_combination(situation):
    hold_against_brute_force(*situation)


@SETTINGS
@given(situations())
def test_caps_hold_the_interval_down_and_leave_nothing_out(situation):
    hold_against_brute_force(*situation)


@SETTINGS
@given(situations(methods=RISING))
def test_in_a_tree_that_only_rises_caps_are_exact_too(situation):
    hold_against_brute_force(*situation)


@SETTINGS
@given(situations(conditions=True))
def test_answers_that_leave_the_path_as_it_is_stay_within_the_interval(situation):
    hold_against_brute_force(*situation)


@SETTINGS
@given(situations(methods=RISING), st.data())
def test_a_better_answer_never_lowers_a_figure_that_only_rises(situation, data):
    asked, said = situation
    assume(only_rises(asked))
    cell = data.draw(st.sampled_from(sorted(asked.cells)))
    texts = answers_to(asked, asked.cells[cell])
    if asked.questions[asked.cells[cell].question].kind == "yes_partly_no":
        texts = texts[::-1]
    worse, better = sorted(data.draw(st.tuples(*[st.integers(0, len(texts) - 1)] * 2)))
    ends = [
        scored(asked, said | {cell: answer(asked, asked.cells[cell], texts[place])})[1]
        for place in (worse, better)
    ]
    pairs = [(node.interval, ends[1][ident].interval) for ident, node in ends[0].items()]
    # A geometric mean of what can be nothing comes and goes; the checks refuse it.
    assume(all((before is None) == (after is None) for before, after in pairs))
    for before, after in (pair for pair in pairs if None not in pair):
        assert before.low <= after.low
        assert before.high <= after.high


@SETTINGS
@given(situations(conditions=True))
def test_what_passes_the_checks_is_scored_and_names_its_bands(situation):
    asked, said = situation
    if check_sense(asked):
        return
    for node in scored(asked, said)[1].values():
        if node.interval and node.way.bands and not node.way.caps:
            assert node.bands is not None


TABLE = [
    {"parts": [F(0)], "gives": F(1)},
    {"parts": [F(1, 2)], "gives": F(0)},
    {"parts": [F(1)], "gives": F(1, 3)},
]


@pytest.mark.parametrize(
    ("way", "open_part", "other", "span"),
    [
        # Reaching the full mark lets a part below nothing count.
        ({"method": "stack"}, [F(1, 2), F(1)], F(-1), (F(0), F(1, 2))),
        # The weakest, drawing level with the rest, loses the plus.
        ({"method": "weakest_link"}, [F(0), F(1, 4)], F(1, 4), (F(1, 4), F(1, 2))),
        # What lies in between decides, and not the ends.
        ({"method": "lookup", "table": TABLE}, [F(0), F(1, 2), F(1)], None, (F(0), F(1))),
        ({"method": "lookup", "table": TABLE}, [F(0), F(1)], None, (F(1, 3), F(1))),
    ],
)
def test_where_the_ends_do_not_tell(way, open_part, other, span):
    parts = [(Interval(open_part[0], open_part[-1]), F(1))]
    figures = [frozenset(open_part)]
    if other is not None:
        parts.append((Interval(other, other), F(1)))
        figures.append(frozenset([other]))
    assert combine(Way.model_validate(way), parts, lambda: figures) == Interval(*span)


# Beyond so many combinations the span may be too wide; it never leaves anything out.


@given(st.sampled_from(["weakest_link", "stack"]), st.lists(st.sampled_from(NUMBERS), min_size=6))
def test_too_many_combinations_give_a_wider_span(method, figures):
    way = Way(method=method, full=F(1))
    parts = [(Interval(F(-1), F(5)), F(1)) for _figure in figures]
    span = combine(way, parts, lambda: None)
    known = combine(way, [(Interval(f, f), F(1)) for f in figures], lambda: None)
    assert span.low <= known.low <= span.high


def test_sums_of_many_parts_are_still_looked_at_one_by_one():
    shares = frozenset([F(0), F(1, 2), F(1)])
    found = intervals.outcomes(Way(method="mean"), [shares] * 20, [F(1)] * 20)
    assert found == {F(n, 40) for n in range(41)}
    assert intervals.outcomes(Way(method="stack"), [shares] * 20, [F(1)] * 20) is None
