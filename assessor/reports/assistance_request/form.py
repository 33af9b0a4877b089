"""One request, laid out in the fields of the Committee's form."""

from __future__ import annotations

from collections.abc import Iterator

from assessor import words
from assessor.reports.assistance_request.draft import KINDS, Draft, NeedOf
from assessor.reports.case import Case
from assessor.reports.document import (
    Block,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    Term,
    Terms,
    bullets,
    row,
)
from assessor.reports.gap import gaps
from assessor.reports.parts import names
from assessor.reports.parts.blank import filled
from assessor.reports.parts.supplied import contact, term
from questionnaires.model import Question
from questionnaires.plan import PlanFile
from questionnaires.texts import _, ngettext


def blocks(case: Case, plan: PlanFile, draft: Draft) -> Iterator[Block]:
    """The whole request, on a page of its own."""
    yield PageBreak()
    yield Heading(1, _("Request for assistance: {subject}").format(subject=draft.subject.name))
    yield Terms(tuple(_fields(case, plan, draft)))
    yield Heading(2, _("Kind of help"))
    yield _kinds(draft)
    yield Heading(2, _("Description of need"))
    for number, need in enumerate(draft.needs, 1):
        yield Heading(3, f"{number}. {need.question.id}: {need.question.text}")
        yield Terms(tuple(_need(case, need)))
    yield Heading(2, _("What exists already"))
    yield from _strengths(case, draft)


def _fields(case: Case, plan: PlanFile, draft: Draft) -> Iterator[Term]:
    written = draft.written
    yield term(_("Requesting State"), case.assessment.system)
    yield term(_("Date"), _("{blank} Drafted from answers up to {date}.").format(
        blank=filled(""), date=case.made))  # fmt: skip
    yield Term(_("Point of contact"), contact(case.details.contact))
    yield term(_("Provisions"), words.listed(provisions(case, draft)))
    yield term(_("Weapon types"), weapons(case, draft))
    yield term(_("Short title"), written.title or _("{subject}: help for {system}").format(
        subject=draft.subject.name, system=case.assessment.system))  # fmt: skip
    yield term(_("Objective"), *(written.objective.splitlines() or [_objective(case, draft)]))
    yield term(_("Target institutions"), *draft.institutions)
    yield term(_("Time frame"), written.time_frame)
    yield term(_("Other help asked or received"), *written.other_help.splitlines())
    yield term(_("May be shown to those who offer help"), consent(written.circulate))
    yield term(_("Summary may be published"), consent(written.publish))
    yield term(_("Line of the workshop's work plan"), plan.work_plan[draft.subject.work_plan])


def provisions(case: Case, draft: Draft) -> tuple[str, ...]:
    """The paragraphs that its gaps are about, each once, in the resolution's order."""
    named = {ident for need in draft.needs for ident in need.question.provisions}
    known = case.questionnaire.provisions
    return tuple(provision.short for ident, provision in known.items() if ident in named)


def weapons(case: Case, draft: Draft) -> str:
    """The weapon categories, in words."""
    labels = case.questionnaire.vocabulary.weapons
    found = draft.weapons or tuple(labels)
    return words.listed(f"{weapon} ({labels.get(weapon, weapon)})" for weapon in found)


def consent(given: bool | None) -> str:
    """What was decided on circulation or publication."""
    if given is None:
        return _("[to be decided]")
    return _("yes") if given else _("no")


def help_kind(ident: str) -> str:
    """A kind of help as the form calls it."""
    return {
        "legal": _("legal or regulatory"),
        "training": _("training"),
        "equipment": _("equipment"),
        "expertise": _("expertise"),
        "other": _("other"),
    }[ident]


def _objective(case: Case, draft: Draft) -> str:
    elements = {case.questionnaire.element_of[need.question.id].name for need in draft.needs}
    order = [e.name for e in case.questionnaire.elements if e.name in elements]
    text = ngettext(
        "To close {n} gap that the State sees in: {elements}.",
        "To close {n} gaps that the State sees in: {elements}.",
        len(draft.needs),
    )
    return text.format(n=len(draft.needs), elements="; ".join(order))


def _kinds(draft: Draft) -> Table:
    rows = []
    for kind in KINDS:
        ids = [need.question.id for need in draft.needs if kind in need.kinds]
        rows.append(row("X" if ids else "", help_kind(kind), words.listed(ids)))
    columns = (
        Column(_("Asked"), "center", firm=True), Column(_("Kind of help"), firm=True),
        Column(_("For")),
    )  # fmt: skip
    return Table(columns, tuple(rows))


def _need(case: Case, need: NeedOf) -> Iterator[Term]:
    questionnaire, question = case.questionnaire, need.question
    about = names.provisions(questionnaire, question)
    labels = words.listed(questionnaire.fields[ident].label for ident in question.fields)
    lines = (
        (_("Provision"), (f"{about}: {labels}" if labels else about,)),
        (_("Now"), tuple(gaps.now(questionnaire, question, need.gap))),
        (_("Wanted"), tuple(gaps.aimed(questionnaire, question, need.gap))),
        (_("Comment"), tuple(gaps.comments(case.assessment, need.gap))),
        (_("Step planned"), (question.action or "",)),
        (_("Help that would serve"), (names.assistance(questionnaire, question),)),
        (_("Note on the help"), ((need.mark.note or "") if need.mark else "",)),
    )
    for label, texts in lines:
        if any(texts):
            yield Term(label, texts)


def _strengths(case: Case, draft: Draft) -> Iterator[Block]:
    if not draft.strengths:
        yield Paragraph(_("No question of this subject area reaches all that is wanted yet."))
        return
    yield Paragraph(_("Of this subject area, these already reach what is wanted:"))
    yield bullets(*(_strength(case, question) for question in draft.strengths))


def _strength(case: Case, question: Question) -> str:
    said = case.assessment.current()
    pieces = {
        piece.title for cell in question.cells if cell.id in said
        for piece in said[cell.id].evidence
    }  # fmt: skip
    text = f"{question.id}: {question.text}"
    if not pieces:
        return text
    return _("{question} Evidence: {pieces}.").format(
        question=text, pieces="; ".join(sorted(pieces))
    )
