"""The history of an assessment: who said what and when, as a document and as data."""

from __future__ import annotations

from collections.abc import Iterable

from assessor import words
from assessor.reports.document import Block, Column, Document, Paragraph, Table
from assessor.reports.document import Entry as Place
from assessor.reports.parts import names
from questionnaires import history
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment, Entry, Goal, Need, Response, digest
from questionnaires.texts import _, ngettext

Placed = tuple[str, str, Entry]


def chosen(assessment: Assessment, ids: frozenset[str] | None) -> list[Placed]:
    """The entries in the order they were said; of these ids only, where some are given."""
    placed = history.by_digest(assessment).values()
    return [each for each in placed if ids is None or each[1] in ids]


def document(
    assessment: Assessment, questionnaire: Questionnaire, placed: list[Placed]
) -> Document:
    """One row for each entry; those said apart from each other share a revision."""
    title = _("History: {system}").format(system=assessment.system)
    count = ngettext("{n} entry.", "{n} entries.", len(placed)).format(n=len(placed))
    blocks: list[Block] = [Paragraph(count)]
    if placed:
        blocks.append(_table(questionnaire, placed))
    return Document(title, tuple(blocks))


def to_data(placed: Iterable[Placed]) -> list[dict[str, object]]:
    """The same for programs, with each entry's digest."""
    return [
        {
            "list": part,
            "id": ident,
            "digest": digest(part, ident, entry),
            **entry.model_dump(mode="json", exclude_none=True, exclude_defaults=True),
        }
        for part, ident, entry in placed
    ]


def _table(questionnaire: Questionnaire, placed: list[Placed]) -> Table:
    columns = (
        Column(_("Rev."), "right", firm=True), Column(_("When"), firm=True), Column(_("Who")),
        Column(_("Of"), firm=True), Column(_("Said")),
    )  # fmt: skip
    rows = [
        (
            Place(str(entry.rev)),
            Place(words.time(entry.at)),
            Place(words.listed(filter(None, (entry.by, entry.agency)))),
            Place(ident),
            Place(_said(questionnaire, ident, entry)),
        )
        for _part, ident, entry in placed
    ]
    return Table(columns, tuple(rows))


def _said(questionnaire: Questionnaire, ident: str, entry: Entry) -> str:
    if isinstance(entry, Response):
        return _response(questionnaire, ident, entry)
    if isinstance(entry, Goal):
        wanted = _("taken back") if entry.wanted is None else str(entry.wanted)
        return _("goal: {wanted}").format(wanted=wanted)
    if isinstance(entry, Need):
        return _("help is needed") if entry.wanted else _("no help is needed")
    return ""


def _response(questionnaire: Questionnaire, ident: str, said: Response) -> str:
    parts = [words.status(said.status)]
    if said.status == "answered":
        question = questionnaire.questions[questionnaire.cells[ident].question]
        parts = [names.answer(questionnaire, question, said.value)]
    if said.reason:
        parts.append(said.reason)
    if said.decision:
        parts.append(decision(said))
    if said.comment:
        parts.append(_("comment: {text}").format(text=said.comment))
    if said.evidence:
        titles = words.listed(piece.title for piece in said.evidence)
        parts.append(_("evidence: {titles}").format(titles=titles))
    return "; ".join(parts)


def decision(said: Response) -> str:
    """How a response settled a conflict, in words; empty where it did not."""
    if said.decision is None:
        return ""
    rules = {
        "agreed": _("all that know it agree"), "lowest": _("the lowest answer"),
        "median": _("the middle answer"), "lead": _("the lead agency's answer"),
        "chosen": _("chosen in a dialogue"),
    }  # fmt: skip
    how = _("settles a conflict: {rule}").format(rule=rules[said.decision.rule])
    return f"{how}, {said.decision.why}" if said.decision.why else how
