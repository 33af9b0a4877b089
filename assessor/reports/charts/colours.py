"""The colours of the charts, by class.

The squares are light enough for dark signs on them, and no two of them are taken for each other by
readers who see red, green or blue as another colour does; a test holds both.
"""

from __future__ import annotations

INK = "#1a1a1a"

TONES = {
    "good": "#7fc4e8",
    "partly": "#fbeb9a",
    "bad": "#e9966f",
    "open": "#bdbdbd",
    "none": "#ffffff",
}
"""Fills by tone. Blue stands for good, since green and red are the pair that is confused most."""

FILLS = {
    **TONES,
    "bar": "#1f4e79",
    "range": "#a9c6e3",
    "label": INK,
    "sign": INK,
    "muted": "#595959",
}
STROKES = {"axis": "#595959", "grid": "#d5d5d5", "label": INK}
OUTLINE = "#8c8c8c"
