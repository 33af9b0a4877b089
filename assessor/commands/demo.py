"""``assessor demo``: a worked example, end to end, and how to start one's own."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from assessor import console, files, opening, reports, speech, store
from assessor.errors import Exit
from assessor.reports import contents, gap
from assessor.reports.case import Case
from assessor.reports.formats import terminal
from assessor.reports.parts import scores
from questionnaires import bundled
from questionnaires.texts import _
from scoring import assess

REAL, INVENTED = "germany_law_2022.json", "tesmara.json"
_FIRST_LINES = 75


def run(args: argparse.Namespace) -> int:
    """Show the questionnaires, score the real example, write its gap report, say what next."""
    screen = console.out(args.plain)
    speech.settle()  # the examples are in English, and the person may not be
    _step(1, _("The questionnaires that come with the program"))
    found = [opening.questionnaire(name) for name in bundled.names()]
    terminal.show(contents.listing(found), screen, args.plain)

    _step(2, _("A real example: German law of 2022 in the rows of the Committee matrix, scored"))
    file = _copies(args.out)
    assessment = store.read(file)
    questionnaire = opening.questionnaire_of(assessment, None, file)
    result = assess(questionnaire, assessment.current(), assessment.profile, assessment.aims())
    terminal.show(scores.document(assessment, questionnaire, result), screen, args.plain)

    _step(3, _("Its gap report, written as Markdown and JSON"))
    case = Case(assessment, questionnaire, result, bundled.folder(questionnaire.id))
    for form, name in (("markdown", "gap-report.md"), ("json", "gap-report.json")):
        files.write(args.out / name, reports.make(case, "gap", form))
        print(args.out / name)
    print("\n" + _("Its first lines:") + "\n")
    report = terminal.render(gap.document(case), screen.width)
    print("\n".join([*report.splitlines()[:_FIRST_LINES], "…"]))

    _step(4, _("What next"))
    invented = args.out / INVENTED
    program = _program()
    for label, command in (
        (_("Read the whole report:"), f"report {file}"),
        (_("An invented State, answered:"), f"status {invented}"),
        (_("Walk through its questions:"), f"answer {invented}"),
        (_("Start one's own:"), "new my-assessment.json"),
    ):
        print(f"{label:<32}{program} {command}")
    return Exit.FINE


def _program() -> str:
    """What to type for this program: its name, or where it is when that is not on the path."""
    started = Path(sys.argv[0])
    found = started.stem == "assessor" and shutil.which("assessor") is None
    return str(started) if found else "assessor"


def _step(number: int, title: str) -> None:
    heading = f"{number}. {title}"
    print(f"\n{heading}\n{'=' * len(heading)}\n", flush=True)


def _copies(folder: Path) -> Path:
    """Put copies of the examples into the folder, but never over what somebody has worked on."""
    files.folder(folder)
    for name in (REAL, INVENTED):
        if not (folder / name).exists():
            files.create(folder / name, (_examples() / name).read_bytes())
    return folder / REAL


def _examples() -> Path:
    """Where the examples are: in the installed package, or in a checkout beside it."""
    package = Path(__file__).parents[1]
    installed = package / "examples"
    return installed if installed.is_dir() else package.parent / "examples"
