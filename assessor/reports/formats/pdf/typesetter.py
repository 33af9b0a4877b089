"""The door to the typesetter: a document's data in, a PDF out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor import errors
from questionnaires.texts import _

if TYPE_CHECKING:
    import typst

FONTS = Path(__file__).parents[1] / "fonts"
"""The fonts that come with this package."""

_TEMPLATE = Path(__file__).with_name("document.typ")


@dataclass(frozen=True)
class Font:
    """A font of this machine: its family, weight and file, and which font of the file it is."""

    family: str
    weight: int
    path: Path
    index: int


def pdf(data: str, families: Iterable[str], system: bool) -> bytes:
    """The PDF of a document.

    Args:
        data: The document as JSON, in the shape that the template reads.
        families: The fonts to set it with, in order.
        system: Whether any of them is one of the machine's.
    """
    made = _library().compile(
        _TEMPLATE.read_bytes(),
        font_paths=_fonts(system),
        ignore_system_fonts=True,
        sys_inputs={"data": data, "fonts": "\n".join(families)},
        pdf_standards=["ua-1"],
        timestamp=0,  # what the template does not date is not dated by the clock either
    )
    assert isinstance(made, bytes)
    return made


def installed() -> list[Font]:
    """The upright fonts of this machine."""
    return [
        Font(font.family, font.weight, Path(font.path), font.index)
        for font in _fonts(True).fonts()
        if font.path and font.style == "normal"
    ]


@cache
def _fonts(system: bool) -> typst.Fonts:
    """Looking through the machine's fonts takes longer than all the rest."""
    fonts: typst.Fonts = _library().Fonts(
        include_system_fonts=system, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    return fonts


def _library() -> Any:
    try:
        import typst
    except ImportError as error:
        raise errors.missing("typst", _("A report as PDF"), "reports") from error
    return typst
