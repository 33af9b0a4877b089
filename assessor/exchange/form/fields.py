"""What a row of a form holds, as texts, and when two texts are the same to a person."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assessor.exchange.form import answers, evidence
from assessor.exchange.form.answers import Words
from assessor.reports.formats import xlsx
from questionnaires.model import Question, Questionnaire, Scale
from questionnaires.responses import Response

FIELDS = (
    "answer", "reason", "comment", "evidence_title", "evidence_reference", "evidence_date",
)  # fmt: skip
"""What people fill in, by the ids of the columns."""

# Excel writes a carriage return so, and escapes texts that look like that.
_ESCAPES = re.compile("_x000D_|x005F_")


@dataclass(frozen=True)
class Fields:
    """What a row says of its cell; an empty text says nothing.

    Attributes:
        answer: In words, such as ``2 – Partial`` or ``don't know``.
        reason: Why it is not applicable.
        evidence_title: One piece a line, as the two below it; a dash where a piece has none.
    """

    answer: str = ""
    reason: str = ""
    comment: str = ""
    evidence_title: str = ""
    evidence_reference: str = ""
    evidence_date: str = ""


def of(question: Question, scale: Scale | None, said: Response | None, words: Words) -> Fields:
    """What is said in a cell, as a form shows it."""
    if said is None:
        return Fields()
    texts = (
        answers.shown(question, scale, said, words), said.reason or "", said.comment or "",
        *evidence.shown(said.evidence),
    )  # fmt: skip
    return Fields(*map(xlsx.text, texts))


def cell(questionnaire: Questionnaire, ident: str, said: Response | None, words: Words) -> Fields:
    """The same, of the cell with this id."""
    question = questionnaire.questions[questionnaire.cells[ident].question]
    return of(question, questionnaire.head.scale, said, words)


def plain(text: str) -> str:
    """A text without what programs change when they save it: line ends and trailing blanks."""
    lines = _ESCAPES.sub("", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.strip(" \t\xa0") for line in lines).rstrip("\n")
