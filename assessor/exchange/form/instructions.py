"""The first sheet of a form: what it is, how it is filled, what the answers mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assessor.exchange.form.answers import Words
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import _

NOT_NAMED = "–"


@dataclass(frozen=True)
class Line:
    """A line of the sheet: a heading where it has no text, else a label and its text.

    Attributes:
        fill: Whether its text is left to whoever fills the form.
    """

    label: str
    text: str = ""
    fill: bool = False


def lines(
    assessment: Assessment, questionnaire: Questionnaire, words: Words, language: str,
    back_to: str | None,
) -> Iterator[Line]:  # fmt: skip
    """What the sheet says, from top to bottom."""
    head = questionnaire.head
    yield Line(_("Questions to answer: {title}").format(title=head.title))
    yield Line(_("System"), assessment.system)
    yield Line(_("Agency"), assessment.agency or NOT_NAMED)
    yield Line(_("Language"), language)
    yield Line(_("Questionnaire"), _("{id}, edition {edition}").format(
        id=head.id, edition=head.edition))  # fmt: skip
    yield Line(_("Filled in by"), "", fill=True)
    yield Line(_("Send it back to"), back_to or _("whoever sent it to you"))
    yield Line(_("How to fill it in"))
    yield from _how(words)
    yield Line(_("What the answers mean"))
    yield from _meanings(questionnaire, words)
    yield Line(_("Please note"))
    yield Line(_("Caution"), head.caution)
    yield Line(
        _("Secrecy"),
        _("Everybody who gets this file can read and change it. Send it only by a way that suits "
          "what is in it, and mark it as your rules ask."),
    )  # fmt: skip


def _how(words: Words) -> Iterator[Line]:
    yield Line("1", _("Each sheet is a subject, each row one answer. Only the yellow and white "
                      "columns are to be filled in."))  # fmt: skip
    yield Line("2", _("Choose the answer from the list, which a click on the place opens. Where "
                      "there is no list, the column before it says what to write."))  # fmt: skip
    yield Line("3", _("Of a list of things to tick, write the short names of those that apply, "
                      "parted by semicolons: one; two. None of them: {none}").format(
                          none=words.none))  # fmt: skip
    yield Line("4", _("What is left empty stays as it is. An answer that stands there already is "
                      "not taken back by emptying it: choose another one."))  # fmt: skip
    yield Line("5", _("Evidence: its name, then article, number or address, then its date as "
                      "2019, 2019-05 or 2019-05-31. Several pieces: one a line, in the same order "
                      "in all three columns."))  # fmt: skip
    yield Line("6", _("Do not add, remove or merge rows, columns or sheets, and write no formulas. "
                      "Save it as an Excel workbook (.xlsx)."))  # fmt: skip


def _meanings(questionnaire: Questionnaire, words: Words) -> Iterator[Line]:
    yield Line(_("Rule"), questionnaire.head.answer_rule)
    scale = questionnaire.head.scale
    for level in scale.levels if scale else ():
        yield Line(f"{level.value} – {level.name}", level.meaning)
    yield Line(words.unknown, _("You do not know, or it cannot be shown. It is counted as open, "
                                "from the lowest to the highest answer."))  # fmt: skip
    yield Line(words.not_applicable, _("It cannot apply to this system. Give the reason; the "
                                       "question is then left out of the score."))  # fmt: skip
    yield Line(_("(empty)"), _("Nobody has answered yet."))
