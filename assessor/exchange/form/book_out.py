"""Writes a form as a workbook: one sheet per element, to be filled without this program.

Only what people fill in is unlocked; the protection has no password and keeps from slips, not from
intent. Every text is written as a text. The same assessment gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

from assessor import errors
from assessor.exchange.form import answers, instructions, layout, rows, shapes
from assessor.exchange.form.answers import Words
from assessor.exchange.form.fields import FIELDS
from assessor.exchange.form.rows import Row
from assessor.reports.formats.xlsx import names, text
from questionnaires.model import Element, Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import _

if TYPE_CHECKING:  # it is slow to import, and not always installed
    from xlsxwriter.worksheet import Worksheet

MADE = datetime(2000, 1, 1)
"""When every form is said to be made, so that the clock is not in it."""


def write(
    assessment: Assessment, questionnaire: Questionnaire, language: str, back_to: str | None = None
) -> bytes:
    """The form of an assessment, or of a packet, as the bytes of an XLSX file.

    Args:
        assessment: What stands in it is filled in already.
        questionnaire: Its questionnaire, with a profile that asks what the assessment asks.
        language: The language in use, as it is named in the form.
        back_to: Whom it is to be sent back to.

    Raises:
        UserError: The library for it is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise errors.missing("xlsxwriter", _("Writing a workbook"), "reports") from error

    words = answers.words()
    made = list(rows.made(assessment, questionnaire, words))
    sheets = [(e, list(group)) for e, group in groupby(made, key=lambda row: row.element)]
    wanted = [_("Instructions"), *(element.name for element, _rows in sheets)]
    tabs = names([layout.KEPT, *wanted])[1:]
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"title": text(questionnaire.head.title)[:255], "created": MADE})
        styles = shapes.Styles(book)
        first = book.add_worksheet(tabs[0])
        lines = list(instructions.lines(assessment, questionnaire, words, language, back_to))
        shapes.instructions(first, styles, lines)
        pages = [book.add_worksheet(tab) for tab in tabs[1:]]
        lists = _Lists(book.add_worksheet(layout.KEPT))
        for page, (element, group) in zip(pages, sheets, strict=True):
            _Sheet(page, styles, questionnaire, words, lists).fill(element, group)
        _keep(lists.page, _kept(assessment, words, language))
        first.activate()
    return stream.getvalue()


def _kept(assessment: Assessment, words: Words, language: str) -> dict[str, str]:
    """What the form was made from, and the words it uses."""
    of = assessment.questionnaire
    return {
        "form": layout.FORM,
        "form_version": str(layout.VERSION),
        "assessment": assessment.id,
        "questionnaire": of.id,
        "edition": of.edition,
        "digest": of.digest,
        "profile": assessment.profile,
        "packet": assessment.packet.agency if assessment.packet else "",
        "agency": assessment.agency or "",
        "language": language,
        "revision": str(assessment.rev),
        "heads": " ".join(assessment.heads[:400]),
        **{f"word_{name}": word for name, word in vars(words).items()},
    }


def _keep(page: Worksheet, kept: dict[str, str]) -> None:
    for at, (name, value) in enumerate(kept.items()):
        page.write_string(at, 0, name)
        page.write_string(at, 1, text(value))
    page.protect()
    page.very_hidden()


class _Lists:
    """The items of drop-down lists, a column each: a list in place takes 255 characters only."""

    def __init__(self, page: Worksheet) -> None:
        self.page = page
        self.known: dict[tuple[str, ...], str] = {}

    def source(self, items: tuple[str, ...]) -> str:
        """Where a list is, as a reference."""
        from xlsxwriter.utility import xl_range_abs

        if items not in self.known:
            column = 3 + len(self.known)
            for at, item in enumerate(items):
                self.page.write_string(at, column, text(item))
            place = xl_range_abs(0, column, len(items) - 1, column)
            self.known[items] = f"='{layout.KEPT}'!{place}"
        return self.known[items]


class _Sheet:
    """The sheet of one element."""

    def __init__(
        self,
        page: Worksheet,
        styles: shapes.Styles,
        questionnaire: Questionnaire,
        words: Words,
        lists: _Lists,
    ) -> None:
        self.page, self.styles, self.lists = page, styles, lists
        self.questionnaire, self.words = questionnaire, words

    def fill(self, element: Element, group: Sequence[Row]) -> None:
        module = self.questionnaire.module_of[element.id]
        title = f"{module.number}. {module.name}: {element.name}"
        shapes.head(self.page, self.styles, title)
        before: Row | None = None
        for at, row in enumerate(group, layout.FIRST):
            self.row(at, row, before)
            before = row
        shapes.finish(self.page, layout.FIRST + len(group) - 1)

    def row(self, at: int, row: Row, before: Row | None) -> None:
        shown = shapes.told(self.questionnaire, row, before)
        texts = {
            "cell": row.cell.id, "standing": row.standing, **shown,
            **{name: getattr(row.fields, name) for name in FIELDS},
        }  # fmt: skip
        for column, name in enumerate(layout.COLUMNS):
            self.write(at, column, name, texts[name], row)
        self.page.set_row(at, shapes.height(texts))
        self.validate(at, row)

    def write(self, at: int, column: int, name: str, said: str, row: Row) -> None:
        style = self.styles.of(name, row.question.kind == "number")
        number = name == "answer" and row.question.kind == "number" and row.status == "answered"
        if number:
            self.page.write_number(at, column, int(said), style)
        elif said:
            self.page.write_string(at, column, text(said), style)
        else:
            self.page.write_blank(at, column, None, style)

    def validate(self, at: int, row: Row) -> None:
        column = layout.COLUMNS.index("answer")
        items = answers.choices(row.question, self.questionnaire.head.scale, self.words)
        rule: dict[str, Any] = {"error_title": _("Not one of the answers")}
        if items:
            rule |= {"validate": "list", "source": self.lists.source(items),
                     "error_message": _("Choose one from the list.")}  # fmt: skip
        elif row.question.kind == "number":
            said = _("Write a whole number, “{unknown}” or “{na}”.").format(
                unknown=self.words.unknown, na=self.words.not_applicable
            )
            rule |= {"validate": "custom", "value": self.whole(at, column),
                     "error_message": said[:255]}  # fmt: skip
        else:
            return
        self.page.data_validation(at, column, at, column, rule)

    def whole(self, at: int, column: int) -> str:
        """A formula that is true of a whole number, and of what can be said of every question."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        place = xl_rowcol_to_cell(at, column)
        said = [self.words.unknown, self.words.not_applicable]
        same = ",".join('{}="{}"'.format(place, word.replace('"', '""')) for word in said)
        return f"=OR(IF(ISNUMBER({place}),{place}=INT({place}),FALSE),{same})"
