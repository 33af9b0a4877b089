"""Where a figure or a finding comes from, down to the answers: what `assessor explain` prints."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from assessor import words
from assessor.errors import Exit, UserError
from assessor.reports import chronicle
from assessor.reports.document import (
    Block,
    Document,
    Heading,
    Outline,
    Paragraph,
    Term,
    Terms,
)
from assessor.reports.explain import arithmetic, fields
from assessor.reports.gap import evidence
from assessor.reports.parts import goals, matrix, names, scores
from questionnaires.model import Cell, Questionnaire
from questionnaires.responses import Assessment, Response
from questionnaires.texts import _
from scoring.result import Result


def explain(
    questionnaire: Questionnaire, result: Result, assessment: Assessment, ident: str
) -> Document:
    """All that is to be said of one id.

    Args:
        questionnaire: What was asked.
        result: What the answers come to.
        assessment: The answers, with their history.
        ident: ``total``, a module, element, question or cell; a field, or one place of it such as
            ``transit_control/law.N``. Where several have the same id, all are explained.

    Raises:
        UserError: The questionnaire has nothing of this id.
    """
    blocks = (
        *_node(questionnaire, result, assessment, ident),
        *_cell(questionnaire, result, assessment, ident),
        *fields.blocks(questionnaire, result, ident),
    )
    if not blocks:
        raise _unknown(questionnaire, result, ident)
    return Document(_("How {id} comes about").format(id=ident), blocks)


def _node(
    questionnaire: Questionnaire, result: Result, assessment: Assessment, ident: str
) -> Iterator[Block]:
    for node in result.total.walk():
        if node.id == ident:
            yield Heading(1, _heading(node.kind, node.id))
            if node.kind == "total" and not node.shown:
                yield Paragraph(scores.total(result))
                yield Paragraph(_("What follows is how the figure would come about."))
            yield Outline(tuple(arithmetic.tree(questionnaire, assessment.current(), node)))
            if text := goals.explained(result, node):
                yield Paragraph(text)


def _cell(
    questionnaire: Questionnaire, result: Result, assessment: Assessment, ident: str
) -> Iterator[Block]:
    cell = questionnaire.cells.get(ident)
    if cell is None:
        if ident in questionnaire.questions and _off(questionnaire, result, ident):
            yield Heading(1, _heading("question", ident))
            yield Paragraph(_off(questionnaire, result, ident))
        return
    yield Heading(1, _heading("cell", ident))
    if off := _off(questionnaire, result, cell.question):
        yield Paragraph(off)
    facts = _facts(questionnaire, result, assessment, cell)
    yield Terms(tuple(Term(label, lines) for label, lines in facts if any(lines)))


def _heading(kind: str, ident: str) -> str:
    if kind == "total":
        return words.node_kind(kind)
    return _("{kind} {id}").format(kind=words.node_kind(kind), id=ident)


def _off(questionnaire: Questionnaire, result: Result, question: str) -> str:
    """Why a question is not asked; empty where it is."""
    if question not in questionnaire.asked_in(result.profile):
        text = _("The profile {profile} does not ask {question}; answers in it are not counted.")
        return text.format(profile=result.profile, question=question)
    if question not in result.off_path:
        return ""
    asked_if = questionnaire.questions[question].ask_if
    condition = names.condition(questionnaire, asked_if) if asked_if else ""
    text = _("{question} is asked only if {condition}; answers in it are not counted.")
    return text.format(question=question, condition=condition)


def _facts(
    questionnaire: Questionnaire, result: Result, assessment: Assessment, cell: Cell
) -> Iterator[tuple[str, tuple[str, ...]]]:
    question = questionnaire.questions[cell.question]
    said = assessment.responses.get(cell.id, ())
    responses = assessment.current()
    mark = next((each for each in evidence.marks(result) if each.cell.id == cell.id), None)
    yield _("Question"), (question.text,)
    yield _("Where"), (names.cells([cell]),)
    if said:
        yield _("Said"), (_response(questionnaire, cell, said[-1]),)
    if said and said[-1].status == "answered":
        value = said[-1].value
        yield _("Answer"), (names.answer_in_full(questionnaire, question, cell.side, value),)
    yield _("Wanted"), (names.target(questionnaire, question, cell.side, result.profile),)
    goal = result.aims[question.id].goal if question.id in result.aims else None
    yield _("Own goal"), (goals.in_words(questionnaire, question, goal) if goal else "",)
    if mark:
        yield _("Worth"), (arithmetic.mark(questionnaire, responses, mark),)
    if said:
        yield _("Comment"), (said[-1].comment or "",)
        yield _("Evidence"), tuple(piece.title for piece in said[-1].evidence)
    yield _("Said before"), tuple(_response(questionnaire, cell, each) for each in said[-2::-1])
    rows = [questionnaire.fields[i] for i in question.fields if i in questionnaire.fields]
    yield _("Counts for"), tuple(matrix.label(questionnaire, field) for field in rows)


def _response(questionnaire: Questionnaire, cell: Cell, response: Response) -> str:
    """What was said in a cell, when and by whom."""
    said = words.status(response.status)
    if response.status == "answered":
        question = questionnaire.questions[cell.question]
        said = names.answer(questionnaire, question, response.value)
    settled = chronicle.decision(response)
    who = (response.by, response.agency)
    about = (words.date(response.at), *who, response.reason, settled)
    return f"{said} ({words.listed(part for part in about if part)})"


def _unknown(questionnaire: Questionnaire, result: Result, ident: str) -> UserError:
    known = [node.id for node in result.total.walk()]
    known += [*questionnaire.cells, *questionnaire.fields]
    close = get_close_matches(ident, dict.fromkeys(known), n=3, cutoff=0.5)
    what = _("The questionnaire {questionnaire} has nothing called {id}.")
    todo = _("Give total, or the id of a module, element, question, answer or matrix field.")
    if close:
        todo = _("Did you mean {close}?").format(close=words.listed(close))
    return UserError(what.format(questionnaire=questionnaire.id, id=ident), todo, Exit.WRONG_USE)
