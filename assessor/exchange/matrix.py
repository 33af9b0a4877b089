"""Read a profile in the rows of the 1540 Committee matrix into an ``op3_matrix`` assessment.

The form is JSON: for each row of OP3(c) and (d) a mark for N, C and B on the law and on the
enforcement side (``X``, ``?``, ``-``, ``NA`` or empty), the texts it rests on, and a note; for the
rows of OP2 one mark for all. A dash says that nothing was seen, which is not a no: it becomes
"don't know". An empty mark stays unanswered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from assessor import jsontext
from assessor.errors import UserError
from assessor.saved import Said
from questionnaires.model import Question, Questionnaire
from questionnaires.responses import Evidence
from questionnaires.texts import _

LAYOUT = "matrix_2013"
SIDES = {"legal_framework": "law", "enforcement": "enforcement"}
_MARK = re.compile(r"(X|\?|-|NA)?(?:\s*\((.*)\))?", re.DOTALL)
_LONGEST_TITLE = 500
_LONGEST_BASIS = 20_000
_MOST_TEXTS = 100  # of an answer; one more is enough for it to be refused


@dataclass(frozen=True)
class Profile:
    """A matrix profile: whose it is, a note on how it was made, and what it says by cell."""

    system: str
    note: str
    said: tuple[Said, ...]


def read(path: Path, questionnaire: Questionnaire) -> Profile:
    """Read a matrix profile from a file.

    Raises:
        UserError: It cannot be read, or a row or mark is not one of the matrix; says which.
    """
    data = jsontext.read(path)
    if not isinstance(data, dict) or not isinstance(data.get("OP3_c_d"), list):
        raise UserError(
            _("{file} is not a matrix profile: it has no list OP3_c_d.").format(file=path),
            _("Each row needs no, row, legal_framework, enforcement and basis."),
        )
    entries = [
        entry
        for position, row in enumerate(data["OP3_c_d"], start=1)
        for entry in _row(path, position, row, questionnaire)
    ]
    entries += _prohibitions(path, data.get("OP2", {}), questionnaire)
    return Profile(str(data.get("state") or _("not named")), _note(data), tuple(entries))


def _note(data: dict[str, Any]) -> str:
    """Where the profile comes from, and what of it has no place among the questions."""
    parts = [
        (_("Made by"), data.get("made_by")),
        (_("Law as of"), data.get("law_as_of")),
        (_("Marks"), data.get("marks")),
    ]
    sources = data.get("sources")
    for source in sources if isinstance(sources, list) else []:
        if isinstance(source, dict):
            parts.append((_("Source"), source.get("repo")))
    accounting = data.get("OP3_a_b")
    for weapon, text in accounting.items() if isinstance(accounting, dict) else ():
        label = _("OP3(a) and (b), {weapon}, text without marks").format(weapon=weapon)
        parts.append((label, text))
    return "\n".join(f"{label}: {text}" for label, text in parts if text)


def _row(path: Path, position: int, row: Any, questionnaire: Questionnaire) -> list[Said]:
    where = _("row {n} of OP3_c_d").format(n=position)
    if not isinstance(row, dict) or not isinstance(row.get("no"), int):
        raise _misfit(path, where, _("it has no row number"))
    question = _question(questionnaire, row["no"])
    if question is None:
        raise _misfit(path, where, _("the matrix has no row {n}").format(n=row["no"]))
    basis = _split_basis(_basis(path, where, row))
    comment = str(row.get("note") or "") or None
    entries = []
    for column, side in SIDES.items():
        marks = row.get(column)
        if not isinstance(marks, dict):
            raise _misfit(path, where, _("{column} is missing").format(column=column))
        for cell in (cell for cell in question.cells if cell.side == side):
            place = f"{where}, {column} {cell.weapon}"
            mark = str(marks.get(str(cell.weapon), ""))
            entries += _entry(path, place, cell.id, mark, comment, basis[side])
    return entries


def _question(questionnaire: Questionnaire, number: int) -> Question | None:
    layout = next(layout for layout in questionnaire.layouts if layout.id == LAYOUT)
    fields = [
        field for row in layout.rows if row.group == "op3cd" and row.no == number
        for field in row.fields
    ]  # fmt: skip
    return _asking(questionnaire, fields[0]) if fields else None


def _asking(questionnaire: Questionnaire, field: str) -> Question | None:
    asking = (q for q in questionnaire.questions.values() if field in q.fields)
    return next(asking, None)


def _prohibitions(path: Path, table: Any, questionnaire: Questionnaire) -> list[Said]:
    """The rows of OP2: one mark each, said of the law on N, C and B alike."""
    rows = table.get("rows", {}) if isinstance(table, dict) else {}
    evidence = _citations(_basis(path, "OP2", table)) if isinstance(table, dict) else ()
    said = _("The source gives one mark for nuclear, chemical and biological together.")
    entries = []
    for label, mark in rows.items() if isinstance(rows, dict) else ():
        for part in label.split("/"):
            field = f"op2_{part.strip().replace(' ', '_')}"
            question = _asking(questionnaire, field)
            if question is None:
                raise _misfit(path, f"OP2 {label}", _("the matrix has no such row"))
            for cell in (cell for cell in question.cells if cell.side == "law"):
                entries += _entry(path, f"OP2 {label}", cell.id, str(mark), said, evidence)
    return entries


def _entry(
    path: Path, where: str, cell: str, mark: str, comment: str | None, basis: tuple[Evidence, ...]
) -> list[Said]:
    found = _MARK.fullmatch(mark.strip())
    if not found:
        raise _misfit(path, where, _("{mark} is not X, ?, NA, - or empty").format(mark=mark))
    symbol, remark = found.groups()
    comment = "\n".join(part for part in (comment, remark) if part) or None
    if symbol in ("X", "?"):
        return [Said(cell, "answered", value=symbol, comment=comment, evidence=basis)]
    if symbol == "-":
        not_seen = _("Not seen in the texts read, which is not a no.")
        return [Said(cell, "unknown", comment=comment or not_seen)]
    if symbol == "NA":
        reason = comment or _("Marked NA in the source.")
        return [Said(cell, "not_applicable", reason=reason)]
    return []


def _basis(path: Path, where: str, table: dict[str, Any]) -> str:
    text = str(table.get("basis") or "")
    if len(text) > _LONGEST_BASIS:
        what = _("its basis has more than {most} characters").format(most=_LONGEST_BASIS)
        raise _misfit(path, where, what)
    return text


def _split_basis(basis: str) -> dict[str, tuple[Evidence, ...]]:
    """The texts for each side; what follows "Enforcement:" or "Penalties" is for that side.

    A basis that does not part the two is cited for both.
    """
    marker = re.search(r"\b(?:Enforcement|Penalties):?\s", basis)
    if marker:
        return {
            "law": _citations(basis[: marker.start()]),
            "enforcement": _citations(basis[marker.end() :]),
        }
    return {"law": _citations(basis), "enforcement": _citations(basis)}


def _citations(text: str) -> tuple[Evidence, ...]:
    titles = filter(None, (part.strip(" .\n") for part in _parted(text)))
    return tuple(
        Evidence(title=title[:_LONGEST_TITLE]) for title in islice(titles, _MOST_TEXTS + 1)
    )


def _parted(text: str) -> list[str]:
    """The parts of a list parted by semicolons; those within brackets part nothing."""
    pieces = re.split(r"([()])", text)
    parts: list[list[str]] = [[]]
    for piece, bracket in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        first, *others = [piece] if bracket == ")" else piece.split(";")
        parts[-1].append(first)
        parts += [[other] for other in others]
        parts[-1].append(bracket)
    return ["".join(part) for part in parts]


def _misfit(path: Path, where: str, what: str) -> UserError:
    return UserError(
        _("{file} cannot be taken in: {where}: {what}.").format(file=path, where=where, what=what),
        _("Correct that entry; nothing was written."),
    )
