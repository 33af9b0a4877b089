"""Writes a document as a Word file that can be worked on: real headings, lists and tables."""

from __future__ import annotations

from assessor.reports.document import Document
from assessor.reports.formats.direction import leftwards
from assessor.reports.formats.docx import page
from assessor.reports.formats.docx.body import body
from assessor.reports.formats.docx.package import Package


def write(document: Document) -> bytes:
    """The document as the bytes of a file.

    Raises:
        UserError: A library that is needed for it is not installed.
    """
    sheet = page.of(document.landscape, leftwards(document.language))
    package = Package()
    package.body(body(document, sheet, package.picture), page.section(sheet))
    package.frame(page.head(document.title, document.made, sheet), page.foot())
    package.describe(document.title, document.made, document.language)
    return package.packed()
