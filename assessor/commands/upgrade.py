"""``assessor upgrade``: a saved assessment carried over to the edition at hand, as a new file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from assessor import console, files, opening, safe, secrecy, store
from assessor.compare import editions
from assessor.errors import Exit, UserError
from assessor.reports.formats import terminal
from assessor.upgrade import carry, told
from assessor.upgrade.made import Editions
from questionnaires.editions import Gone, follow
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import _


def run(args: argparse.Namespace) -> int:
    """Write the new file and list what has to be asked again; the old one is only read."""
    data = files.read(args.file)[0]
    assessment = store.loads(data, args.file)
    _refuse_parts(assessment, args.file)
    between = _editions(args, assessment)
    profile = _profile(args.profile, assessment, between)
    made = carry.upgraded(assessment, between, profile)
    opening.hold_against(made.assessment, between.new, args.file)
    out = args.out or _beside(args.file, between.new.edition)
    key = secrecy.unlocked(data, str(args.file)) if secrecy.is_protected(data) else None
    store.create(out, made.assessment, key)
    document = told.document(assessment, between.new, made)
    terminal.show(document, console.out(args.plain), args.plain)
    print(_("Written: {file}").format(file=safe.line(str(out))), file=sys.stderr)
    print(_("{file} is as it was; keep it.").format(file=safe.line(str(args.file))),
          file=sys.stderr)  # fmt: skip
    return Exit.FINE


def _beside(file: Path, edition: str) -> Path:
    return file.with_name(f"{file.stem}.{edition}{file.suffix or '.json'}")


def _editions(args: argparse.Namespace, assessment: Assessment) -> Editions:
    """From which edition to which, and how it is known what became of the questions."""
    wanted = assessment.questionnaire
    new = opening.questionnaire(args.questionnaire or wanted.id)
    _refuse_needless(assessment, new, args.file)
    old = opening.questionnaire(args.old) if args.old else None
    if old:
        _refuse_from(assessment, old, args.file)
    folder = opening.folder(args.questionnaire or wanted.id)
    steps = editions.steps(folder, wanted.edition, new.edition)
    if old is None and (steps is None or wanted.edition == new.edition):
        raise UserError(
            _("It is not known what became of the questions of {id} {edition} ({digest}).").format(
                id=wanted.id, edition=wanted.edition, digest=wanted.digest[:12]
            ),
            _which_old(args.file),
        )
    return Editions(old, new, steps or ())


def _which_old(file: Path) -> str:
    return _(
        "Name the folder of the questionnaire that {file} was answered with, with --from "
        "FOLDER: questions that are the same in both are then carried over."
    ).format(file=file)


def _refuse_from(assessment: Assessment, old: Questionnaire, file: Path) -> None:
    """The folder named with --from has to be the one that was answered."""
    try:
        opening.refuse_other(assessment, old, file)
    except opening.OtherEditionError as error:
        raise UserError(error.what, _which_old(file)) from error
    opening.hold_against(assessment, old, file)


def _refuse_needless(assessment: Assessment, new: Questionnaire, file: Path) -> None:
    wanted = assessment.questionnaire
    if wanted.id != new.id:
        raise UserError(
            _("{file} answers {theirs}, and this is {ours}: another questionnaire is no later "
              "edition.").format(file=file, theirs=wanted.id, ours=new.id),
            _("Name a folder of {id} with --questionnaire FOLDER.").format(id=wanted.id),
            Exit.WRONG_USE,
        )  # fmt: skip
    if wanted.digest == new.digest:
        raise UserError(
            _("{file} answers this very edition already, {edition} of {id}.").format(
                file=file, edition=new.edition, id=new.id
            ),
            _("There is nothing to carry over, and nothing was written."),
            Exit.NOT_SO,
        )


def _refuse_parts(assessment: Assessment, file: Path) -> None:
    """What belongs together with other files would not fit them any more."""
    todo = ""
    if assessment.packet:
        todo = _("Merge it first, and carry the whole assessment over.")
    elif assessment.drill:
        todo = _("An exercise and its teams' files stay with the edition it was played with.")
    elif assessment.conflicts:
        todo = _("Settle what its agencies say differently first, with: assessor conflicts {file}")
    if todo:
        raise UserError(
            _("{file} cannot be carried over to another edition as it is.").format(file=file),
            todo.format(file=file),
        )


def _profile(named: str | None, assessment: Assessment, between: Editions) -> str:
    """The profile of the later edition: the one named, else what became of the file's own."""
    if named:
        return opening.profile(between.new, named)
    places = follow(between.steps, assessment.profile)
    known = [profile.id for profile in between.new.profiles]
    found = "" if isinstance(places, Gone) else places[0].id
    if found not in known:
        raise UserError(
            _("Edition {edition} of {id} has no profile {profile}.").format(
                edition=between.new.edition, id=between.new.id, profile=assessment.profile
            ),
            _("Name one with --profile ID: {known}.").format(known=", ".join(known)),
            Exit.WRONG_USE,
        )
    return found
