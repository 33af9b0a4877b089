"""``assessor export``: a form that people without this program fill."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from assessor import files, opening, store
from assessor.errors import Exit, UserError
from questionnaires import texts
from questionnaires.texts import _, ngettext


def run(args: argparse.Namespace) -> int:
    """Write the form; the assessment is only read, and no file that is there is written over."""
    form = args.form or _form(args.out)
    out = args.out or args.file.with_suffix(f".{form}")
    assessment = store.read(args.file)
    questionnaire = opening.questionnaire_of(assessment, args.questionnaire, args.file)
    if form == "csv":
        from assessor.exchange.form import answers, csv_form

        files.create(out, csv_form.write(assessment, questionnaire, answers.words()))
    else:
        from assessor.exchange.form import book_out

        language = texts.language()
        files.create(out, book_out.write(assessment, questionnaire, language, args.back_to))
    asked = questionnaire.asked_in(assessment.profile).values()
    count = sum(len(question.cells) for question in asked)
    text = ngettext("Written: {file}, {n} row to fill in.", "Written: {file}, {n} rows to fill in.",
                    count)  # fmt: skip
    print(text.format(file=out, n=count), file=sys.stderr)
    if store.is_protected(args.file):
        print(_("The passphrase does not protect it: everybody who gets it can read it."),
              file=sys.stderr)  # fmt: skip
    print(
        _("When it comes back: assessor import {file} {out}").format(file=args.file, out=out),
        file=sys.stderr,
    )
    return Exit.FINE


def _form(out: Path | None) -> str:
    ending = out.suffix.lower().removeprefix(".") if out else ""
    if ending not in ("xlsx", "csv"):
        raise UserError(
            _("It is not said which form to write."), _("Add --xlsx or --csv."), Exit.WRONG_USE
        )
    return ending
