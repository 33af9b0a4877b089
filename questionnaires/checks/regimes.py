"""Criteria of regimes beside a questionnaire: each can be read from answers, and from a text."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.checks.places import unknown
from questionnaires.condition import Condition
from questionnaires.model import Question, Questionnaire
from questionnaires.problems import Problem
from questionnaires.regimes import Criterion, Demand, RegimesFile
from questionnaires.texts import _

FILE = "regimes.toml"


def check(questionnaire: Questionnaire, regimes: RegimesFile) -> Iterator[Problem]:
    """Every problem of a file of criteria that is of the right shape."""
    for regime in regimes.regimes:
        for key, statement in regime.statements:
            yield from _source(questionnaire, f"{regime.id} ▸ {key}", statement.source)
        for criterion in regime.criteria:
            yield from _criterion(questionnaire, f"{regime.id} ▸ {criterion.id}", criterion)


def _source(questionnaire: Questionnaire, where: str, reference: str) -> Iterator[Problem]:
    ident = reference.partition(" ")[0]
    source = questionnaire.sources.get(ident)
    if source is None:
        yield unknown(FILE, where, ident, "sources.toml")
    elif source.confidence == "unverified":
        yield Problem(
            FILE, where, "Q361", _("It rests on {ident}, which is not verified.").format(
                ident=ident),
            _("A State would be held against what nobody has read."),
            _("Name a source that was seen or is well known, or leave it out."),
        )  # fmt: skip


def _criterion(questionnaire: Questionnaire, where: str, criterion: Criterion) -> Iterator[Problem]:
    seen: set[str] = set()
    for demand in criterion.demands:
        question = questionnaire.questions.get(demand.question)
        if question is None:
            yield unknown(FILE, where, demand.question, "elements/")
            continue
        yield from _level(questionnaire, where, question, demand)
        yield from _cells(where, question, demand, seen)
        yield from _path(where, question)


def _level(
    questionnaire: Questionnaire, where: str, question: Question, demand: Demand
) -> Iterator[Problem]:
    scale = questionnaire.head.scale
    levels = [level.value for level in scale.levels[1:]] if scale else []
    if question.kind != "level" or demand.level not in levels:
        yield Problem(
            FILE, where, "Q362",
            _("{ident} cannot be answered with a level of {level} above the lowest.").format(
                ident=question.id, level=demand.level),
            _("The criterion would be met by every answer, or by none."),
            _("Name a question that asks for a level, and a level from the second upwards."),
        )  # fmt: skip


def _cells(where: str, question: Question, demand: Demand, seen: set[str]) -> Iterator[Problem]:
    """Each part that is picked out is asked of the question, and no cell is held twice."""
    cells = demand.cells(question)
    picked = {*demand.weapons, *demand.sides, *demand.instances}
    asked = {part for cell in cells for part in (cell.weapon, cell.side, cell.instance)}
    twice = sorted(cell.id for cell in cells if cell.id in seen)
    seen.update(cell.id for cell in cells)
    if picked - asked:
        yield Problem(
            FILE, where, "Q363", _("{ident} is not asked for {parts}.").format(
                ident=question.id, parts=", ".join(sorted(picked - asked))),
            _("An answer that nobody can give would never be missed."),
            _("Pick weapons, sides and instances that the question has."),
        )  # fmt: skip
    if twice:
        yield Problem(
            FILE, where, "Q364", _("{cells} is held against more than one level.").format(
                cells=", ".join(twice)),
            _("One answer would count double, or two levels contradict each other."),
            _("Part the demands by side, weapon or instance, or leave one of them out."),
        )  # fmt: skip


def _path(where: str, question: Question) -> Iterator[Problem]:
    """A question that answers rule out counts as nothing: only so where it waits for a level."""
    if question.ask_if and not _waits_for_levels(question.ask_if):
        yield Problem(
            FILE, where, "Q365",
            _("{ident} is asked on a condition that is not a plain at_least.").format(
                ident=question.id),
            _("Where it is ruled out, nobody could tell whether the thing is there."),
            _("Name a question that is always asked, or that waits for a level."),
        )  # fmt: skip


def _waits_for_levels(condition: Condition) -> bool:
    if condition.question:
        return condition.at_least is not None
    parts = (*condition.all_of, *condition.any_of)
    return condition.not_ is None and all(map(_waits_for_levels, parts))
