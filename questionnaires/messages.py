"""What there is to translate: the words of a questionnaire's files, and those of the program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from questionnaires import bundled, exercises, loader, supplements, texts

PACKAGES = ("assessor", "questionnaires", "scoring")


@dataclass(frozen=True)
class Message:
    """One thing to translate.

    Attributes:
        context: What it belongs to, alone of its name; empty for words of the program.
        text: The English.
        many: The English for many, None where it does not depend on a number.
        file: The file it is in, relative to the folder that holds the packages.
        note: Said to translators.
    """

    context: str
    text: str
    many: str | None = None
    file: str = ""
    note: str = ""


def bundled_content() -> list[Message]:
    """The words of everything that comes with the program, each once, in reading order."""
    found = [each for name in bundled.names() for each in content(bundled.folder(name))]
    table = loader.parse({_GLOSSARY: (bundled.HOME / _GLOSSARY).read_bytes()})[_GLOSSARY]
    found += _of_table(_GLOSSARY, table, "glossary", _GLOSSARY)
    return list(dict.fromkeys(found))


def content(folder: Path) -> list[Message]:
    """The words of a questionnaire and of what stands beside it, in reading order.

    Raises:
        ContentError: A file cannot be read or is no TOML.
    """
    files = loader.read_folder(folder)
    raw = loader.parse(files) | supplements.parse(folder)
    ident = str(raw[loader.HEAD].get("id"))
    found = []
    for name, table in raw.items():
        own = (folder / name).exists()
        if own or folder.parent == bundled.HOME:
            place = f"{folder.name if own else bundled.RESOLUTIONS.name}/{name}"
            outer = folder.name if name in supplements.FILES else ident
            found += _of_table(name, table, loader.context(name, outer), place)
    for exercise in exercises.names(folder):
        raw = supplements.parse(folder / exercises.FOLDER / exercise, tuple(exercises.FILES))
        for name, table in raw.items():
            context = exercises.context(name, exercise, folder.name)
            place = f"{folder.name}/{exercises.FOLDER}/{exercise}/{name}"
            found += _of_table(name, table, context, place)
    return found


def _of_table(name: str, table: object, context: str, place: str) -> list[Message]:
    kind = loader.kind(name)
    return [
        Message(where, words, file=place) for where, words in texts.messages(kind, table, context)
    ]


def interface() -> list[Message]:
    """The words of the program, each once, by the first file they are in."""
    from babel.messages.extract import extract_from_file

    found: dict[tuple[str, str | None], Message] = {}
    for path in (path for name in PACKAGES for path in sorted((_HOME / name).rglob("*.py"))):
        place = path.relative_to(_HOME).as_posix()
        for _line, words, notes, _context in extract_from_file(
            "python", path, _KEYWORDS, ("Translators:",)
        ):
            one, many = (words, None) if isinstance(words, str) else (words[0], words[1])
            message = Message("", one, many, place, " ".join(notes))
            found.setdefault((one, many), message)
    for one, many in ARGPARSE:
        found.setdefault((one, many), Message("", one, many, "argparse"))
    return list(found.values())


_GLOSSARY = "glossary.toml"
_HOME = bundled.HOME.parent
_KEYWORDS = {"_": None, "ngettext": (1, 2)}
# What argparse itself says to a user, from Python 3.11 to 3.14.
ARGPARSE: tuple[tuple[str, str | None], ...] = (
    ("usage: ", None),
    ("positional arguments", None),
    ("options", None),
    ("show this help message and exit", None),
    ("%(prog)s: error: %(message)s\n", None),
    ("argument %(argument_name)s: %(message)s", None),
    ("unknown parser %(parser_name)r (choices: %(choices)s)", None),
    ("unrecognized arguments: %s", None),
    ("not allowed with argument %s", None),
    ("ignored explicit argument %r", None),
    ("the following arguments are required: %s", None),
    ("one of the arguments %s is required", None),
    ("expected one argument", None),
    ("expected at most one argument", None),
    ("expected at least one argument", None),
    ("expected %s argument", "expected %s arguments"),
    ("ambiguous option: %(option)s could match %(matches)s", None),
    ("invalid %(type)s value: %(value)r", None),
    ("invalid choice: %(value)r (choose from %(choices)s)", None),
    ("invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)", None),
)
