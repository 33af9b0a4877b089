"""What of the submissions is new to an assessment, and how it gets into it.

Who answers a form sees nothing of what others said. So the answers of each agency follow only its
own: where agencies differ, there is a conflict, and nothing is lost by being said first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial

from assessor import safe, saved
from assessor.errors import UserError
from assessor.exchange.form import fields
from assessor.exchange.form.answers import Words
from assessor.exchange.form.filled import BadFieldError, Newer, Outcome, Refused
from assessor.exchange.xlsform_in import Submission
from assessor.saved import Said
from questionnaires import history
from questionnaires.model import Question, Questionnaire
from questionnaires.responses import Assessment, Response
from questionnaires.texts import _


def weighed(
    assessment: Assessment,
    questionnaire: Questionnaire,
    submissions: Iterable[Submission],
    words: Words,
    by: str | None = None,
    agency: str | None = None,
) -> Outcome:
    """Weigh every answer; nothing is saved.

    An answer is not new if its agency said the same at that moment, or said the same last before
    it: so a table can be imported as often as it grows.

    Args:
        assessment: What the submissions are read into.
        questionnaire: Its questionnaire, with a profile that asks what the assessment asks.
        submissions: In the order in which they were made.
        words: What a form calls answers, to show them.
        by: Who answered all of them; None: as each says.
        agency: For which body; None: as each says.
    """
    outcome = Outcome()
    asked = questionnaire.asked_in(assessment.profile)
    own: dict[tuple[str, str | None], list[Response]] = {}
    for submission in submissions:
        for each in submission.said:
            said = replace(
                each,
                by=by or each.by or assessment.respondent,
                agency=agency or each.agency or assessment.agency,
            )
            where = submission.spots[said.cell]
            try:
                would = _saved(assessment, asked, said)
            except BadFieldError as bad:
                outcome.refused.append(Refused(where, said.cell, bad.what, bad.todo))
                continue
            key = said.cell, said.agency
            before = own.setdefault(key, _before(assessment, *key))
            shown = partial(_shown, questionnaire, words, said.cell)
            _weigh(outcome, before, said, would, shown, where)
    return outcome


def brought(assessment: Assessment, said: Iterable[Said]) -> Assessment:
    """The assessment with these answers, each agency's following what it said itself.

    Raises:
        UserError: One of them cannot be saved as it is.
    """
    by_agency: dict[str | None, list[Said]] = {}
    for each in said:
        by_agency.setdefault(each.agency, []).append(each)
    if assessment.packet:
        # All in a packet must follow what it was made from.
        return saved.said(assessment, (each for kept in by_agency.values() for each in kept))
    branches = [saved.said(_own(assessment, key), kept) for key, kept in by_agency.items()]
    return history.union(assessment, *branches)


def _own(assessment: Assessment, agency: str | None) -> Assessment:
    """The assessment as one that goes on after what an agency itself said last."""
    known = history.by_digest(assessment)
    heads = history.last_of(assessment, agency)
    rev = max((known[head][2].rev for head in heads), default=0)
    return assessment.model_copy(update={"heads": heads, "rev": rev})


def _before(assessment: Assessment, cell: str, agency: str | None) -> list[Response]:
    """What an agency said of a cell, in the order in which it was said."""
    said = assessment.responses.get(cell, ())
    return sorted((each for each in said if each.agency == agency), key=lambda each: each.at)


def _weigh(
    outcome: Outcome,
    before: list[Response],
    said: Said,
    would: Response,
    shown: Callable[[Response], str],
    where: str,
) -> None:
    until = [each for each in before if said.at is None or each.at <= said.at]
    at_once = [each for each in until if each.at == said.at]
    if any(_same(each, would) for each in (*until[-1:], *at_once)):
        outcome.unchanged += 1
    elif len(until) < len(before):
        outcome.newer.append(Newer(where, said, shown(before[-1]), shown(would)))
    else:
        outcome.said.append(said)
        before.append(would)


def _same(one: Response, other: Response) -> bool:
    """Whether two responses say the same, whoever said it when."""
    parts = ("status", "value", "reason", "comment", "evidence")
    return all(getattr(one, part) == getattr(other, part) for part in parts)


def _saved(assessment: Assessment, asked: Mapping[str, Question], said: Said) -> Response:
    """The response that an answer would be."""
    if said.cell.split("/")[0] not in asked:
        raise BadFieldError(
            "answer",
            _("it is not asked in this packet") if assessment.packet
            else _("it is not asked in this assessment"),
            _("Import it into an assessment with more questions."),
        )  # fmt: skip
    try:
        return saved.said(assessment, [said]).responses[said.cell][-1]
    except UserError as error:
        raise BadFieldError("answer", error.what.rstrip("."), _("Correct that.")) from error


def _shown(questionnaire: Questionnaire, words: Words, cell: str, said: Response) -> str:
    question = questionnaire.questions[questionnaire.cells[cell].question]
    filled = fields.of(question, questionnaire.head.scale, said, words)
    parts = (filled.answer or _("no answer"), filled.reason, filled.comment, filled.evidence_title)
    return safe.line(" · ".join(part for part in parts if part))
