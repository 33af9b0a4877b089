"""Saved files as States might send them: invented, drawn by chance from a stated seed.

They are in the form that the program saves. Only the chain of digests is drawn as well, because
reading does not follow it and working it out would take longer than all that is measured here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

from assessor import saved
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment, Edition

REMARKS = (
    "Article 12 of the Strategic Goods Act covers it.",
    "The ministry applies it by custom; no written procedure was seen.",
    "In force since 2019, and reviewed once.",
    "Stated by the licensing unit; customs was not asked.",
)
TITLES = ("Strategic Goods Act", "Cabinet decision", "Manual of the licensing unit", "Gazette")


def write(folder: Path, questionnaire: Questionnaire, count: int, seed: int = 1540) -> list[Path]:
    """So many files in folders of a thousand; the same seed gives the same bytes."""
    paths = []
    for number in range(count):
        path = folder / f"{number // 1000:03}" / f"state-{number:06}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file(questionnaire, Random(seed * 1_000_003 + number), number))
        paths.append(path)
    return paths


def file(questionnaire: Questionnaire, chance: Random, number: int) -> bytes:
    """One file: a State that is further with some things than with others."""
    profile = chance.choices(("full", "quick"), (9, 1))[0]
    pieces, rev = {}, 0
    done, level, knows = chance.uniform(0.5, 1), chance.uniform(0, 4), chance.uniform(0.8, 1)
    for question in questionnaire.asked_in(profile).values():
        for cell in question.cells:
            if chance.random() < done:
                rev += 1
                said = list(_members(chance, rev, level, knows))
                pieces[cell.id] = _piece(cell.id, said)
    head = Assessment(
        id=f"{number:08x}-0000-4000-8000-{chance.getrandbits(48):012x}",
        created="2026-01-01T00:00:00Z",
        system=f"Invented State {number % 193}",
        assessor_type=chance.choice(("self", "self", "external")),
        questionnaire=Edition(
            id=questionnaire.id, edition=questionnaire.edition, digest=questionnaire.digest
        ),
        profile=profile,
        rev=rev,
        heads=(chance.randbytes(32).hex(),),
    )
    return saved.assembled(head, pieces)


def _members(chance: Random, rev: int, level: float, knows: float) -> Iterator[str]:
    yield f'"rev": {rev}'
    if rev > 1:
        yield f'"prev": [\n     "{chance.randbytes(32).hex()}"\n    ]'
    minute = rev // 3
    yield f'"at": "2026-01-{1 + minute // 60 % 28:02}T09:{minute % 60:02}:{rev % 60:02}Z"'
    if chance.random() > knows:
        yield '"status": "unknown"'
    elif chance.random() < 0.03:
        yield '"status": "not_applicable",\n    "reason": "The State has no such industry."'
    else:
        value = min(4, max(0, round(chance.gauss(level, 1))))
        yield f'"status": "answered",\n    "value": {value}'
    if chance.random() < 0.15:
        yield f'"comment": {json.dumps(chance.choice(REMARKS))}'
    if chance.random() < 0.1:
        title = json.dumps(chance.choice(TITLES))
        piece = f'{{\n      "title": {title},\n      "date": "2019"\n     }}'
        yield f'"evidence": [\n     {piece}\n    ]'


def _piece(cell: str, members: list[str]) -> bytes:
    entry = ",\n    ".join(members)
    return f',\n  "{cell}": [\n   {{\n    {entry}\n   }}\n  ]'.encode()
