"""Reports: documents built from an assessment, and the formats they are written in.

A kind is a module with three functions: ``document(case)`` for people, ``paper(case)`` for
programs (JSON), ``sheets(case)`` for a workbook. A format is a module with ``write(document)``.
Kinds and formats are loaded when they are used, so that the command line starts quickly.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

if TYPE_CHECKING:  # these are slow to import, and only what there is may be asked
    from assessor.reports.case import Case
    from assessor.reports.document import Document
    from assessor.reports.paper import Part
    from assessor.reports.sheets import Sheet

About = TypeVar("About", contravariant=True)
"""What a report is made from: a `Case`, or what several saved files come to."""


class Kind(Protocol[About]):
    """What a kind's module does."""

    def document(self, about: About, /) -> Document:
        """The report as a document: what a person reads."""

    def paper(self, about: About, /) -> Part:
        """The report as data: what a program reads."""

    def sheets(self, about: About, /) -> tuple[Sheet, ...]:
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


def show(kind: Kind[About], about: About, form: str, plain: bool = False) -> None:
    """Print a report on standard output.

    Only ``terminal`` looks at the screen and at `plain`; the others write what a file would hold.
    """
    from assessor import console
    from assessor.reports.formats import terminal

    if form == "terminal":
        document = kind.document(about)
        screen = console.out(plain)
        with console.paged(screen, plain):
            terminal.show(document, screen, plain)
    else:
        console.write(written(kind, about, form).decode())


def make(
    case: Case, kind: str, form: str, say: Callable[[str], None] = lambda _warning: None
) -> bytes:
    """A report on a case as the bytes of a file: `written` of the kind of this name in `KINDS`."""
    return written(named(kind), case, form, say)


def written(
    kind: Kind[About],
    about: About,
    form: str,
    say: Callable[[str], None] = lambda _warning: None,
) -> bytes:
    """A report as the bytes of a file. What is the same gives the same bytes.

    Args:
        kind: Makes it.
        about: What it is made from.
        form: A key of `FORMATS`.
        say: Is told, in sentences for a person, what the format cannot show of the report.

    Raises:
        UserError: The questionnaire or the case lacks what the kind needs, or the library that
            writes the format is not installed.
    """
    if form == "json":
        from assessor.reports import paper

        return paper.write(kind.paper(about))
    if form == "xlsx":
        from assessor.reports.formats import xlsx

        return xlsx.write(kind.document(about), kind.sheets(about))
    if form == "pdf":
        from assessor.reports.formats import pdf

        return pdf.write(kind.document(about), say)
    writer = cast(Format, import_module(f"assessor.reports.formats.{form}"))
    return writer.write(kind.document(about))


def format_of(out: Path) -> str | None:
    """The format that a file's name asks for; None where it does not tell."""
    return next((form for form, end in FORMATS.items() if out.suffix.lower() == end), None)


def named(kind: str) -> Kind[Case]:
    """The kind of report on an assessment that has this name in `KINDS`."""
    return cast("Kind[Case]", import_module(KINDS[kind]))
