"""``assessor questionnaire``: list, show, check and export questionnaires."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path

from assessor import console, files, opening, safe
from assessor.errors import Exit, UserError, missing
from assessor.reports import contents
from assessor.reports.formats import terminal
from questionnaires import bundled, cases, checks, loader, texts
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
    language = _translated_into(args)
    if language:
        found += _translations(named, language)
    if args.format == "json":
        console.write_json([{"questionnaire": name, **asdict(p)} for name, p in found])
    else:
        for name, problem in found:
            print(_in_words(name, problem))
        print(contents.problems(len(found), len(named)), file=sys.stderr)
    return Exit.NOT_SO if found else Exit.FINE


def _translated_into(args: argparse.Namespace) -> str | None:
    """The language whose translations are meant; None: none, the English is no translation."""
    asked = getattr(args, "lang", None)
    if asked is None:
        return None
    if not texts.is_code(asked):
        raise UserError(
            _("{language} is no language.").format(language=asked),
            _("Name it by its code, such as es or pt_BR."), Exit.WRONG_USE,
        )  # fmt: skip
    code = texts.language() if texts.knows(asked) else str(asked).replace("-", "_")
    return None if code == "en" else code


def _translations(named: list[str], language: str) -> list[tuple[str, Problem]]:
    """The problems of translations; what is bundled is translated in one place."""
    from questionnaires.checks import languages

    own = [name for name in named if name not in bundled.names()]
    try:
        found = [(n, each) for n in own for each in languages.check(opening.folder(n), language)]
        if len(own) < len(named):
            found += [("questionnaires", each) for each in languages.check_bundled(language)]
    except ImportError as error:
        raise missing("babel", _("Checking translations"), "translate") from error
    return found


def translate(args: argparse.Namespace) -> Exit:
    """Write or renew the translations beside a questionnaire of one's own, and compile them."""
    language = _translated_into(args)
    if language is None or args.path in bundled.names():
        raise UserError(
            _("Say which folder of your own to translate, and into which language."),
            _("Such as: assessor questionnaire translate FOLDER --lang es. What is bundled is "
              "translated with the program."), Exit.WRONG_USE,
        )  # fmt: skip
    folder = opening.folder(args.path)
    path = folder / texts.BESIDE / f"{language}.po"
    try:
        from questionnaires import catalogues, messages

        old = files.read(path)[0] if path.exists() else None
        source, compiled = catalogues.renewed(old, messages.content(folder), language)
    except ImportError as error:
        raise missing("babel", _("Translating a questionnaire"), "translate") from error
    except ContentError as error:
        raise UserError(
            str(error.problems[0]),
            _("See all its problems with: assessor questionnaire check {name}").format(
                name=args.path
            ),
        ) from error
    except ValueError as error:
        raise UserError(
            _("The translations in {file} cannot be read: {reason}.").format(
                file=path, reason=error
            ),
            _("Open the file with a program for PO files; it shows the place."),
        ) from error
    files.folder(path.parent)
    files.write(path, source)
    files.write(path.with_suffix(".mo"), compiled)
    print(_("Written: {file}").format(file=path), file=sys.stderr)
    print(
        _("Fill it in with a program for PO files, such as Poedit, then give this command again; "
          "assessor questionnaire check {folder} --lang {language} says what is missing.").format(
            folder=args.path, language=language), file=sys.stderr,
    )  # fmt: skip
    return Exit.FINE


def export(args: argparse.Namespace) -> Exit:
    """Write a form that KoboToolbox and ODK can ask."""
    from assessor.exchange.xlsform import book, languages

    load = partial(opening.questionnaire, args.path)
    questionnaire = load()
    profile = opening.profile(questionnaire, args.profile or questionnaire.profiles[0].id)
    codes = texts.languages(opening.folder(args.path))
    forms = languages.forms(load, profile, args.agency, codes, texts.language())
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
    with texts.untranslated():  # worked cases name bands as they were written
        return _problems_of(folder)


def _problems_of(folder: Path) -> list[Problem]:
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


ACTIONS = {"list_all": list_all, "show": show, "check": check, "export": export,
           "translate": translate}  # fmt: skip
