"""``assessor exercise play``: a team answers at its own computer, with the case at hand."""

from __future__ import annotations

import argparse
import sys

from assessor.errors import Exit, UserError
from assessor.exercise import beside, stages, story, team
from assessor.exercise.beside import Day
from assessor.interview import session
from assessor.interview.answer import at_a_terminal
from assessor.interview.at_hand import AtHand
from assessor.interview.screen import Prompter
from assessor.interview.session import Outcome
from questionnaires import path
from questionnaires.exercise import START
from questionnaires.texts import _


def run(args: argparse.Namespace) -> int:
    """Hold the interview on a team's file and say what comes next."""
    try:
        outcome = at_a_terminal(lambda prompter: _play(args, prompter), args.plain)
    except UserError as error:
        raise _with_other_ways(error) from error
    lines = [_("Saved in {file}.").format(file=args.file)]
    if outcome is Outcome.FINISHED:
        lines.append(_("All questions have an answer. Give the file to the trainer when asked."))
    lines.append(_("Go on with: {command}").format(command=team.command(args, "play")))
    print("\n".join(lines), file=sys.stderr)
    return Exit.FINE


def _with_other_ways(error: UserError) -> UserError:
    """Another way for a team without a terminal than that of other assessments."""
    if error.code is not Exit.WRONG_USE or "assessor set" not in error.todo:
        return error
    todo = _("Answer line by line with --plain, or on paper: assessor exercise record types it in.")
    return UserError(error.what, todo, error.code)


def _play(args: argparse.Namespace, prompter: Prompter) -> Outcome:
    with team.sitting(args) as sitting:
        return play(sitting, prompter, args.stage)


def play(sitting: team.Sitting, prompter: Prompter, stage: str | None = None) -> Outcome:
    """Hold the interview.

    Args:
        sitting: The team at its file.
        prompter: Who asks.
        stage: The stage of the exercise to be in; None: the one that the team is in.

    Raises:
        UserError: The team is past that stage.
    """
    if sitting.test:
        return _hold(sitting, prompter, beside.of_a_test(sitting.test), None)
    day = Day(sitting)
    start = _where_to_go_on(sitting)
    ahead = stages.ahead(sitting.exercise, sitting.file.assessment, stage)
    try:
        for inject in ahead:
            day.enter(inject)
            for screen in story.screens(inject):
                prompter.ask(screen)
    except EOFError:
        return Outcome.LEFT
    start = _first(sitting) if ahead else start
    return _hold(sitting, prompter, day.at_hand(), start)


def _hold(sitting: team.Sitting, prompter: Prompter, at_hand: AtHand, start: str | None) -> Outcome:
    return session.run(sitting.file, sitting.questionnaire, prompter, start, at_hand)


def _first(sitting: team.Sitting) -> str:
    return _way(sitting).questions[0].id


def _way(sitting: team.Sitting) -> path.Path:
    assessment = sitting.file.assessment
    return path.path(sitting.questionnaire, assessment.profile, assessment.current())


def _where_to_go_on(sitting: team.Sitting) -> str | None:
    """Where a team that comes back goes on; None: where the interview would.

    After an inject nothing may be open, and yet the answers are gone through again: then at the
    newest answer given since, else at the first question.
    """
    assessment = sitting.file.assessment
    here = stages.current(sitting.exercise, assessment)
    cells = [cell.id for cell in _way(sitting).cells]
    responses = assessment.current()
    waiting = [c for c in cells if c not in responses or responses[c].status == "unanswered"]
    if here == START or waiting:
        return None
    since = assessment.stages[here][-1].rev
    newest = max(cells, key=lambda cell: responses[cell].rev)
    return newest if responses[newest].rev > since else _first(sitting)
