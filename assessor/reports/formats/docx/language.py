"""A document's language as a word processor names it."""

from __future__ import annotations

from assessor.reports.formats.direction import leftwards

# Spelling is checked by a language with a country. Others come as they are.
_COUNTRIES = {
    "ar": "ar-SA", "en": "en-GB", "es": "es-MX", "fr": "fr-FR", "pt": "pt-BR", "ru": "ru-RU",
    "zh": "zh-CN",
}  # fmt: skip
_EASTERN = ("ja", "ko", "zh")


def tag(language: str) -> str:
    """The language with a country: ``en`` gives ``en-GB``, ``es_MX`` gives ``es-MX``."""
    code = language.replace("_", "-")
    return _COUNTRIES.get(code, code)


def marks(language: str) -> dict[str, str]:
    """The attributes of ``w:lang``: one language for each of the three kinds of script."""
    said = tag(language)
    marks = {"val": said, "eastAsia": "zh-CN", "bidi": "ar-SA"}
    if leftwards(language):
        marks["bidi"] = said
    elif said.split("-")[0] in _EASTERN:
        marks["eastAsia"] = said
    return marks
