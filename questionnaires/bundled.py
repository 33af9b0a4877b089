"""Where the questionnaires that come with the program are."""

from __future__ import annotations

from pathlib import Path

HOME = Path(__file__).parent
RESOLUTIONS = HOME / "resolutions"


def names() -> tuple[str, ...]:
    """The ids of the bundled questionnaires, sorted."""
    return tuple(sorted(folder.parent.name for folder in HOME.glob("*/questionnaire.toml")))


def folder(name: str) -> Path:
    """The folder of a bundled questionnaire; KeyError where there is none of this id."""
    if name not in names():
        raise KeyError(name)
    return HOME / name
