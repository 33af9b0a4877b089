"""What questionnaires ask, as documents: the list of them, one questionnaire, one question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from assessor import words
from assessor.reports.document import (
    Block,
    Column,
    Document,
    Entry,
    Heading,
    Note,
    Paragraph,
    Table,
    Term,
    Terms,
    row,
)
from assessor.reports.parts import names
from questionnaires.content import Side
from questionnaires.model import Element, Question, Questionnaire
from questionnaires.texts import _, ngettext


def listing(questionnaires: Iterable[Questionnaire]) -> Document:
    """The questionnaires there are, with their profiles."""
    rows = []
    for each in questionnaires:
        rows.append(row(each.id, "", each.head.title, each.edition, "", strong=True))
        rows += [
            row("", profile.id, profile.name, "", _size(each.asked_in(profile.id)))
            for profile in each.profiles
        ]
    columns = (
        Column(_("Id"), firm=True), Column(_("Profile"), firm=True), Column(_("Title")),
        Column(_("Edition"), firm=True), Column(_("Questions"), firm=True),
    )  # fmt: skip
    return Document(_("Questionnaires"), (Table(columns, tuple(rows)),))


def _size(questions: dict[str, Question]) -> str:
    cells = sum(len(question.cells) for question in questions.values())
    return _("{n} ({cells} cells)").format(n=len(questions), cells=cells)


def overview(questionnaire: Questionnaire, profile: str | None) -> Document:
    """A questionnaire: what it is, its profiles, and every question by module and element."""
    head = questionnaire.head
    asked = questionnaire.asked_in(profile) if profile else questionnaire.questions
    blocks: list[Block] = [
        Paragraph(head.summary),
        Terms((
            Term(_("Id"), (f"{questionnaire.id} {questionnaire.edition}",)),
            Term(_("Digest"), (questionnaire.digest[:12],)),
            Term(_("Questions"), (_sizes(asked),)),
            *(Term(_("Profile {id}").format(id=each.id), (f"{each.name}: {each.summary}",))
              for each in questionnaire.profiles if profile in (None, each.id)),
            Term(_("How to answer"), (head.answer_rule,)),
        )),
        Note(head.caution),
    ]  # fmt: skip
    for module in questionnaire.modules:
        elements = [e for e in module.elements if any(q.id in asked for q in e.questions)]
        if elements:
            blocks.append(Heading(1, f"{module.number} {module.name}"))
            for element in elements:
                blocks += [Heading(2, element.name), _questions(questionnaire, element, asked)]
    return Document(head.title, tuple(blocks))


def _sizes(asked: dict[str, Question]) -> str:
    count = Counter(question.legal_weight for question in asked.values())
    weights = words.listed(f"{words.legal_weight(weight)} {count[weight]}" for weight in count)
    return f"{_size(asked)}: {weights}"


def _questions(questionnaire: Questionnaire, element: Element, asked: dict[str, Question]) -> Table:
    columns = (
        Column(_("Id"), firm=True), Column(_("Question")),
        Column(_("Cells"), "right", firm=True), Column(_("Weight"), firm=True),
    )  # fmt: skip
    return Table(columns, tuple(
        row(q.id, q.text, str(len(q.cells)), words.legal_weight(q.legal_weight))
        for q in element.questions if q.id in asked
    ))  # fmt: skip


def in_full(questionnaire: Questionnaire, question: Question) -> Document:
    """One question with all that is known of it."""
    element = questionnaire.element_of[question.id]
    module = questionnaire.module_of[element.id]
    facts = [
        (_("Where"), (f"{module.name} ▸ {element.name}",)),
        (_("Legal weight"), (words.legal_weight(question.legal_weight), question.legal_basis)),
        (_("Provisions"), (names.provisions(questionnaire, question),)),
        (_("Matrix fields"), tuple(
            f"{questionnaire.fields[i].label} ({i})" for i in question.fields)),
        (_("Cells"), (words.listed(cell.id for cell in question.cells),)),
        (_("Asked if"), (names.condition(questionnaire, question.ask_if)
                         if question.ask_if else None,)),
        (_("Not applicable only if"), (question.na_only_if,)),
        (_("Why it matters"), (question.why,)),
        (_("Evidence"), (words.listed(question.evidence),)),
        (_("Who answers"), (_labels(question.respondents, questionnaire.vocabulary.respondents),)),
        (_("Action if short"), (question.action,)),
        (_("Assistance"), (_labels(question.assistance, questionnaire.vocabulary.assistance),)),
        (_("References"), names.references(questionnaire, question)),
    ]  # fmt: skip
    shown = [(label, tuple(t for t in texts if t)) for label, texts in facts]
    return Document(question.id, (
        Paragraph(question.text),
        *_answers(questionnaire, question),
        Terms(tuple(Term(label, texts) for label, texts in shown if texts)),
    ))  # fmt: skip


def _labels(idents: Iterable[str], labels: dict[str, str]) -> str:
    return words.listed(labels.get(ident, ident) for ident in idents)


def _answers(questionnaire: Questionnaire, question: Question) -> list[Block]:
    scale = questionnaire.head.scale
    if question.kind == "level" and scale:
        sides: tuple[Side | None, ...] = (None,)
        if question.enforcement_anchors:
            sides = ("law", "enforcement")
        blocks: list[Block] = []
        for side in sides:
            title = _("Level ({side})").format(side=words.side(side)) if side else _("Level")
            columns = (Column(title, firm=True), Column(_("What it means here")))
            rows = zip(scale.levels, question.anchors_for(side), strict=True)
            blocks.append(Table(columns, tuple(
                (Entry(f"{level.value} {level.name}", strong=True), Entry(anchor))
                for level, anchor in rows)))  # fmt: skip
        return blocks
    if question.options:
        columns = (Column(_("Answer"), firm=True), Column(_("Meaning")))
        return [Table(columns, tuple(row(o.id, o.label) for o in question.options))]
    return []


def problems(count: int, checked: int) -> str:
    """The last line of a check."""
    if count:
        return ngettext("{n} problem.", "{n} problems.", count).format(n=count)
    return ngettext(
        "{n} questionnaire checked, no problems.", "{n} questionnaires checked, no problems.",
        checked,
    ).format(n=checked)  # fmt: skip
