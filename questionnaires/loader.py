"""From a folder of TOML files to a `Questionnaire`, or to every problem that stands in the way.

Reading, then types; whether it makes sense is for `questionnaires.checks`, and its shape by JSON
Schema for `questionnaires.shape`, both run by ``assessor questionnaire check``.
"""

from __future__ import annotations

import hashlib
import json
import re
import stat
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import tomli
from pydantic import ValidationError

from questionnaires import bundled, texts
from questionnaires.content import Content
from questionnaires.framework import FieldsFile, ProvisionsFile
from questionnaires.model import (
    AgenciesFile,
    Element,
    Head,
    Module,
    Profile,
    ProfilesFile,
    Questionnaire,
    SourcesFile,
    Vocabulary,
)
from questionnaires.problems import ContentError, Problem
from questionnaires.texts import _

HEAD = "questionnaire.toml"
LARGEST_FILE = 2_000_000
LARGEST_NUMBER = 10**15

# Every other file may be left out. `provisions` and `fields` then come from the folder that all
# questionnaires share, the rest is empty.
FILES: dict[str, type[Content]] = {
    HEAD: Head,
    "profiles.toml": ProfilesFile,
    "sources.toml": SourcesFile,
    "vocabulary.toml": Vocabulary,
    "agencies.toml": AgenciesFile,
    "provisions.toml": ProvisionsFile,
    "fields.toml": FieldsFile,
}
SHARED = ("provisions.toml", "fields.toml")

Raw = dict[str, dict[str, Any]]
"""The parsed tables of a questionnaire, by file name (``elements/control_lists.toml``)."""


def load(folder: Path) -> Questionnaire:
    """Read a questionnaire from its folder, in the language in use.

    Raises:
        ContentError: It cannot be read; it carries every problem found.
    """
    with texts.beside(folder):
        return build(parse(read_folder(folder)))


def load_texts(files: Mapping[str, str]) -> Questionnaire:
    """The same from texts by file name; shared files are added where they are missing.

    Raises:
        ContentError: It cannot be read; it carries every problem found.
    """
    if HEAD not in files:
        raise ContentError([_no_head("")])
    return build(parse(_with_shared({name: text.encode() for name, text in files.items()})))


def read_folder(folder: Path) -> dict[str, bytes]:
    """The files of a questionnaire by name, shared ones included.

    Raises:
        ContentError: There is no head file, or a file cannot be read; it names all of them.
    """
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name in FILES:
        read_file(folder / name, name, files, problems)
    if HEAD in files:
        for path in sorted(folder.glob("elements/*.toml")):
            read_file(path, f"elements/{path.name}", files, problems)
    elif not problems:
        problems.append(_no_head(str(folder)))
    if problems:
        raise ContentError(problems)
    return _with_shared(files)


def read_file(
    path: Path,
    name: str,
    files: dict[str, bytes],
    problems: list[Problem],
    largest: int = LARGEST_FILE,
) -> None:
    """Add the bytes of a file that may be missing; or the problem why they cannot be read."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            problems.append(_unreadable(name, _("it is not a file")))
        elif about.st_size > largest:
            problems.append(_too_large(name, largest))
        else:
            files[name] = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return
    except (OSError, ValueError) as error:
        # A path with a null character is a ValueError.
        problems.append(_unreadable(name, getattr(error, "strerror", None) or str(error)))


def _with_shared(files: dict[str, bytes]) -> dict[str, bytes]:
    shared = {
        name: (bundled.RESOLUTIONS / name).read_bytes() for name in SHARED if name not in files
    }
    return files | shared


def parse(files: Mapping[str, bytes]) -> Raw:
    """Parse the files; all that do not parse are named at once."""
    raw: Raw = {}
    problems = []
    for name, content in files.items():
        try:
            raw[name] = tomli.loads(content.decode("utf-8-sig"), parse_float=_exact_float)
            _hold_numbers(raw[name])
        except (ValueError, RecursionError) as error:
            problems.append(_not_toml(name, error))
    if problems:
        raise ContentError(problems)
    return raw


def build(raw: Raw) -> Questionnaire:
    """Turn parsed tables into values; all wrong types are named at once."""
    problems: list[Problem] = []
    ident = raw[HEAD].get("id")
    values = {
        name: typed(name, table, FILES.get(name, Element), problems, context(name, str(ident)))
        for name, table in raw.items()
    }
    if problems:
        raise ContentError(problems)
    head: Head = values[HEAD]
    elements = {name: value for name, value in values.items() if isinstance(value, Element)}
    modules = _modules(head, elements)
    fields: FieldsFile = values["fields.toml"]
    return Questionnaire(
        head=head,
        digest=digest(raw),
        modules=modules,
        profiles=_profiles(values.get("profiles.toml")),
        sources=values["sources.toml"].sources if "sources.toml" in values else {},
        vocabulary=values.get("vocabulary.toml", Vocabulary()),
        agencies=values["agencies.toml"].agencies if "agencies.toml" in values else (),
        provisions={p.id: p for p in values["provisions.toml"].provisions},
        fields={field.id: field for field in fields.fields},
        layouts=fields.layouts,
    )


def digest(raw: Raw) -> str:
    """SHA-256 over what the files say, whatever their comments, order of keys or line ends."""
    said = json.dumps(raw, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(said.encode()).hexdigest()


def _modules(head: Head, elements: dict[str, Element]) -> tuple[Module, ...]:
    by_id = {element.id: element for element in elements.values()}
    listed = [ident for module in head.modules for ident in module.elements]
    problems = [
        _misnamed(name, e.id) for name, e in elements.items() if name != f"elements/{e.id}.toml"
    ]
    problems += [_no_such_element(ident) for ident in listed if ident not in by_id]
    problems += [_unlisted(name, e.id) for name, e in elements.items() if e.id not in listed]
    if problems:
        raise ContentError(problems)
    return tuple(
        Module(m.id, m.number, m.name, m.weight, m.scoring, tuple(by_id[i] for i in m.elements))
        for m in head.modules
    )


def _profiles(file: ProfilesFile | None) -> tuple[Profile, ...]:
    if file:
        return file.profiles
    return (Profile(id="full", name=_("Full assessment"), summary=_("Every question.")),)


def typed(
    name: str,
    table: dict[str, Any],
    model: type[Content],
    problems: list[Problem],
    context: str,
) -> Any:
    """A parsed table as its model, in the language in use; None, with problems added, if unfit.

    The contexts of its translations start with `context`.
    """
    try:
        return model.model_validate(texts.overlay(kind(name), table, context))
    except ValidationError as error:
        problems.extend(_wrong_type(name, table, each) for each in _telling(error.errors()))
        return None


def _telling(errors: list[Any]) -> list[Any]:
    """Without the complaint that a list is too short whose items are there and wrong."""
    places = [error["loc"] for error in errors]
    return [
        error
        for error, place in zip(errors, places, strict=True)
        if error["type"] != "too_short"
        or not any(other != place and other[: len(place)] == place for other in places)
    ]


def kind(name: str) -> str:
    """The kind of table a file is, as `questionnaires.texts` names it."""
    return "element" if name.startswith("elements/") else name.removesuffix(".toml")


def context(name: str, questionnaire: str) -> str:
    """What the contexts of a file's translations start with, before the id of its table."""
    if name == HEAD:
        return ""
    if name in SHARED:
        return kind(name)
    return questionnaire if kind(name) == "element" else f"{questionnaire}.{kind(name)}"


def _exact_float(text: str) -> Fraction:
    # Infinity has no exact value, and that of 1e999999999 would fill the memory.
    if not re.fullmatch(
        r"[+-]?[0-9_]{1,20}(\.[0-9_]{1,20})?(e[+-]?[0-9]{1,2})?", text, re.IGNORECASE
    ):
        raise ValueError(_("the number {number} is out of bounds").format(number=text[:20]))
    return Fraction(text)


def _hold_numbers(value: Any) -> None:
    """Refuse whole numbers so long that they could not even be printed in a problem."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            _hold_numbers(inner)
    elif isinstance(value, int) and abs(value) > LARGEST_NUMBER:
        raise ValueError(_("it holds a number larger than {most}").format(most=LARGEST_NUMBER))


def _wrong_type(name: str, table: dict[str, Any], error: Any) -> Problem:
    where = place_of(table, error["loc"])
    return Problem(
        name, where, "Q201", _("{message}.").format(message=error["msg"]),
        _("The file does not have the form that a questionnaire has."),
        _("Correct the value, or the spelling of the key."),
    )  # fmt: skip


def place_of(table: Any, loc: tuple[int | str, ...]) -> str:
    """Name a place as a person finds it: the id of a table in a list, then the key."""
    parts = []
    for step in loc:
        try:
            table = table[step]
        except (KeyError, IndexError, TypeError):
            table = None
        named = isinstance(step, int) and isinstance(table, dict) and "id" in table
        parts.append(str(table["id"]) if named else str(step))
    return " ▸ ".join(parts)


def _not_toml(name: str, error: Exception) -> Problem:
    if isinstance(error, UnicodeDecodeError):
        what = _("It is not UTF-8 text (byte {at}).").format(at=error.start)
        return Problem(name, "", "Q103", what, _("Other encodings garble accents."),
                       _("Save the file as UTF-8."))  # fmt: skip
    what = _("It is not valid TOML: {message}.").format(message=str(error).rstrip("."))
    return Problem(name, "", "Q104", what, _("Nothing of the file can be used until it is."),
                   _("Mend that line; quotation marks and brackets must close."))  # fmt: skip


def _too_large(name: str, most: int) -> Problem:
    return Problem(
        name, "", "Q105", _("It is larger than {most} bytes.").format(most=most),
        _("A file of questions is never that large."), _("Check that it is the right file."),
    )  # fmt: skip


def _no_head(place: str) -> Problem:
    return Problem(
        place, "", "Q101", _("There is no questionnaire.toml here."),
        _("A questionnaire is a folder with that file in it."),
        _("Name the folder that holds it, or the id of a bundled questionnaire."),
    )  # fmt: skip


def _unreadable(name: str, reason: str) -> Problem:
    return Problem(
        name, "", "Q102", _("It cannot be read: {reason}.").format(reason=reason),
        _("The questionnaire is incomplete without it."), _("Check the file and its permissions."),
    )  # fmt: skip


def _misnamed(name: str, ident: str) -> Problem:
    return Problem(
        name, ident, "Q204", _("The file and the element in it have different names."),
        _("Two files could hold the same element, and the questions of one would be lost."),
        _("Call the file elements/{ident}.toml, or correct the id.").format(ident=ident),
    )  # fmt: skip


def _no_such_element(ident: str) -> Problem:
    return Problem(
        HEAD, ident, "Q202", _("A module lists this element, and no file has it."),
        _("Its questions would be missing without a word."),
        _("Add elements/{ident}.toml or take it out of the module.").format(ident=ident),
    )  # fmt: skip


def _unlisted(name: str, ident: str) -> Problem:
    return Problem(
        name, ident, "Q203", _("No module lists this element."),
        _("Its questions would never be asked."),
        _("Add it to the elements of a module in questionnaire.toml, or delete the file."),
    )  # fmt: skip
