"""Writes a document as a tagged PDF (PDF/UA-1) on A4, with its fonts inside.

The blocks go to the typesetter as data, never as markup, and `document.typ` says what they look
like. The fonts are those of this package, so that the same document gives the same bytes on every
machine; only for a script that they lack are the machine's fonts looked at.
"""

from __future__ import annotations

from collections.abc import Callable

from assessor.reports.document import Document
from assessor.reports.formats.pdf import content, coverage, typesetter


def write(document: Document, say: Callable[[str], None] = lambda _warning: None) -> bytes:
    """The document as the bytes of a file.

    Args:
        document: What is written.
        say: Is told, in a sentence for a person, what the file cannot show.

    Raises:
        UserError: The library that sets it is not installed.
    """
    data = content.data(document)
    cover = coverage.of(data)
    warning = coverage.warning(cover)
    if warning:
        say(warning)
    return typesetter.pdf(coverage.shown(data, cover), cover.families, cover.system)
