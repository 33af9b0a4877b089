"""The file around the text: its parts and how they are packed. The one door to python-docx.

The library's template is stripped of what no one needs, and gets styles, lists and settings of our
own from the XML files beside this module.
"""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from assessor import errors
from assessor.reports.formats.docx import language as languages
from assessor.reports.formats.docx.markup import NAMESPACES, WORD, escape, shortened
from questionnaires.texts import _

_HERE = Path(__file__).parent
_FIRST = "[Content_Types].xml"
# Ends of relationships that lead to what no one needs: a second set of styles, an old thumbnail,
# the figures of the file that the template was once made from.
_SUPERFLUOUS = (
    "/stylesWithEffects", "/customXml", "/thumbnail", "/webSettings", "/extended-properties",
    "/fontTable",
)  # fmt: skip
_PROPERTIES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:cp='
    '"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
)
_MOST = 250
"""Characters of a property; Word takes 255."""


class Package:
    """A file that parts are put in."""

    def __init__(self) -> None:
        """Open the template.

        Raises:
            UserError: python-docx is not installed.
        """
        try:
            import docx
        except ImportError as error:
            raise errors.missing("python-docx", _("A report as DOCX"), "reports") from error

        self._document = docx.Document()
        self._part = self._document.part
        self._strip()
        _fill(self._document.styles.element, (_HERE / "styles.xml").read_text("utf-8"))
        _fill(self._document.settings.element, (_HERE / "settings.xml").read_text("utf-8"))
        _fill(self._part.numbering_part.element, (_HERE / "numbering.xml").read_text("utf-8"))

    def picture(self, data: bytes) -> str:
        """Take a picture in; the same one twice is kept once.

        Returns:
            The id of the relationship by which the text refers to it.
        """
        return self._part.get_or_add_image(BytesIO(data))[0]

    def body(self, xml: str, section: str) -> None:
        """Put the text in, and what its section says of the pages."""
        body = self._document.element.body
        end = f"<w:sectPr>{section}</w:sectPr>"
        _fill(body, f"<w:body {NAMESPACES}>{xml}{end}</w:body>")

    def frame(self, head: str, foot: str) -> None:
        """Put in what stands on every page; the first has no head, as the title stands there."""
        section = self._document.sections[0]
        for place, xml in (
            (section.header, head),
            (section.footer, foot),
            (section.first_page_footer, foot),
        ):
            place.is_linked_to_previous = False
            _fill(place.part.element, f"<w:hdr {NAMESPACES}>{xml}</w:hdr>")

    def describe(self, title: str, made: str, language: str) -> None:
        """Say what the file is; the day it stands for is its only date."""
        day = _day(made)
        dates = "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:{name}>'
            for name in ("created", "modified")
            if day
        )
        core = next(p for p in self._document.part.package.iter_parts() if "core" in p.partname)
        _fill(
            core.element,
            f"<cp:coreProperties {_PROPERTIES}><dc:title>{escape(shortened(title, _MOST))}"
            f"</dc:title><dc:creator>assessor</dc:creator><dc:language>"
            f"{escape(languages.tag(language))}</dc:language><cp:lastModifiedBy>assessor"
            f"</cp:lastModifiedBy>{dates}</cp:coreProperties>",
        )
        for mark in self._document.styles.element.iter(f"{WORD}lang"):
            for name, value in languages.marks(language).items():
                mark.set(f"{WORD}{name}", value)

    def packed(self) -> bytes:
        """The bytes of the file: always in the same order, and without the time of packing."""
        raw, packed = BytesIO(), BytesIO()
        self._document.save(raw)
        with ZipFile(raw) as parts, ZipFile(packed, "w") as out:
            for name in sorted(parts.namelist(), key=lambda name: (name != _FIRST, name)):
                way = ZIP_STORED if name.endswith(".png") else ZIP_DEFLATED
                out.writestr(ZipInfo(name), parts.read(name), way)
        return packed.getvalue()

    def _strip(self) -> None:
        for relations in (self._part.rels, self._part.package.rels):
            for name, relation in list(relations.items()):
                if relation.reltype.endswith(_SUPERFLUOUS):
                    del relations[name]


def _fill(element: Any, xml: str) -> None:
    """Replace what stands in an element by what stands in the root of a text."""
    from docx.oxml import parse_xml

    element[:] = parse_xml(xml.encode())[:]


def _day(made: str) -> str:
    """The day if there is such a day, else nothing: Word refuses a file with a wrong date."""
    try:
        return date.fromisoformat(made).isoformat()
    except ValueError:
        return ""
