"""Writes a document as one HTML file that needs nothing else: no network, no program, no picture.

Every text goes through `assessor.safe` and is escaped by the template engine itself, so that no
place in the template can forget to. The one thing that goes in as markup is the drawing of a
figure, which the charts make.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assessor import safe
from assessor.reports.document import Document
from assessor.reports.formats.html.parts import parts
from assessor.reports.formats.html.tree import contents
from assessor.reports.formats.pdf.texts import NOTHING, leftwards
from questionnaires.texts import _

if TYPE_CHECKING:  # it takes as long to import as all the rest
    from jinja2 import Template

_HERE = Path(__file__).parent


def write(document: Document) -> bytes:
    """The document as the bytes of a file."""
    made = parts(document)
    page = _template().render(
        title=safe.line(document.title) or NOTHING,
        made=document.made,
        language=document.language.replace("_", "-"),
        direction="rtl" if leftwards(document.language) else "ltr",
        landscape=document.landscape,
        parts=made,
        contents=contents(made),
        words={
            "skip": _("Skip to the report"),
            "date": _("Date"),
            "contents": _("Contents"),
            "caution": _("Caution"),
        },
    )
    return page.encode()


def _template() -> Template:
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    def harmless(value: object) -> object:
        """What every expression in the template goes through before it is escaped."""
        return value if isinstance(value, Markup) else safe.line(value)

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["style"] = Markup(_read("style.css"))  # noqa: S704: our own file
    environment.filters["drawing"] = Markup
    return environment.from_string(_read("template.html.j2"))


def _read(name: str) -> str:
    return (_HERE / name).read_text("utf-8")
