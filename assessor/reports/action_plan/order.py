"""In which order gaps are closed: by phase, and none before another that it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from questionnaires.model import Questionnaire
from questionnaires.plan import PlanFile, places
from questionnaires.responses import Responses
from scoring.result import Gap, Result


@dataclass(frozen=True)
class Placed:
    """A gap with its place in the plan.

    Attributes:
        phase: The number of its phase, from 0.
        own: Whether it lies below the State's own goal only.
        waiting: Questions of other measures that wait for it, directly or through others.
    """

    gap: Gap
    phase: int
    own: bool
    waiting: tuple[str, ...]


def placed(
    questionnaire: Questionnaire, plan: PlanFile, result: Result, said: Responses
) -> tuple[Placed, ...]:
    """All gaps in the order of the plan.

    Within a phase those come first that most others wait for, then as gaps press. What waits for
    a gap has fewer that wait for it, so that nothing can stand before what it rests on.

    Args:
        questionnaire: Whose conditions say what waits for what.
        plan: Its phases.
        result: Its gaps, also those against the State's own goals.
        said: What stands in each cell: a gap is met in law if its law cells are answered and none
            of them is short.
    """
    gaps = [*((gap, False) for gap in result.gaps), *((gap, True) for gap in result.own_gaps)]
    waiting = _waiting(questionnaire, [gap.question for gap, _own in gaps])
    short = frozenset(cell.cell.id for gap, _own in gaps for cell in gap.cells)
    ready = {gap.question for gap, _own in gaps if _met_in_law(questionnaire, gap, said, short)}
    phases = _phases(questionnaire, plan, waiting, ready)
    found = [Placed(gap, phases[gap.question], own, waiting[gap.question]) for gap, own in gaps]
    return tuple(sorted(found, key=lambda each: (each.phase, -len(each.waiting))))


def _phases(
    questionnaire: Questionnaire,
    plan: PlanFile,
    waiting: Mapping[str, Sequence[str]],
    ready: set[str],
) -> dict[str, int]:
    """The phase of each measure; one that only lacks enforcement goes where that is made good.

    It stays where it is if a measure that waits for it would then come before it. What waits for
    a question stands after it in the questionnaire, so its phase is known first.
    """
    homes = places(questionnaire, plan.phases)
    later: dict[int, int] = {}
    for number, phase in enumerate(plan.phases):
        for home, other in enumerate(plan.phases[:number]):
            if other.id in phase.enforcement_of:
                later.setdefault(home, number)
    found: dict[str, int] = {}
    for ident in reversed([each for each in questionnaire.questions if each in waiting]):
        home = homes[ident]
        then = later.get(home, home) if ident in ready else home
        found[ident] = then if all(found[each] >= then for each in waiting[ident]) else home
    return found


def _met_in_law(
    questionnaire: Questionnaire, gap: Gap, said: Responses, short: frozenset[str]
) -> bool:
    """Whether all that a gap lacks is enforcement."""
    law = [c.id for c in questionnaire.questions[gap.question].cells if c.side == "law"]
    settled = ("answered", "not_applicable")
    return bool(law) and all(
        cell in said and said[cell].status in settled and cell not in short for cell in law
    )


def _waiting(questionnaire: Questionnaire, gaps: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """By gap, the other gaps whose question hangs on it, directly or through other questions."""
    needed: dict[str, frozenset[str]] = {}
    for question in questionnaire.questions.values():
        looked_at = (
            {test.question or "" for test in question.ask_if.tests} if question.ask_if else ()
        )
        beyond = (needed.get(each, frozenset()) for each in looked_at)
        needed[question.id] = frozenset(looked_at).union(*beyond)
    there = set(gaps)
    return {
        ident: tuple(i for i in questionnaire.questions if i in there and ident in needed[i])
        for ident in dict.fromkeys(gaps)
    }
