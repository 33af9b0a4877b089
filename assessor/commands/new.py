"""``assessor new``: start an assessment; asks for what is not given."""

from __future__ import annotations

import argparse
import sys

from assessor import beginning, opening, store
from assessor.commands.questionnaire import problems_of
from assessor.errors import Exit, UserError
from assessor.interview.answer import at_a_terminal
from assessor.interview.new import Beginning, ask_new
from questionnaires import bundled
from questionnaires.model import Questionnaire
from questionnaires.texts import _


def run(args: argparse.Namespace) -> int:
    """Ask what is missing, create the file, say what comes next."""
    if args.file.exists():
        raise UserError(
            _("{file} exists already and is left as it is.").format(file=args.file),
            _("Go on with it: assessor answer {file}. Or choose another name.").format(
                file=args.file
            ),
        )
    questionnaire = _questionnaire(args.questionnaire)
    if args.profile:
        opening.profile(questionnaire, args.profile)
    given = Beginning(args.system, args.agency, args.respondent, args.assessor_type, args.profile)
    said = given if _enough(given) else _asked(questionnaire, given, args.plain)
    if said is None:
        print(_("Nothing was created."), file=sys.stderr)
        return Exit.FINE
    store.create(args.file, beginning.begin(
        questionnaire, system=said.system or "", profile=said.profile or "",
        assessor_type=said.assessor_type or "self", agency=said.agency or None,
        respondent=said.respondent or None,
    ))  # fmt: skip
    print(
        _("Created {file}.").format(file=args.file),
        _("Next: assessor answer {file}").format(file=args.file),
        sep="\n", file=sys.stderr,
    )  # fmt: skip
    return Exit.FINE


def _enough(given: Beginning) -> bool:
    """Whether all that must be known is given; who answers may be left out on the command line."""
    return None not in (given.system, given.assessor_type, given.profile)


def _asked(questionnaire: Questionnaire, given: Beginning, plain: bool) -> Beginning | None:
    try:
        return at_a_terminal(lambda prompter: ask_new(prompter, questionnaire, given), plain)
    except UserError as error:
        raise UserError(
            error.what,
            _("Give what would be asked: --system NAME --type self --profile full, and "
              "--agency and --respondent where they are known. Or --plain."),
            error.code,
        ) from error  # fmt: skip


def _questionnaire(name: str) -> Questionnaire:
    """The questionnaire to start with; one that is not bundled must be free of problems."""
    questionnaire = opening.questionnaire(name)
    if name not in bundled.names():
        problems = problems_of(opening.folder(name))
        if problems:
            raise UserError(
                _("The questionnaire {name} has problems: {n}.").format(name=name, n=len(problems)),
                _("See them with: assessor questionnaire check {name}").format(name=name),
            )
    return questionnaire
