"""What each request says: the gaps of its subject area, what exists there, who needs the help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assessor.errors import Exit, UserError
from assessor.reports.case import Case
from assessor.reports.details import Request
from assessor.reports.parts.duties import Duties
from questionnaires.content import Weapon
from questionnaires.model import Question
from questionnaires.needs import need_of
from questionnaires.plan import HelpKind, PlanFile, Subject, places
from questionnaires.responses import Need
from questionnaires.texts import _
from scoring.result import Gap, Mark

KINDS: tuple[HelpKind, ...] = ("legal", "training", "equipment", "expertise", "other")


@dataclass(frozen=True)
class NeedOf:
    """One gap that help is asked for.

    Attributes:
        mark: The State's mark; None where nothing is marked and all gaps are taken.
        kinds: The kinds of help that would serve, as the form has them.
    """

    gap: Gap
    question: Question
    mark: Need | None
    kinds: tuple[HelpKind, ...]


@dataclass(frozen=True)
class Draft:
    """One request.

    Attributes:
        written: What its author says of it.
        needs: Never empty.
        strengths: Questions of the subject whose every answer reaches what is wanted.
        institutions: The agencies responsible for its gaps.
    """

    subject: Subject
    written: Request
    needs: tuple[NeedOf, ...]
    strengths: tuple[Question, ...]
    institutions: tuple[str, ...]

    @property
    def weapons(self) -> tuple[Weapon, ...]:
        """The weapon categories of its gaps; empty: they are about all alike."""
        found = {short.cell.weapon for need in self.needs for short in need.gap.cells}
        return () if None in found else tuple(w for w in ("N", "C", "B") if w in found)


def drafts(case: Case, plan: PlanFile) -> tuple[Draft, ...]:
    """A draft for each subject area that has a gap which help is asked for.

    Raises:
        UserError: The one that is asked for does not exist.
    """
    known = [subject.id for subject in plan.subjects]
    if case.subject is not None and case.subject not in known:
        raise UserError(
            _("{id} has no subject area {subject}.").format(
                id=case.questionnaire.id, subject=case.subject
            ),
            _("Subject areas are: {known}.").format(known=", ".join(known)),
            Exit.WRONG_USE,
        )
    asked = known if case.subject is None else [case.subject]
    found = (_draft(case, plan, known.index(ident)) for ident in asked)
    return tuple(draft for draft in found if draft.needs)


def is_marked(case: Case) -> bool:
    """Whether the State has marked where it needs help."""
    return any(mark.wanted for mark in case.assessment.marks().values())


def marked_without_gap(case: Case) -> tuple[str, ...]:
    """Questions that are marked one by one and have no gap: a request says nothing of them."""
    gaps = {gap.question for gap in (*case.result.gaps, *case.result.own_gaps)}
    marks = case.assessment.marks()
    return tuple(
        ident
        for ident in case.questionnaire.questions
        if ident in marks and marks[ident].wanted and ident not in gaps
    )


def _draft(case: Case, plan: PlanFile, number: int) -> Draft:
    subject = plan.subjects[number]
    placed = places(case.questionnaire, plan.subjects)
    inside = [ident for ident, place in placed.items() if place == number]
    needs = tuple(_needs(case, plan, set(inside)))
    duties = Duties(case)
    who = dict.fromkeys(name for need in needs for name in duties.responsible(need.question))
    return Draft(
        subject=subject,
        written=case.details.requests.get(subject.id, Request()),
        needs=needs,
        strengths=tuple(_strengths(case, inside)),
        institutions=tuple(who),
    )


def _needs(case: Case, plan: PlanFile, inside: set[str]) -> Iterator[NeedOf]:
    marked, marks = is_marked(case), case.assessment.marks()
    for gap in (*case.result.gaps, *case.result.own_gaps):
        question = case.questionnaire.questions[gap.question]
        mark = need_of(case.questionnaire, question, marks)
        if gap.question in inside and (mark if marked else question.assistance):
            yield NeedOf(gap, question, mark, kinds(plan, question.assistance))


def kinds(plan: PlanFile, assistance: Iterable[str]) -> tuple[HelpKind, ...]:
    """The kinds of help as the Committee's form has them, in its order."""
    found = {plan.help.get(each, "other") for each in assistance}
    return tuple(kind for kind in KINDS if kind in found)


def _strengths(case: Case, inside: Sequence[str]) -> Iterator[Question]:
    """Questions whose every answer is given and reaches the target, and at least one is."""
    short = {gap.question for gap in (*case.result.gaps, *case.result.own_gaps)}
    scores = {node.id: node for node in case.result.total.walk() if node.kind == "question"}
    for ident in inside:
        if ident in scores and ident in case.result.aims and ident not in short:
            marks = [part for part in scores[ident].parts if isinstance(part, Mark)]
            said = {mark.status for mark in marks}
            if "answered" in said and said <= {"answered", "not_applicable"}:
                yield case.questionnaire.questions[ident]
