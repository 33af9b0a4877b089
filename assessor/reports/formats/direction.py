"""Which way a language is written."""

from __future__ import annotations

import re

_LEFTWARDS = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


def leftwards(language: str) -> bool:
    """Whether a language is written from right to left."""
    return re.split("[-_]", language)[0].lower() in _LEFTWARDS
