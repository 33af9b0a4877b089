"""Builds the data of answers beside the key."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from assessor.exercise.debriefing import answer_shapes as shapes
from assessor.exercise.debriefing.answers import Answers
from assessor.exercise.debriefing.betrayal import Betrayed
from assessor.exercise.debriefing.standing import Standing, Team
from assessor.exercise.debriefing.talk import Talk
from scoring.drill import KINDS


def team(standing: Standing) -> shapes.TeamPart:
    """A team beside the key."""
    tally = standing.tally
    return shapes.TeamPart(
        team=standing.team.name,
        right=tally.right,
        asked=tally.asked,
        share=exact(tally.share),
        counts=shapes.CountsPart.model_validate({kind: tally.counts[kind] for kind in KINDS}),
        distance=exact(tally.distance),
        direction=exact(tally.direction),
    )


def question(talk: Talk, anonymous: bool) -> shapes.QuestionPart:
    """A question to talk about; comments only where it may be known who is who."""
    comments = () if anonymous else talk.comments
    return shapes.QuestionPart(
        question=talk.question.id,
        text=talk.question.text,
        apart=exact(talk.apart),
        right=talk.right,
        asked=talk.asked,
        cells=tuple(_cell(each) for each in talk.cells),
        comments=tuple(shapes.CommentPart(team=team.name, text=text) for team, text in comments),
    )


def misreading(each: Betrayed) -> shapes.MisreadingPart:
    """A misreading and the teams of whom it is."""
    return shapes.MisreadingPart(
        question=each.question,
        places=each.misreading.places,
        claim=each.misreading.claim,
        settled=each.misreading.settled,
        passages=each.misreading.passages,
        teams=names(each.teams),
    )


def names(teams: Iterable[Team]) -> tuple[str, ...]:
    """What teams are called."""
    return tuple(team.name for team in teams)


def exact(figure: Fraction | None) -> str | None:
    """A figure without loss, as ``3/4``."""
    return None if figure is None else str(figure)


def _cell(answers: Answers) -> shapes.CellPart:
    return shapes.CellPart(
        cell=answers.cell.id,
        key=answers.key.right,
        accepted=answers.key.accept,
        agreed_and_wrong=answers.agreed and not answers.right,
        answers=tuple(
            shapes.GivenPart.model_validate(
                {"value": value, "status": why or "answered", "teams": names(teams)}
            )
            for value, why, teams in answers.said
        ),
    )
