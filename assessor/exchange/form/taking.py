"""What of a filled form is taken: the rows that were changed, can be read, and are not outdated.

A row is held against what stood in its cell when the form was made. What is the same was not
touched, and what is empty was left alone; nothing is ever taken back by an empty place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from assessor.exchange.form import rows
from assessor.exchange.form.answers import Words
from assessor.exchange.form.beside import Beside
from assessor.exchange.form.filled import BadFieldError, Filled, Newer, Outcome, Refused
from questionnaires.model import Question, Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import _


def weighed(
    assessment: Assessment,
    questionnaire: Questionnaire,
    filled: Iterable[Filled],
    known: Sequence[Words],
    by: str | None = None,
    agency: str | None = None,
) -> Outcome:
    """Weigh every row; nothing is saved.

    Args:
        assessment: What the form is read into.
        questionnaire: Its questionnaire, with a profile that asks what the assessment asks.
        filled: The rows.
        known: The words of the form, and those of the language in use.
        by: Who filled it; None: the respondent of the assessment.
        agency: For which body; None: that of the assessment.
    """
    outcome = Outcome()
    asked = questionnaire.asked_in(assessment.profile)
    seen: dict[str, Filled] = {}
    for row in filled:
        try:
            question = _question(questionnaire, asked, assessment, row)
            if row.cell in seen:
                _refuse_second(seen[row.cell], row)
                continue
            seen[row.cell] = row
            _weigh(outcome, Beside(assessment, questionnaire, question, row, known), by, agency)
        except BadFieldError as bad:
            where = row.spots.get(bad.name, row.place)
            outcome.refused.append(Refused(where, row.cell, bad.what, bad.todo))
    cells = [cell.id for question in asked.values() for cell in question.cells]
    outcome.absent = sum(cell not in seen for cell in cells)
    return outcome


def _weigh(outcome: Outcome, at: Beside, by: str | None, agency: str | None) -> None:
    edited = at.edited()
    if not edited:
        outcome.unchanged += 1
        return
    said = replace(at.said(edited), by=by, agency=agency)
    if at.row.standing == rows.standing(at.assessment, at.row.cell):
        outcome.said.append(said)
    else:
        where = at.row.spots.get("answer", at.row.place)
        outcome.newer.append(Newer(where, said, *at.shown(said)))


def _question(
    questionnaire: Questionnaire, asked: Mapping[str, Question], assessment: Assessment, row: Filled
) -> Question:
    cell = questionnaire.cells.get(row.cell)
    if cell is None:
        raise BadFieldError(
            "cell",
            _("{cell} is no cell of {id}").format(cell=row.cell or "–", id=questionnaire.id),
            _("Rows cannot be added to the form; leave its first columns as they were."),
        )
    if cell.question not in asked:
        raise BadFieldError(
            "cell",
            _("it is not asked in this packet") if assessment.packet
            else _("it is not asked in this assessment"),
            _("Import the form into the assessment it was made from."),
        )  # fmt: skip
    return asked[cell.question]


def _refuse_second(first: Filled, row: Filled) -> None:
    if first.fields != row.fields:
        raise BadFieldError(
            "answer",
            _("it stands twice in the form; the first is taken"),
            _("Remove the row that is wrong."),
        )
