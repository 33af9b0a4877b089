"""Writes a document as one HTML file that needs nothing else: no network, no program, no picture.

Every text goes through `assessor.safe` and is escaped by the template engine itself, so that no
place in the template can forget to. What goes in as markup is our own: the style sheet, and the
drawings that the charts make.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from assessor import safe
from assessor.reports.document import Document
from assessor.reports.formats.direction import leftwards
from assessor.reports.formats.html.parts import NOTHING, contents, parts
from questionnaires.texts import _

if TYPE_CHECKING:  # it is slow to import
    from jinja2 import Template

_HERE = Path(__file__).parent

# The ids of questions; no line ends at their hyphens.
_ID = re.compile(r"\b[A-Z][A-Z0-9]{0,3}(?:-[A-Z0-9]{1,5}){1,2}\b")


def write(document: Document) -> bytes:
    """The document as the bytes of a file."""
    made = parts(document.blocks)
    page = _template().render(
        title=document.title.strip() or NOTHING,
        made=document.made,
        language=document.language.replace("_", "-"),
        direction="rtl" if leftwards(document.language) else "ltr",
        landscape=document.landscape,
        parts=made,
        contents=contents(made) if document.contents else [],
        words={
            "caution": _("Caution"),
            "contents": _("Contents"),
            "date": _("Date"),
            "skip": _("Skip to the report"),
        },
    )
    return page.encode()


def _template() -> Template:
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup, escape

    def ids(text: str) -> Markup:
        """A text whose ids are kept whole."""
        return Markup(_ID.sub(r'<span class="id">\g<0></span>', str(escape(safe.line(text)))))  # noqa: S704

    def harmless(value: object) -> object:
        """What each expression of the template goes through before it is escaped."""
        return value if isinstance(value, Markup) else safe.line(value)

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["style"] = Markup(_read("style.css"))  # noqa: S704
    environment.filters.update(drawing=Markup, ids=ids)
    return environment.from_string(_read("template.html.j2"))


def _read(name: str) -> str:
    return (_HERE / name).read_text("utf-8")
