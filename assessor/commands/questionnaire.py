"""``assessor questionnaire``: list, show, check and export questionnaires."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path

from assessor import console, files, opening, safe
from assessor.errors import Exit, UserError
from assessor.reports import contents
from assessor.reports.formats import terminal
from questionnaires import bundled, cases, checks, loader
from questionnaires.model import Questionnaire
from questionnaires.problems import ContentError, Problem
from questionnaires.texts import _, ngettext
from scoring.cases import differences


def run(args: argparse.Namespace) -> int:
    """Do what the action says."""
    return int(ACTIONS[args.action](args))


def list_all(args: argparse.Namespace) -> Exit:
    """Which questionnaires there are."""
    found = [opening.questionnaire(name) for name in bundled.names()]
    if args.format == "json":
        console.write_json([_as_data(each) for each in found])
    else:
        terminal.show(contents.listing(found), console.out(args.plain), args.plain)
    return Exit.FINE


def _as_data(questionnaire: Questionnaire) -> dict[str, object]:
    return {
        "id": questionnaire.id,
        "edition": questionnaire.edition,
        "digest": questionnaire.digest,
        "title": questionnaire.head.title,
        "profiles": {p.id: list(questionnaire.asked_in(p.id)) for p in questionnaire.profiles},
    }


def show(args: argparse.Namespace) -> Exit:
    """The questions of a questionnaire, or all that is known of one."""
    questionnaire = opening.questionnaire(args.path)
    if args.profile:
        opening.profile(questionnaire, args.profile)
    if args.question:
        if args.question not in questionnaire.questions:
            raise UserError(
                _("{id} is no question of {questionnaire}.").format(
                    id=args.question, questionnaire=questionnaire.id
                ),
                _("See its questions with: assessor questionnaire show {questionnaire}").format(
                    questionnaire=args.path
                ),
                Exit.WRONG_USE,
            )
        document = contents.in_full(questionnaire, questionnaire.questions[args.question])
    else:
        document = contents.overview(questionnaire, args.profile)
    terminal.show(document, console.out(args.plain), args.plain)
    return Exit.FINE


def check(args: argparse.Namespace) -> Exit:
    """Print all problems of one questionnaire, or of all that are bundled."""
    named = [args.path] if args.path else list(bundled.names())
    found = [(name, problem) for name in named for problem in problems_of(opening.folder(name))]
    if args.format == "json":
        console.write_json([{"questionnaire": name, **asdict(p)} for name, p in found])
    else:
        for name, problem in found:
            print(_in_words(name, problem))
        print(contents.problems(len(found), len(named)), file=sys.stderr)
    return Exit.NOT_SO if found else Exit.FINE


def export(args: argparse.Namespace) -> Exit:
    """Write a form that KoboToolbox and ODK can ask."""
    from assessor.exchange.xlsform import book, languages

    load = partial(opening.questionnaire, args.path)
    questionnaire = load()
    profile = opening.profile(questionnaire, args.profile or questionnaire.profiles[0].id)
    forms = languages.forms(load, profile, args.agency, getattr(args, "lang", None))
    form = next(iter(forms.values()))
    out = args.out or Path(f"{form.ident}.xlsx")
    files.create(out, book.write(forms))
    text = ngettext("Written: {file}, {n} question.", "Written: {file}, {n} questions.",
                    form.questions)  # fmt: skip
    print(text.format(file=out, n=form.questions), file=sys.stderr)
    print(
        _("Upload it in KoboToolbox or ODK Central. When answers are there, export them as CSV: "
          "assessor import FILE SUBMISSIONS.csv"), file=sys.stderr,
    )  # fmt: skip
    return Exit.FINE


def problems_of(folder: Path) -> list[Problem]:
    """Everything wrong with a questionnaire, its worked cases included."""
    problems = checks.check_folder(folder)
    if problems:
        return problems
    questionnaire = loader.load(folder)
    try:
        worked = cases.read(folder)
    except ContentError as error:
        return list(error.problems)
    return [
        Problem(
            cases.FILE, case.name, "Q402", f"{difference}.",
            _("What the questionnaire promises does not come out."),
            _("Correct the case, or what it shows to be wrong."),
        )
        for case in worked
        for difference in differences(case, questionnaire)
    ]  # fmt: skip


def _in_words(name: str, problem: Problem) -> str:
    place = f"{name}/{problem.file}" + (f": {problem.where}" if problem.where else "")
    lines = f"{problem.code} {place}\n    {problem.what} {problem.why} {problem.todo}"
    return safe.block(lines)


ACTIONS = {"list_all": list_all, "show": show, "check": check, "export": export}
