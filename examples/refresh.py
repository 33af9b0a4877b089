"""Make the saved examples from their sources. Run it when content or the file format changes.

- ``tesmara.toml`` (an invented State) becomes ``tesmara.json``, an ``op3_workshop`` assessment;
- ``germany_law_2022.source.json`` (one reader's reading of published law) becomes
  ``germany_law_2022.json``, an ``op3_matrix`` assessment, as ``assessor import matrix`` makes it.

Times and ids are fixed, so that the same sources give the same files, byte for byte.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from assessor import clock, opening, saved
from assessor.exchange import matrix
from assessor.saved import Said
from questionnaires.responses import Assessment, Edition, Evidence

HERE = Path(__file__).parent
GERMANY_AT = "2022-03-26T00:00:00Z"  # the day that the law was read as of


def main() -> None:
    """Write both examples anew."""
    for name, made in (("tesmara.json", tesmara()), ("germany_law_2022.json", germany())):
        (HERE / name).write_bytes(saved.dumps(made))


def tesmara() -> Assessment:
    """The invented State's answers."""
    source = tomllib.loads((HERE / "tesmara.toml").read_text("utf-8"))
    head = source["assessment"]
    questionnaire = opening.questionnaire(head.pop("questionnaire"))
    begun = _begun(questionnaire, head.pop("at"), **head)
    return saved.said(begun, [_said(each) for each in source["answer"]])


def _said(table: dict[str, object]) -> Said:
    evidence = tuple(Evidence(**each) for each in table.pop("evidence", []))
    return Said(status=table.pop("status", "answered"), evidence=evidence, **table)


def germany() -> Assessment:
    """The matrix profile, with its citations as evidence."""
    questionnaire = opening.questionnaire("op3_matrix")
    profile = matrix.read(HERE / "germany_law_2022.source.json", questionnaire)
    begun = _begun(
        questionnaire, GERMANY_AT, system=profile.system, note=profile.note, profile="full",
        assessor_type="external",
    )  # fmt: skip
    return saved.said(begun, profile.said)


def _begun(questionnaire: object, at: str, **head: str) -> Assessment:
    edition = Edition(
        id=questionnaire.id, edition=questionnaire.edition, digest=questionnaire.digest
    )
    ident = str(uuid5(NAMESPACE_URL, head["system"]))
    clock.now = lambda: at
    return Assessment(id=ident, created=at, questionnaire=edition, **head)


if __name__ == "__main__":
    main()
