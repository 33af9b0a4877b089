"""The words of a matrix draft: signs, rules, places, parts of the matrix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from assessor import words
from assessor.reports.document import Tone
from assessor.reports.matrix_draft.changes import Kind
from assessor.reports.matrix_draft.draft import Key, Row, Section
from assessor.reports.matrix_draft.marks import Mark, Rule, Sign
from questionnaires.content import Group
from questionnaires.texts import _

TONES: dict[Sign, Tone] = {"X": "good", "?": "partly", "-": "open"}


def sign(mark: Mark | None) -> str:
    """A sign where an empty place would not be seen; a dash of its own where nothing was asked."""
    return words.NOTHING if mark is None else mark.sign or _("blank")


def spoken(sign: Sign) -> str:
    """A sign as a screen reader should say it."""
    return {"?": _("question mark"), "NA": _("not applicable"), "-": _("don't know")}.get(
        sign, sign
    )


def rule(ident: Rule) -> str:
    """Why a sign stands where it does, in a few words."""
    return {
        "evidenced": _("recorded, with evidence"),
        "no_evidence": _("recorded; evidence is missing"),
        "part_way": _("recorded, short of the target"),
        "set_aside": _("not applicable"),
        "not_known": _("don't know"),
        "not_answered": _("not answered"),
        "at_floor": _("said not to be in place"),
        "not_asked": _("not asked"),
    }[ident]


def when(ident: Rule) -> str:
    """When a rule holds, after "if"."""
    return {
        "evidenced": _("a deciding answer reaches its target and carries evidence"),
        "no_evidence": _("a deciding answer reaches its target, and none that does has evidence"),
        "part_way": _("none reaches its target, and one lies above its floor"),
        "set_aside": _("every deciding answer is “not applicable”, with a reason"),
        "not_known": _("nothing above the floor is recorded, and an answer is “don't know”"),
        "not_answered": _("nothing above the floor is recorded, and an answer is missing"),
        "at_floor": _("every deciding answer that applies lies at its floor"),
        "not_asked": _("no question that was asked reaches this place"),
    }[ident]


def change(ident: Kind) -> str:
    """What became of a place, in a few words."""
    return {
        "changed": _("changed"),
        "same": _("the same"),
        "only_now": _("asked only now"),
        "only_then": _("asked only then"),
    }[ident]


def group(ident: Group) -> str:
    """A part of the matrix as a heading."""
    return {
        "op1": _("General statements, treaties and arrangements"),
        "op2": _("OP2: prohibitions for non-State actors"),
        "op3ab": _("OP3(a) and (b): accounting, securing, physical protection"),
        "op3cd": _("OP3(c) and (d), with OP6 and OP10: border and export controls"),
        "op6to10": _("OP6, OP7 and OP8(d): lists, assistance, information"),
    }[ident]


def group_short(ident: Group) -> str:
    """The same for a narrow column."""
    return {
        "op1": _("General"),
        "op2": _("OP2"),
        "op3ab": _("OP3(a)(b)"),
        "op3cd": _("OP3(c)(d)"),
        "op6to10": _("OP6–8"),
    }[ident]


def places(keys: Iterable[Key]) -> str:
    """Places of one row, those of one side together: ``law N, C; enforcement B``."""
    by_side: dict[str, list[str]] = {}
    for side, weapon in keys:
        weapons = by_side.setdefault(words.side(side) if side else "", [])
        weapons += [weapon] if weapon else []
    parts = (f"{side} {words.listed(weapons)}".strip() for side, weapons in by_side.items())
    return "; ".join(part for part in parts if part)


def row(row: Row) -> str:
    """A row by its number and label."""
    return row.label if row.number is None else f"{row.number} {row.label}"


def together(found: Sequence[Row]) -> str:
    """Rows of one part of which the same is said: ``Rows 1–3, 5``; one alone with its label."""
    numbers = [each.number for each in found if each.number is not None]
    if len(found) == 1 or len(numbers) < len(found):
        return "; ".join(map(row, found))
    return _("Rows {numbers}").format(numbers=words.listed(_ranges(numbers)))


def _ranges(numbers: Sequence[int]) -> Iterator[str]:
    """Rising numbers, those without a break as a range: ``1–3``."""
    for _step, run in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        first, *others = (number for _at, number in run)
        yield f"{first}–{others[-1]}" if others else str(first)


def rows(found: Iterable[Row]) -> str:
    """Rows by number under their parts: ``OP3(c)(d) 1, 4, 17; General: Treaties``."""
    by_group: dict[str, list[str]] = {}
    for each in found:
        name = _("“{label}”").format(label=each.label)
        name = name if each.number is None else str(each.number)
        by_group.setdefault(group_short(each.group), []).append(name)
    return "; ".join(f"{part} {words.listed(names)}" for part, names in by_group.items())


def section_short(section: Section) -> str:
    """A part of the matrix for a narrow column, told from what stands beside its rows."""
    short = group_short(section.group)
    return _("{part}, beside").format(part=short) if section.beside else short
