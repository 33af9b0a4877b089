"""A filled form, whatever kind of file it is, held against the assessment it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assessor import safe
from assessor.errors import Exit, UserError
from assessor.exchange.form import answers, book_in, csv_form, unpacked
from assessor.exchange.form.answers import Words
from assessor.exchange.form.filled import Filled
from questionnaires import texts
from questionnaires.responses import Assessment
from questionnaires.texts import _


@dataclass(frozen=True)
class Incoming:
    """The rows of a form, the words it may use, and who says to have filled it, if anybody."""

    rows: tuple[Filled, ...]
    known: tuple[Words, ...]
    by: str | None = None


def read(data: bytes, name: str, assessment: Assessment) -> Incoming:
    """The form in the bytes of a file.

    Raises:
        UserError: It is no form, is damaged or unsafe, or belongs to another assessment or to
            another edition of the questionnaire.
    """
    here = answers.words()
    if unpacked.is_book(data):
        book = book_in.read(data, name)
        _refuse_other(book.kept, name, assessment)
        return Incoming(book.rows, (book.words, here), book.by or None)
    if not csv_form.is_form(data):
        raise UserError(
            _("{file} is neither a workbook nor a table that “assessor export” has made.").format(
                file=name
            ),
            _("Make one with: assessor export FILE --xlsx, or --csv"),
            Exit.BAD_INPUT,
        )
    table = csv_form.read(data, name)
    for other in table.assessments - {assessment.id}:
        raise _other(name, safe.line(other) or "–")
    return Incoming(table.rows, (*_elsewhere(assessment), here))


def _elsewhere(assessment: Assessment) -> Iterator[Words]:
    """The words of a table, which does not say its language: that of the assessment, or English."""
    for language in dict.fromkeys((assessment.language, "en")):
        with texts.speaking(language):
            yield answers.words()


def _refuse_other(kept: dict[str, str], name: str, assessment: Assessment) -> None:
    if kept.get("assessment") != assessment.id:
        raise _other(name, kept.get("assessment", "–"))
    if kept.get("digest") != assessment.questionnaire.digest:
        of = assessment.questionnaire
        raise UserError(
            _("{file} asks {theirs}, and this assessment answers {ours}.").format(
                file=name,
                theirs=_edition(kept.get("questionnaire"), kept.get("edition"), kept.get("digest")),
                ours=_edition(of.id, of.edition, of.digest),
            ),
            _("Nothing was taken. Make a new form with: assessor export FILE --xlsx"),
        )


def _edition(ident: str | None, edition: str | None, digest: str | None) -> str:
    return f"{ident or '–'} {edition or '–'} ({(digest or '–')[:12]})"


def _other(name: str, other: str) -> UserError:
    return UserError(
        _("{file} belongs to another assessment, {id}.").format(file=name, id=other),
        _("Nothing was taken. Import it into the assessment that it was made from, or into a "
          "packet of that one."),
    )  # fmt: skip
