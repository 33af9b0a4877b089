"""What the files of the tests before and after show of learning."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from assessor.exercise.debriefing.gathering import Gathered
from assessor.exercise.debriefing.standing import Team
from assessor.exercise.debriefing.team_files import TeamFile
from questionnaires.exercise_key import Item
from questionnaires.model import Questionnaire
from questionnaires.responses import Responses
from scoring import drill, learning
from scoring.learning import Learning, Sitting


def learned(gathered: Gathered, named: Mapping[str, Team]) -> Learning | None:
    """What those who sat them learned; None where nobody did.

    Args:
        gathered: What the folder holds.
        named: What teams are called, by what `TeamFile.team` says.
    """
    test = gathered.exercise.test
    sat = {part: {file.team: file for file in gathered.of(part)} for part in ("pre", "post")}
    teams = [team for team in named if team in sat["pre"] or team in sat["post"]]
    if test is None or not teams:
        return None
    sittings = [
        Sitting(
            named[team].name,
            *(_shares(gathered, test.items, sat[part].get(team)) for part in ("pre", "post")),
        )
        for team in sorted(teams, key=lambda team: named[team].number)
    ]
    return learning.learn([item.id for item in test.items], sittings)


def _shares(
    gathered: Gathered, items: tuple[Item, ...], file: TeamFile | None
) -> dict[str, Fraction] | None:
    """By item, the share of its cells that is right; None where the test was not sat."""
    if file is None:
        return None
    said = file.assessment.current()
    return {item.id: _share(gathered.questionnaire, item, said) for item in items}


def _share(questionnaire: Questionnaire, item: Item, said: Responses) -> Fraction:
    question = questionnaire.questions[item.question]
    tally = drill.tally(
        drill.judge(
            cell, question, questionnaire.head.scale, drill.wanted_of(item, cell), said.get(cell.id)
        )
        for cell in question.cells
    )
    return tally.share or Fraction(0)
