"""A small hand for drawing SVG: shapes and texts of a class, colours included.

The same calls give the same bytes. Coordinates have one decimal at the most.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Literal

from assessor import safe
from assessor.reports.charts import colours, measure

FAMILY = "Noto Sans, Helvetica, Arial, sans-serif"

WIDTH = 680
"""Of every drawing: on a page 170 mm wide, a quarter of a millimetre each."""

SIZE = 12
SMALL = 11

Anchor = Literal["start", "middle", "end"]


class Drawing:
    """A picture that grows; `svg` says how high it came out."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def rect(self, x: float, y: float, width: float, height: float, kind: str) -> None:
        """A filled rectangle; squares of a tone get an outline."""
        outline = {"stroke": colours.OUTLINE, "stroke-width": "0.8"}
        self._add("rect", kind, {
            "x": x, "y": y, "width": width, "height": height, "fill": colours.FILLS[kind],
            **(outline if kind in colours.TONES else {}),
        })  # fmt: skip

    def line(self, x1: float, y1: float, x2: float, y2: float, kind: str, wide: float = 1) -> None:
        """A straight line."""
        self._add("line", kind, {
            "x1": x1, "y1": y1, "x2": x2, "y2": y2,
            "stroke": colours.STROKES[kind], "stroke-width": wide,
        })  # fmt: skip

    def shape(self, points: list[tuple[float, float]], kind: str) -> None:
        """A filled shape with straight sides."""
        joined = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
        self._add("polygon", kind, {"points": joined, "fill": colours.FILLS[kind]})

    def text(
        self,
        x: float,
        y: float,
        text: str,
        room: float,
        kind: str = "label",
        anchor: Anchor = "start",
        size: float = SIZE,
        bold: bool = False,
    ) -> None:
        """One line of text on the base line `y`, cut off where it is longer than its room."""
        shown = measure.fit(safe.line(text), size, room, bold)
        weight = {"font-weight": "bold"} if bold else {}
        about = {
            "x": x, "y": y, "font-size": size, **weight, "text-anchor": anchor,
            "fill": colours.FILLS[kind],
        }  # fmt: skip
        self._add("text", kind, about, escape(shown, quote=False))

    def svg(self, height: float) -> str:
        """The drawing as one SVG element."""
        tall = _number(height)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {tall}" '
            f'width="{WIDTH}" height="{tall}" font-family="{FAMILY}">'
        )
        return "\n".join([head, *self._parts, "</svg>"])

    def _add(
        self, tag: str, kind: str, about: Mapping[str, object], inner: str | None = None
    ) -> None:
        written = "".join(f' {name}="{escape(_value(value))}"' for name, value in about.items())
        end = "/>" if inner is None else f">{inner}</{tag}>"
        self._parts.append(f'<{tag} class="{kind}"{written}{end}')


def _value(value: object) -> str:
    return _number(value) if isinstance(value, int | float) else str(value)


def _number(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
