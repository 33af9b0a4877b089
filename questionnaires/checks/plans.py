"""The plan beside a questionnaire: every question has one place in it, and none comes too early."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from questionnaires.checks.places import unknown
from questionnaires.model import Questionnaire
from questionnaires.plan import PlanFile, Share, places
from questionnaires.problems import Problem
from questionnaires.texts import _

FILE = "plan.toml"


def check(questionnaire: Questionnaire, plan: PlanFile) -> Iterator[Problem]:
    """Every problem of a plan that is of the right shape."""
    yield from _ids(questionnaire, plan)
    shares: Sequence[Share]
    for kind, shares in ((_("phase"), plan.phases), (_("subject"), plan.subjects)):
        yield from _twice(shares)
        yield from _nowhere(questionnaire, kind, shares)
    yield from _enforced_before_made(plan)
    yield from _too_early(questionnaire, plan)


def _ids(questionnaire: Questionnaire, plan: PlanFile) -> Iterator[Problem]:
    elements = {element.id for element in questionnaire.elements}
    phases = {phase.id for phase in plan.phases}
    for share in (*plan.phases, *plan.subjects):
        for ident in (each for each in share.elements if each not in elements):
            yield unknown(FILE, share.id, ident, "elements/")
        for ident in (each for each in share.questions if each not in questionnaire.questions):
            yield unknown(FILE, share.id, ident, "elements/")
    for phase in plan.phases:
        for ident in (each for each in phase.enforcement_of if each not in phases):
            yield unknown(FILE, phase.id, ident, FILE)
    for subject in plan.subjects:
        if subject.work_plan not in plan.work_plan:
            yield unknown(FILE, subject.id, subject.work_plan, FILE)
    for ident in (each for each in plan.help if each not in questionnaire.vocabulary.assistance):
        yield unknown(FILE, "help", ident, "vocabulary.toml")


def _twice(shares: Sequence[Share]) -> Iterator[Problem]:
    named = Counter(ident for share in shares for ident in (*share.elements, *share.questions))
    for ident in (each for each, times in named.items() if times > 1):
        homes = [each.id for each in shares if ident in (*each.elements, *each.questions)]
        yield Problem(
            FILE, ident, "Q351",
            _("It is named more than once: {homes}.").format(homes=", ".join(homes)),
            _("A gap becomes one measure and is part of one request; it would be in the first of "
              "them, whatever was meant."),
            _("Leave it in one place."),
        )  # fmt: skip


def _nowhere(questionnaire: Questionnaire, kind: str, shares: Sequence[Share]) -> Iterator[Problem]:
    placed = places(questionnaire, shares)
    for element in questionnaire.elements:
        missing = [question.id for question in element.questions if question.id not in placed]
        whole = len(missing) == len(element.questions)
        for ident in [element.id] if whole else missing:
            yield Problem(
                FILE, ident, "Q352", _("It is in no {kind}.").format(kind=kind),
                _("Its gaps would have no place in the paper."),
                _("Name it, or its element, in one of them."),
            )  # fmt: skip


def _enforced_before_made(plan: PlanFile) -> Iterator[Problem]:
    order = [phase.id for phase in plan.phases]
    for number, phase in enumerate(plan.phases):
        for ident in (each for each in phase.enforcement_of if each in order[number:]):
            yield Problem(
                FILE, phase.id, "Q353",
                _("It enforces {ident}, which is not before it.").format(ident=ident),
                _("What does not stand yet cannot be enforced."),
                _("Put it after that phase, or take the id out of enforcement_of."),
            )  # fmt: skip


def _too_early(questionnaire: Questionnaire, plan: PlanFile) -> Iterator[Problem]:
    placed = places(questionnaire, plan.phases)
    for question in questionnaire.questions.values():
        for test in question.ask_if.tests if question.ask_if else ():
            first, then = placed.get(test.question or ""), placed.get(question.id)
            if first is not None and then is not None and then < first:
                yield Problem(
                    FILE, question.id, "Q354",
                    _("It comes in an earlier phase than {ident}, which it waits for.").format(
                        ident=test.question),
                    _("A measure would stand in the plan before the one that it rests on."),
                    _("Name it in the phase of {ident} or in a later one.").format(
                        ident=test.question),
                )  # fmt: skip
