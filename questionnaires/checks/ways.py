"""Ways of combining: every key has an effect, bands and weights mean one thing."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from questionnaires import loader
from questionnaires.checks.figures import figures, least, least_raw
from questionnaires.checks.tree import Node, tree
from questionnaires.model import Questionnaire, Scale
from questionnaires.problems import Problem
from questionnaires.texts import _
from questionnaires.way import Band, Way

# Keys that only these methods use.
_USED_BY = {
    "start": ("subtract",),
    "plus": ("weakest_link",),
    "full": ("ladder", "stack"),
    "table": ("lookup",),
}
_OF_A_FIGURE = ("rounding", "bands", "caps")
_KEEPING = ("mean", "geometric", "minimum", "weakest_link", "stack")


def keys_have_an_effect(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A key that the method passes over says something that is not done."""
    found = (
        Problem(
            *node.said, "Q338", _("{key} has no effect here.").format(key=key),
            _("It says something that would not be done."),
            _("Take it out, or state it where it is looked at."),
        )
        for node in tree(questionnaire).walk()
        for key in sorted(node.way.model_fields_set)
        if not _has_effect(node, key)
    )  # fmt: skip
    yield from dict.fromkeys(found)


def _has_effect(node: Node, key: str) -> bool:
    way = node.way
    if way.method == "none" and key in _OF_A_FIGURE:
        return False
    if key in _USED_BY:
        return way.method in _USED_BY[key]
    if key == "not_applicable":
        return node.kind == "question"
    if key == "open":
        dropping = way.open == "drop" and way.coverage_threshold is not None
        return node.kind == "question" or dropping
    return key != "over" or node.kind != "question"


def figures_are_rounded_to_something(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Nothing can be rounded to steps of nothing."""
    for said, way in _ways(questionnaire).items():
        if way.rounding and way.rounding.to <= 0:
            yield Problem(
                *said, "Q339", _("It rounds to steps of nothing or less."),
                _("There is no such figure."), _("Write 1, or 0.01 for a hundredth."),
            )  # fmt: skip


def bands_are_in_order(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Bands follow one another upwards and leave no figure without one."""
    for said, way in _ways(questionnaire).items():
        for number, band in enumerate(way.bands):
            ends = [band.from_ is not None, band.above is not None]
            if all(ends) or (number > 0 and not any(ends)):
                yield Problem(
                    *said, "Q334", _("The band {name} needs one lower end.").format(
                        name=band.name),
                    _("Where it begins could be read in more than one way."),
                    _("Give it from (the end belongs to it) or above (it does not)."),
                )  # fmt: skip
        if not _in_order(way.bands):
            yield Problem(
                *said, "Q333", _("Its bands do not follow one another."),
                _("A better figure could get a lower band, or one name mean two things."),
                _("Order them upwards by end and value; all have a value, or none has."),
            )  # fmt: skip
    scale = questionnaire.head.scale
    found = (
        Problem(
            *node.said, "Q335", _("Its lowest band does not reach down to all its figures."),
            _("A figure below it would have no name."),
            _("Leave out from and above in the lowest band."),
        )
        for node in tree(questionnaire).walk()
        if not _reaches_down(node, scale)
    )  # fmt: skip
    yield from dict.fromkeys(found)


def _in_order(bands: tuple[Band, ...]) -> bool:
    ends = [(_end(band), band.above is not None) for band in bands if _end(band) is not None]
    values = [band.value for band in bands if band.value is not None]
    names = {band.name for band in bands}
    rising = all(one < two for one, two in pairwise(ends)) and all(
        one < two for one, two in pairwise(values)
    )
    return rising and len(values) in (0, len(bands)) and len(names) == len(bands)


def _end(band: Band) -> Fraction | None:
    return band.above if band.from_ is None else band.from_


def _reaches_down(node: Node, scale: Scale | None) -> bool:
    lowest = node.way.bands[0] if node.way.bands else None
    if lowest is None or _end(lowest) is None:
        return True
    low = least_raw(node, scale)
    if low is not None and node.way.rounding and node.way.rounding.to > 0:
        low = node.way.rounding.of(low)
    return low is not None and lowest.holds(low)


def methods_can_bear_their_parts(questionnaire: Questionnaire) -> Iterator[Problem]:
    """No root of nothing, no plus larger than a step, no share made of numbers."""
    scale = questionnaire.head.scale
    for node in tree(questionnaire).walk():
        if node.way.method == "geometric" and not _is_positive(node, scale):
            yield Problem(
                *node.home, "Q336", _("A part of its geometric mean can be nothing or less."),
                _("There is no such mean, and no figure would be shown."),
                _("Give every answer a mark above 0, or take another method."),
            )  # fmt: skip
        if node.way.method == "weakest_link" and not _is_within_a_step(node, scale):
            yield Problem(
                *node.home, "Q343",
                _("What it adds to the weakest part is more than the least step between parts."),
                _("Mending the weakest part could lower the figure."),
                _("Make plus smaller, or give the parts bands with values further apart."),
            )  # fmt: skip
        if _is_share_of_numbers(node):
            yield Problem(
                *node.home, "Q344",
                _("It treats as shares what are numbers of their own kind."),
                _("It would be shown as so many hundred percent, or be wrong."),
                _("Set number = true here, or give it bands with values from 0 to 1."),
            )  # fmt: skip


def _is_positive(node: Node, scale: Scale | None) -> bool:
    if node.question:
        raw = least_raw(node, scale)
        return raw is None or raw > 0
    lows = [least(part, scale) for part in node.combined if figures(part, scale) != frozenset()]
    return all(low is not None and low > 0 for low in lows)


def _is_within_a_step(node: Node, scale: Scale | None) -> bool:
    way = Way(method="minimum")
    if node.question:
        parts = [figures(Node(node.kind, node.id, node.home, way, node.said, node.weight,
                              node.question, ()), scale)]  # fmt: skip
    else:
        parts = [figures(part, scale) for part in node.combined]
    if len(parts) < 2 and not (node.question and len(node.question.cells) > 1):
        return True
    if None in parts:
        return node.way.plus <= 0
    every = sorted({figure for part in parts if part for figure in part})
    return all(two - one >= node.way.plus for one, two in pairwise(every))


def _is_share_of_numbers(node: Node) -> bool:
    if node.question or not any(part.way.number for part in node.combined):
        return False
    valued = any(band.value is not None for band in node.way.bands)
    keeping = node.way.method in _KEEPING and not node.way.number and not valued
    return keeping or node.way.method == "subtract"


def groups_hold_the_questions(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Where an element has groups, a question outside of them would not be scored."""
    for element in questionnaire.elements:
        file = f"elements/{element.id}.toml"
        groups = {group.id for group in element.groups}
        used = {question.group for question in element.questions}
        lost = [q.id for q in element.questions if (q.group or groups) and q.group not in groups]
        for ident in (*lost, *sorted(groups - used)):
            yield Problem(
                file, ident, "Q337",
                _("A question names none of its element's groups, or a group has no question."),
                _("It would be left out of the score without a word."),
                _("Let every question name a group, or none; take out the groups that are empty."),
            )  # fmt: skip


def levels_rise(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A higher level that is worth less would turn scores and gaps around."""
    scale = questionnaire.head.scale
    marks = [scale.marks[level.value] for level in scale.levels] if scale else []
    falls = any(one > two for one, two in pairwise(marks))
    if falls or (scale and scale.min < scale.target and scale.marks.get(scale.target) == marks[0]):
        yield Problem(
            loader.HEAD, "scale", "Q345",
            _("A higher level is worth less than a lower one, or the target no more than none."),
            _("A better answer would lower the score."), _("Correct the marks of the levels."),
        )  # fmt: skip


def _ways(questionnaire: Questionnaire) -> dict[tuple[str, str], Way]:
    """Every way that is in use, by where it is stated."""
    return {node.said: node.way for node in tree(questionnaire).walk()}
