"""Two editions of a tiny questionnaire on the disk, and answers to the first."""

from __future__ import annotations

from pathlib import Path

from assessor import saved, store
from questionnaires import loader
from questionnaires.responses import Assessment, Edition, Evidence, Goal, Response

HEAD = """
id = "tiny"
edition = "{edition}"
title = "Tiny"
summary = "A questionnaire for a test."
caution = "Findings, no measure of compliance."
answer_rule = "Choose the highest that is true."
[scale]
min = 0
max = 2
target = 2
levels = [
    {{ value = 0, name = "none", meaning = "Nothing." }},
    {{ value = 1, name = "partial", meaning = "Some." }},
    {{ value = 2, name = "in use", meaning = "All, in use." }},
]
[[module]]
id = "m"
number = 1
name = "Module"
elements = ["law", "use"]
"""
ANCHORS = 'anchors = ["nothing", "some", "all"]\n'
LEVEL = 'legal_weight = "expected"\n' + ANCHORS
OBLIGED = (
    ANCHORS
    + 'legal_weight = "obligation"\nprovisions = ["1540:OP3(d)"]\nfields = ["transit_control"]\n'
)
SIDES = 'sides = ["law", "enforcement"]\n'
LAW = f"""
id = "law"
name = "Law"
[[question]]
id = "L-1"
text = "Is there a law?"
{OBLIGED}{SIDES}
[[question]]
id = "L-2"
text = "Is it published?"
{LEVEL}
[[question]]
id = "L-3"
text = "Is it in every language?"
{LEVEL}
"""
USE = """
id = "use"
name = "Use"
[[question]]
id = "U-1"
kind = "choice"
text = "Who licenses?"
legal_weight = "expected"
options = [{ id = "a", label = "One body", mark = 1 }, { id = "b", label = "Several", mark = 0 }]
[[question]]
id = "U-2"
kind = "text"
text = "Which computers are used?"
legal_weight = "good_practice"
"""
FIRST = {
    "questionnaire.toml": HEAD.format(edition="1"),
    "elements/law.toml": LAW,
    "elements/use.toml": USE,
}
SECOND = {
    "questionnaire.toml": HEAD.format(edition="2"),
    # L-1 is renamed; L-2 asks for more; L-3 is split in two, of which one is as it was.
    "elements/law.toml": LAW.replace("L-1", "L-9")
    .replace("published?", "published and in force?")
    .replace("L-3", "L-4").replace("every language", "every language of the State")
    + f'[[question]]\nid = "L-5"\ntext = "Is it translated well?"\n{LEVEL}',
    "elements/use.toml": USE.split('[[question]]\nid = "U-2"')[0],
}  # fmt: skip
STEPS = """
[[step]]
from = "1"
to = "2"
renamed = [{ old = "L-1", new = "L-9" }]
changed = [{ id = "L-2", why = "A law has to be in force, too." }]
reworded = [{ id = "L-4", why = "It says of whom." }]
retired = [{ id = "U-2", why = "Nobody reads it." }]
[[step.split]]
old = "L-3"
new = ["L-4", "L-5"]
carry = ["L-4"]
why = "How well is asked apart."
"""


def folder(at: Path, files: dict[str, str], steps: str = "") -> Path:
    """A questionnaire on the disk."""
    (at / "elements").mkdir(parents=True)
    for name, text in (files | ({"editions.toml": steps} if steps else {})).items():
        (at / name).write_text(text, "utf-8")
    return at


def day(number: int) -> str:
    """A day of the time in which answers are given."""
    return f"2026-03-{number:02}T09:00:00Z"


def answered(files: dict[str, str], **said: object) -> Assessment:
    """An assessment by the questionnaire in these files.

    Ids are written as Python names, ``L_1__law`` for ``L-1/law``; several answers in a list.
    """
    questionnaire = loader.load_texts(files)
    made = Assessment(
        id="0b1d7c1e-0000-4000-8000-000000001540",
        created="2026-03-01T09:00:00Z",
        system="Tesmara",
        agency="Ministry of Trade",
        respondent="A. Official",
        note="An invented State.",
        questionnaire=Edition(
            id="tiny", edition=questionnaire.edition, digest=questionnaire.digest
        ),
        profile="full",
    )
    for name, values in said.items():
        cell = name.replace("__", "/").replace("_", "-")
        for value in values if isinstance(values, list) else [values]:
            made = made.with_response(cell, response(made.rev + 1, value))
    return made


def response(rev: int, value: object) -> Response:
    """``unknown``, ``na`` or an answer; one that ends in ``*`` carries a comment and evidence."""
    about = {"rev": rev, "at": day(rev), "by": "A. Official", "agency": "Ministry of Trade"}
    if value == "unknown":
        return Response(status="unknown", **about)
    if value == "na":
        return Response(status="not_applicable", reason="There is none.", **about)
    if isinstance(value, str) and value.endswith("*"):
        about |= {"comment": "As the gazette says.", "evidence": (Evidence(title="Gazette 7"),)}
        value = value.removesuffix("*")
        value = int(value) if value.isdigit() else value
    return Response(status="answered", value=value, **about)


def goal(assessment: Assessment, ident: str, wanted: object) -> Assessment:
    """The assessment with a goal of the State's own."""
    rev = assessment.rev + 1
    return assessment.with_goal(ident, Goal(rev=rev, at=day(rev), wanted=wanted))


def save(path: Path, assessment: Assessment) -> Path:
    """Put an assessment on the disk."""
    path.write_bytes(saved.dumps(assessment))
    store.read(path)
    return path
