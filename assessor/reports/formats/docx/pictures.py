"""Charts as pictures with alternative text and a caption."""

from __future__ import annotations

import struct
from collections.abc import Callable

from assessor.reports.document import Figure
from assessor.reports.formats import png
from assessor.reports.formats.docx.markup import escape, paragraph, properties, shortened
from assessor.reports.formats.docx.page import Page

Keeper = Callable[[bytes], str]
"""Takes a picture into the file and gives the id of the relationship it is found by."""

_TWIP = 635
"""English metric units, which drawings are measured in, to a twentieth of a point."""

_HIGHEST = 0.8
"""The share of a page's text that a picture may take, so that its caption has a place below."""

_LONGEST = 2000
"""Characters of alternative text."""


def figure(block: Figure, number: int, page: Page, keep: Keeper) -> str:
    """A picture in a paragraph of its own and its caption, on one page.

    Args:
        block: What is drawn.
        number: Which of the document's pictures it is, from one.
        page: The sheet, which it is made to fit.
        keep: Takes the picture into the file.
    """
    picture = png.drawn(block.svg)
    wide, high = _size(picture, page)
    drawing = _drawing(block, number, keep(picture), wide * _TWIP, high * _TWIP)
    return (
        f"<w:p>{properties('Figure', keep=True)}<w:r>{drawing}</w:r></w:p>"
        f"{paragraph('Caption', block.title)}"
    )


def _size(picture: bytes, page: Page) -> tuple[int, int]:
    """Its width and height on paper: as it was drawn, or as large as the page allows."""
    wide, high = struct.unpack(">II", picture[16:24])
    drawn = wide * 72 * 20 / png.DENSITY
    given = min(drawn, page.room, page.depth * _HIGHEST * wide / high)
    return round(given), round(given * high / wide)


def _drawing(block: Figure, number: int, relation: str, wide: int, high: int) -> str:
    name = escape(shortened(block.title, 200))
    spoken = escape(shortened(block.spoken or block.title, _LONGEST))
    said = f'id="{number}" name="{name}" descr="{spoken}" title="{name}"'
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr {said}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {said}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
