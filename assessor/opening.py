"""Find the questionnaire of a file and hold the file's answers against it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assessor import speech
from assessor.errors import Exit, UserError
from questionnaires import bundled, goals, loader, needs, values
from questionnaires.model import Questionnaire
from questionnaires.problems import ContentError
from questionnaires.responses import Assessment, Drill, Packet
from questionnaires.texts import _

if TYPE_CHECKING:  # slow to import, and most commands know no exercise
    from questionnaires.exercise import Exercise


def folder(name: str | Path) -> Path:
    """The folder of a questionnaire: a bundled one by its id, any other by its path."""
    found = bundled.folder(str(name)) if str(name) in bundled.names() else Path(name)
    if not found.is_dir():
        raise UserError(
            _("There is no questionnaire {name}.").format(name=name),
            _("Bundled are: {names}. Another one is named by its folder.").format(
                names=", ".join(bundled.names())
            ),
            Exit.WRONG_USE,
        )
    return found


def questionnaire(name: str | Path) -> Questionnaire:
    """Load a bundled questionnaire by its id, or another one from its folder.

    Raises:
        UserError: There is none, or it has problems; the first is named.
    """
    try:
        found = loader.load(folder(name))
        if str(name) not in bundled.names():
            _refuse_senseless(found)
        return found
    except ContentError as error:
        first = error.problems[0]
        raise UserError(
            _("The questionnaire {name} cannot be used: {file} {where}: {what}").format(
                name=name, file=first.file, where=first.where, what=first.what
            ),
            _("See all its problems with: assessor questionnaire check {name}").format(name=name),
        ) from error


def questionnaire_of(assessment: Assessment, own: Path | None, file: Path) -> Questionnaire:
    """The questionnaire that a file's answers belong to, down to the digest.

    It is in the file's language unless another one is asked for, and so is all that follows.

    Raises:
        UserError: It is not here, is here in another edition, or the answers do not fit it.
    """
    speech.follow(assessment.language)
    wanted = assessment.questionnaire
    if own is None and wanted.id not in bundled.names():
        raise UserError(
            _("{file} answers the questionnaire {id}, which is not bundled with this program.")
            .format(file=file, id=wanted.id),
            _("Name its folder with --questionnaire FOLDER."),
        )  # fmt: skip
    found = questionnaire(own or wanted.id)
    refuse_other(assessment, found, file)
    hold_against(assessment, found, file)
    part = assessment.packet or assessment.drill
    return narrowed(found, assessment.profile, part.questions) if part else found


class OtherEditionError(UserError):
    """A file answers another questionnaire, edition or wording than the one named for it."""


def refuse_other(assessment: Assessment, found: Questionnaire, file: Path) -> None:
    """Refuse a file whose answers were given to another questionnaire, edition or wording.

    Raises:
        UserError: They were.
    """
    wanted = assessment.questionnaire
    if found.id != wanted.id or found.edition != wanted.edition:
        raise OtherEditionError(
            _("{file} answers edition {theirs} of {id}; this is edition {ours} of {other}.").format(
                file=file, theirs=wanted.edition, id=wanted.id, ours=found.edition, other=found.id
            ),
            _("Use the program it was made with, name that edition's folder with --questionnaire "
              "FOLDER, or carry the answers over with: assessor upgrade {file}").format(file=file),
        )  # fmt: skip
    if found.digest != wanted.digest:
        raise OtherEditionError(
            _("{file} was answered with other wordings of {id} {edition} than are here "
              "(digest {theirs}, here {ours}).")
            .format(file=file, id=wanted.id, edition=wanted.edition,
                    theirs=wanted.digest[:12], ours=found.digest[:12]),
            _("Name the folder it was answered with, with --questionnaire FOLDER: a score under "
              "changed questions would mislead."),
        )  # fmt: skip


def narrowed(found: Questionnaire, profile: str, questions: tuple[str, ...]) -> Questionnaire:
    """The same with a profile that asks only these questions of what it asks."""
    wanted = frozenset(questions)
    asked = tuple(i for i in found.asked_in(profile) if i in wanted)
    profiles = tuple(
        each.model_copy(update={"questions": asked}) if each.id == profile else each
        for each in found.profiles
    )
    return replace(found, profiles=profiles)


def exercise(questionnaire: Path, ident: str) -> Exercise:
    """An exercise beside a questionnaire, by its id.

    Args:
        questionnaire: The folder of the questionnaire.
        ident: As a person gave it.

    Raises:
        UserError: There is none, or it has problems; the first is named.
    """
    from questionnaires import exercises

    known = exercises.names(questionnaire)
    if ident not in known:
        raise UserError(
            _("There is no exercise {id} beside {name}.").format(id=ident, name=questionnaire.name),
            _("Exercises are: {known}.").format(known=", ".join(known) or "–"),
            Exit.WRONG_USE,
        )
    try:
        found = exercises.load(questionnaire, ident)
        if questionnaire.parent != bundled.HOME:  # what is bundled was checked when it was made
            _refuse_senseless_exercise(questionnaire, found)
        return found
    except ContentError as error:
        first = error.problems[0]
        raise UserError(
            _("The exercise {id} cannot be used: {file} {where}: {what}").format(
                id=ident, file=first.file, where=first.where, what=first.what
            ),
            _("See all its problems with: assessor questionnaire check {name}").format(
                name=questionnaire
            ),
        ) from error


def profile(questionnaire: Questionnaire, ident: str) -> str:
    """The id of a profile, held against those there are."""
    known = [each.id for each in questionnaire.profiles]
    if ident not in known:
        raise UserError(
            _("{id} has no profile {profile}.").format(id=questionnaire.id, profile=ident),
            _("Profiles are: {known}.").format(known=", ".join(known)),
            Exit.WRONG_USE,
        )
    return ident


def _refuse_senseless(found: Questionnaire) -> None:
    """What is bundled was checked when it was made; what comes from elsewhere may be anything."""
    from questionnaires.checks import check_sense

    problems = check_sense(found)
    if problems:
        raise ContentError(problems)


def _refuse_senseless_exercise(questionnaire: Path, found: Exercise) -> None:
    from questionnaires.checks import exercises as checks

    problems = tuple(checks.check(loader.load(questionnaire), found))
    if problems:
        raise ContentError(problems)


def hold_against(assessment: Assessment, found: Questionnaire, file: Path) -> None:
    """Refuse a file that answers what is not asked, or in a way that cannot be answered."""
    if assessment.profile not in [profile.id for profile in found.profiles]:
        raise UserError(
            _("{file} names the profile {profile}, which {id} does not have.").format(
                file=file, profile=assessment.profile, id=found.id
            ),
            _("Profiles are: {known}.").format(known=", ".join(p.id for p in found.profiles)),
        )
    for part in (assessment.packet, assessment.drill):
        if part:
            _hold_part_against(part, found, file)
    for ident, said in assessment.responses.items():
        cell = found.cells.get(ident)
        if cell is None:
            raise UserError(
                _("{file} answers {cell}, and {id} has no such cell.").format(
                    file=file, cell=ident, id=found.id
                ),
                _("The file was changed by hand or by another program; correct that id."),
            )
        for response in said:
            if response.status != "answered" or response.value is None:
                continue
            question = found.questions[cell.question]
            try:
                values.check(question, found.head.scale, response.value)
            except ValueError as error:
                raise UserError(
                    _("{file} holds {value} as an answer to {cell}: {expected}.").format(
                        file=file, value=response.value, cell=ident, expected=error
                    ),
                    _("The file was changed by hand or by another program; correct that value."),
                ) from error
    _hold_goals_against(assessment, found, file)
    _hold_needs_against(assessment, found, file)


def _hold_part_against(part: Packet | Drill, found: Questionnaire, file: Path) -> None:
    strange = [ident for ident in part.questions if ident not in found.questions]
    if strange:
        raise UserError(
            _("{file} asks the question {question}, which {id} does not have.").format(
                file=file, question=strange[0], id=found.id
            ),
            _("The file was changed by hand or by another program; ask for a new one."),
        )


def _hold_goals_against(assessment: Assessment, found: Questionnaire, file: Path) -> None:
    for ident, set_ in assessment.goals.items():
        if not goals.exists(found, ident):
            raise UserError(
                _("{file} has a goal for {ident}, which is no question or element of {id}.").format(
                    file=file, ident=ident, id=found.id
                ),
                _("The file was changed by hand or by another program; correct that id."),
            )
        for wanted in (goal.wanted for goal in set_ if goal.wanted is not None):
            try:
                goals.check(found, ident, wanted)
            except ValueError as error:
                raise UserError(
                    _("{file} holds {value} as a goal for {ident}: {expected}.").format(
                        file=file, value=wanted, ident=ident, expected=error
                    ),
                    _("The file was changed by hand or by another program; correct that value."),
                ) from error


def _hold_needs_against(assessment: Assessment, found: Questionnaire, file: Path) -> None:
    strange = [ident for ident in assessment.needs if not needs.exists(found, ident)]
    if strange:
        raise UserError(
            _("{file} marks {ident}, which is no question or element of {id}.").format(
                file=file, ident=strange[0], id=found.id
            ),
            _("The file was changed by hand or by another program; correct that id."),
        )


def no_such_id(ident: str, questionnaire: Questionnaire) -> UserError:
    """The refusal of an id that a person gave."""
    return UserError(
        _("{ident} is no question, cell or element of {id} that can be meant here.").format(
            ident=ident, id=questionnaire.id
        ),
        _("The ids are in: assessor questionnaire show {id}").format(id=questionnaire.id),
        Exit.WRONG_USE,
    )


def refuse_same(out: Path, file: Path) -> None:
    """Refuse to write a report over a file that it is made from."""
    if out.exists() and file.exists() and out.samefile(file):
        raise UserError(
            _("{out} is a file that the report is made from.").format(out=out),
            _("Give the report another name with -o."),
            Exit.WRONG_USE,
        )
