"""Progress since a baseline: which part of the way from then to what is aimed at is done.

For each node of the score tree: (current - baseline) / (target - baseline), where the target is
the node's figure with every cell beneath it at what is aimed at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

from questionnaires.model import Question, Questionnaire
from questionnaires.path import Path, path
from questionnaires.responses import Response, Responses, Value
from scoring.marks import mark_all
from scoring.result import Aim, Interval, Result, Score
from scoring.scores import score_tree
from scoring.targets import Aims

Undefined = Literal["no_figure", "at_target", "not_known"]
"""Why there is no progress to tell: one of the three figures is missing; the baseline is at the
target or above it already; open answers could have it so."""

_PLACEHOLDER = "1970-01-01T00:00:00Z"


@dataclass(frozen=True)
class Progress:
    """How a node has come along; its parts are those of its `scoring.result.Score`.

    Attributes:
        baseline: The node's figure then, None where it had none that may be shown.
        current: Its figure now.
        target: Its figure once all beneath it is as aimed at.
        share: 0 is the baseline, 1 the target; below 0 where things got worse, above 1 beyond
            the target. None where it is undefined.
        undefined: Why; None where there is a share.
    """

    baseline: Interval | None
    current: Interval | None
    target: Interval | None
    share: Interval | None
    undefined: Undefined | None
    parts: tuple[Progress, ...]

    def walk(self) -> Iterator[Progress]:
        """This node's and that of every node below it, in the order of `Score.walk`."""
        yield self
        for part in self.parts:
            yield from part.walk()


def progress(
    questionnaire: Questionnaire, now: Result, responses: Responses, baseline: Score
) -> Progress:
    """Hold a result against an earlier one.

    Args:
        questionnaire: What was asked, both times.
        now: What the answers come to, with the aims that are held against.
        responses: Those answers.
        baseline: The root of the earlier score tree, scored by the same profile.
    """
    way = path(questionnaire, now.profile, responses)
    target = at_aims(questionnaire, way, responses, now.aims)
    return _progress(now.total, target, baseline)


def at_aims(questionnaire: Questionnaire, path: Path, responses: Responses, aims: Aims) -> Score:
    """The score tree with every cell as aimed at; what is set aside stays so, as does the path."""
    wished = dict(responses)
    for question in path.questions:
        if question.id in aims:
            for cell in question.cells:
                said = responses.get(cell.id)
                if said is None or said.status != "not_applicable":
                    wished[cell.id] = _wish(question, aims[question.id])
    marks = mark_all(questionnaire, path, wished)
    return score_tree(questionnaire, path, marks, wished)


def share(baseline: Interval, current: Interval, target: Interval) -> Interval | None:
    """The part of the way that is done; None unless the target is surely above the baseline.

    It rises or falls throughout in each of the three, so that its ends lie at theirs.
    """
    if target.low <= baseline.high:
        return None
    ends = product(*((each.low, each.high) for each in (baseline, current, target)))
    found = [(now - then) / (wanted - then) for then, now, wanted in ends]
    return Interval(min(found), max(found))


def _progress(now: Score, target: Score, baseline: Score | None) -> Progress:
    then = baseline.figure if baseline else None
    done: Interval | None = None
    undefined: Undefined | None = "no_figure"
    if then and now.figure and target.figure:
        done = share(then, now.figure, target.figure)
        already = then.low >= target.figure.high
        undefined = None if done else "at_target" if already else "not_known"
    before = _nodes(baseline) if baseline else {}
    wanted = _nodes(target)
    return Progress(
        baseline=then,
        current=now.figure,
        target=target.figure,
        share=done,
        undefined=undefined,
        parts=tuple(
            _progress(part, wanted[key], before.get(key)) for key, part in _nodes(now).items()
        ),
    )


def _nodes(of: Score) -> Mapping[tuple[str, str], Score]:
    return {(part.kind, part.id): part for part in of.parts if isinstance(part, Score)}


def _wish(question: Question, aim: Aim) -> Response:
    value = _answer(question, aim)
    return Response(rev=1, status="answered", value=value, at=_PLACEHOLDER)


def _answer(question: Question, aim: Aim) -> Value:
    """An answer that is worth what is aimed at."""
    if question.kind == "checklist":
        count = len(question.options) if aim.wanted is None else int(aim.wanted)
        return tuple(option.id for option in question.options[:count])
    if aim.wanted is not None:
        return aim.wanted
    if question.kind == "yes_partly_no":
        return "yes"
    return next(option.id for option in question.options if option.mark == aim.share)
