"""A team's file in an exercise: begun where there is none, else opened if it is theirs."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from assessor import beginning, opening, safe, store
from assessor.errors import Exit, UserError
from assessor.exercise import stages
from assessor.exercise.belonging import Part, refuse_other
from questionnaires.exercise import Exercise
from questionnaires.exercise_key import TestFile
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment, Drill
from questionnaires.texts import _

LONGEST_TEAM = 200


@dataclass(frozen=True)
class Sitting:
    """A team at its file.

    Attributes:
        questionnaire: With a profile that asks only what the team is asked.
        test: The test that is sat; None: it is the exercise itself.
    """

    exercise: Exercise
    questionnaire: Questionnaire
    test: TestFile | None
    file: store.OpenFile


@contextmanager
def sitting(args: argparse.Namespace) -> Iterator[Sitting]:
    """Open the file of a team for as long as the block runs; where there is none, begin it.

    Args:
        args: `id`, `questionnaire`, `team`, `file`, `test` (pre, post or None) and `stage`.

    Raises:
        UserError: There is no such exercise, test or stage, the name is none, or the file is
            something else.
    """
    team, part = name(args.team), part_of(args)
    exercise = opening.exercise(opening.folder(args.questionnaire), args.id)
    test = _test(exercise, part, args.stage)
    if args.stage is not None:
        stages.checked(exercise, args.stage)
    if not args.file.exists():
        store.create(args.file, _begun(args, exercise, test, team, part))
    with store.writing(args.file) as opened:
        refuse_other(opened.assessment, exercise, team, part, args.file)
        asked = opening.questionnaire_of(opened.assessment, args.questionnaire, args.file)
        yield Sitting(exercise, asked, test, opened)


def part_of(args: argparse.Namespace) -> Part:
    """Which part of the exercise is meant: the exercise itself, or its test before or after it."""
    part: Part = args.test or "play"
    return part


def name(text: str) -> str:
    """A team's name as it is kept.

    Raises:
        UserError: It is empty, too long, or holds what cannot be shown.
    """
    team = " ".join(text.split())
    if not team or len(team) > LONGEST_TEAM:
        what = _("The team needs a name of 1 to {most} characters.").format(most=LONGEST_TEAM)
    elif safe.line(team) != team:
        what = _("The team's name holds characters that cannot be shown.")
    else:
        return team
    raise UserError(
        what,
        _("Give it with --team NAME, the same way each time: results are compared by it."),
        Exit.WRONG_USE,
    )


def command(args: argparse.Namespace, action: str) -> str:
    """What a person types to go on with a team's file."""
    test = f" --test {args.test}" if args.test else ""
    who, file = _quoted(name(args.team)), _quoted(str(args.file))
    return f"assessor exercise {action} {args.id} --team {who} -o {file}{test}"


def _quoted(text: str) -> str:
    """One word of a command line, for the shells of Windows too where that is possible."""
    if re.fullmatch(r"[\w./\\:-]+", text):
        return text
    return shlex.quote(text) if set(text) & set('"$`!\\') else f'"{text}"'


def _test(exercise: Exercise, part: Part, stage: str | None) -> TestFile | None:
    if part == "play":
        return None
    if stage is not None:
        raise UserError(
            _("A test has no stages."), _("Leave out --stage, or --test."), Exit.WRONG_USE
        )
    if exercise.test is None:
        raise UserError(
            _("The exercise {id} has no test.").format(id=exercise.id),
            _("Leave out --test to play the exercise itself."),
            Exit.WRONG_USE,
        )
    return exercise.test


def _begun(
    args: argparse.Namespace, exercise: Exercise, test: TestFile | None, team: str, part: Part
) -> Assessment:
    found = opening.questionnaire(args.questionnaire)
    asked = [item.question for item in test.items] if test else exercise.head.questions
    drill = Drill(
        exercise=exercise.id, edition=exercise.head.edition, part=part, team=team,
        questions=tuple(asked),
    )  # fmt: skip
    return beginning.begin(
        found, system=exercise.head.state, profile=found.profiles[0].id, assessor_type="exercise",
        respondent=team, note=exercise.case.notice, drill=drill,
    )  # fmt: skip
