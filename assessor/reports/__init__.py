"""Reports: documents built from an assessment, and the formats they are written in.

A kind is a module with three functions: ``document(case)`` for people, ``paper(case)`` for
programs (JSON), ``sheets(case)`` for a workbook. A format is a module with ``write(document)``.
Kinds and formats are loaded when they are used, so that the command line starts quickly.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:  # these are slow to import, and only what there is may be asked
    from assessor.reports.case import Case
    from assessor.reports.document import Document
    from assessor.reports.paper import Paper
    from assessor.reports.sheets import Sheet


class Kind(Protocol):
    """What a kind's module does."""

    def document(self, case: Case) -> Document:
        """The report as a document: what a person reads."""

    def paper(self, case: Case) -> Paper:
        """The report as data: what a program reads."""

    def sheets(self, case: Case) -> tuple[Sheet, ...]:
        """Its tables, to be filtered."""


class Format(Protocol):
    """What a format's module does."""

    def write(self, document: Document) -> bytes:
        """The document as the bytes of a file."""


KINDS: dict[str, str] = {
    "gap": "assessor.reports.gap",
    "matrix": "assessor.reports.matrix_draft",
    "action-plan": "assessor.reports.action_plan",
    "assistance-request": "assessor.reports.assistance_request",
    "information-note": "assessor.reports.information_note",
    "practices": "assessor.reports.practices",
    "regimes": "assessor.reports.regimes",
}
"""The module of each kind of report."""

FORMATS: dict[str, str] = {
    "terminal": ".txt",
    "markdown": ".md",
    "json": ".json",
    "html": ".html",
    "docx": ".docx",
    "pdf": ".pdf",
    "xlsx": ".xlsx",
}
"""The end of a file's name by format, from which the format is taken where none is named."""

BINARY = ("docx", "pdf", "xlsx")
"""Formats that a screen cannot show."""


def show(case: Case, kind: str, form: str, plain: bool = False) -> None:
    """Print a report on standard output.

    Only ``terminal`` looks at the screen and at `plain`; the others write what a file would hold.
    """
    from assessor import console
    from assessor.reports.formats import terminal

    if form == "terminal":
        document = _kind(kind).document(case)
        screen = console.out(plain)
        with console.paged(screen, plain):
            terminal.show(document, screen, plain)
    else:
        console.write(make(case, kind, form).decode())


def make(
    case: Case, kind: str, form: str, say: Callable[[str], None] = lambda _warning: None
) -> bytes:
    """A report as the bytes of a file. The same case gives the same bytes.

    Args:
        case: What it is made from.
        kind: A key of `KINDS`.
        form: A key of `FORMATS`.
        say: Is told, in sentences for a person, what the format cannot show of the report.

    Raises:
        UserError: The questionnaire or the case lacks what the kind needs, or the library that
            writes the format is not installed.
    """
    module = _kind(kind)
    if form == "json":
        from assessor.reports import paper

        return paper.write(module.paper(case))
    if form == "xlsx":
        from assessor.reports.formats import xlsx

        return xlsx.write(module.document(case), module.sheets(case))
    if form == "pdf":
        from assessor.reports.formats import pdf

        return pdf.write(module.document(case), say)
    writer = cast(Format, import_module(f"assessor.reports.formats.{form}"))
    return writer.write(module.document(case))


def format_of(out: Path) -> str | None:
    """The format that a file's name asks for; None where it does not tell."""
    return next((form for form, end in FORMATS.items() if out.suffix.lower() == end), None)


def _kind(name: str) -> Kind:
    return cast(Kind, import_module(KINDS[name]))
