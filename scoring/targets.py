"""Targets and the State's own goals: what is aimed at, how much of it is reached, and progress.

What a question's answers are worth is measured here from the floor of its answers, as in gaps, so
that an answer at the floor counts as nothing reached.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from questionnaires.goals import goal_of
from questionnaires.model import Questionnaire
from questionnaires.path import Path
from questionnaires.responses import Goals
from scoring.marks import ZERO, is_marked, span, target_share
from scoring.result import Aim, Interval, Mark, Score

Aims = Mapping[str, Aim]
"""What is aimed at, by the id of each question on the path that is marked."""


def targets_of(questionnaire: Questionnaire, path: Path, profile: str) -> Aims:
    """The targets that the questionnaire states, for all that is asked."""
    scale, found = questionnaire.head.scale, {}
    for question in path.questions:
        if is_marked(question):
            wanted = questionnaire.wanted(question, profile)
            share = target_share(question, scale, wanted)
            found[question.id] = Aim(wanted, share, span(question, scale).low)
    return found


def aims_of(questionnaire: Questionnaire, targets: Aims, goals: Goals) -> Aims:
    """The State's own goals where it set any, else the targets."""
    found = dict(targets)
    for ident, target in targets.items() if goals else ():
        question = questionnaire.questions[ident]
        goal = goal_of(questionnaire, question, goals)
        if goal:
            share = target_share(question, questionnaire.head.scale, goal.wanted)
            found[ident] = Aim(goal.wanted, share, target.floor, goal)
    return found


def reached(node: Score, aims: Aims) -> tuple[Interval, Fraction]:
    """How much of what is aimed at beneath a node is reached, and how much that is altogether.

    Both are added up over the cells that count: of each the smaller of what it comes to and what
    is aimed at. What is set aside is not aimed at, also where it counts as the lowest in scores.
    """
    low = high = wanted = ZERO
    for mark, aim in _cells(node, aims):
        assert mark.interval is not None
        wanted += aim.share - aim.floor
        low += min(mark.interval.low, aim.share) - aim.floor
        high += min(mark.interval.high, aim.share) - aim.floor
    return Interval(low, high), wanted


def to_target(node: Score, aims: Aims) -> Interval | None:
    """Which share of what is aimed at beneath a node is reached; None where nothing is."""
    so_far, wanted = reached(node, aims)
    return Interval(so_far.low / wanted, so_far.high / wanted) if wanted else None


def _cells(node: Score, aims: Aims) -> Iterator[tuple[Mark, Aim]]:
    for each in node.walk():
        if each.kind == "question" and each.id in aims:
            for mark in each.parts:
                assert isinstance(mark, Mark)
                if mark.interval is not None and mark.status != "not_applicable":
                    yield mark, aims[each.id]
