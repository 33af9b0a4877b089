"""Draws an SVG as a PNG, for formats that cannot show drawings.

Only fonts that come with this package and with the library are used, never the machine's, so that
the picture is the same everywhere.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assessor import errors
from questionnaires.texts import _

if TYPE_CHECKING:
    import typst

DENSITY = 150
"""Pixels to the inch."""

FONTS = Path(__file__).with_name("fonts")

_PAGE = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.drawing), format: "svg")
"""


def drawn(svg: str) -> bytes:
    """The picture of an SVG on white, in the size that it gives itself.

    Raises:
        UserError: The library that draws it is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise errors.missing("typst", _("A chart in a file of this format"), "reports") from error

    picture = typst.compile(
        _PAGE,
        format="png",
        ppi=DENSITY,
        sys_inputs={"drawing": svg},
        font_paths=_fonts(),
        ignore_system_fonts=True,
    )
    assert isinstance(picture, bytes)
    return picture


@cache
def _fonts() -> typst.Fonts:
    """Found once for all pictures of a report."""
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
