"""Builds the data of a debrief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assessor.exercise.debriefing import answer_data, front, labels, learning_data, shapes
from assessor.exercise.debriefing.moves import Move
from assessor.exercise.debriefing.results import Debrief, Stage
from questionnaires.model import Cell


def build(debrief: Debrief) -> shapes.DebriefPaper:
    """The debrief as data."""
    gathered = debrief.gathered
    left_out = (*gathered.unusable, *gathered.older)
    return shapes.DebriefPaper(
        caution=front.caution(),
        exercise=exercise(debrief),
        last_answer=debrief.made,
        anonymous=debrief.anonymous,
        teams=answer_data.names(debrief.teams),
        left_out=() if debrief.anonymous else left_out,
        left_out_count=len(left_out),
        stages=tuple(_stage(debrief, each) for each in debrief.stages),
        times=tuple(_times(debrief)),
        learning=learning_data.learned(debrief.learning) if debrief.learning else None,
    )


def exercise(debrief: Debrief) -> shapes.ExercisePart:
    """What was played."""
    head, questionnaire = debrief.exercise.head, debrief.questionnaire
    return shapes.ExercisePart(
        id=head.id,
        edition=head.edition,
        title=head.title,
        state=head.state,
        questionnaire=questionnaire.id,
        questionnaire_edition=questionnaire.edition,
        digest=questionnaire.digest,
    )


def _stage(debrief: Debrief, stage: Stage) -> shapes.StagePart:
    alphas = stage.alphas
    return shapes.StagePart(
        id=stage.id,
        title=labels.heading(stage, debrief),
        teams=tuple(answer_data.team(each) for each in stage.standings),
        questions=tuple(answer_data.question(talk, debrief.anonymous) for talk in stage.talks),
        misreadings=tuple(map(answer_data.misreading, stage.betrayed)),
        agreement=None if alphas is None else tuple(
            shapes.AlphaPart(
                module=each.module,
                alpha=None if each.value is None else round(each.value, 4),
                cells=each.cells,
            )
            for each in alphas
        ),
        moves=tuple(_move(each) for each in stage.moves),
    )  # fmt: skip


def _move(move: Move) -> shapes.MovePart:
    return shapes.MovePart(
        team=move.team.name,
        due=_ids(move.due),
        moved=_ids(move.moved),
        right=_ids(move.right),
        others=_ids(move.others),
        raised=_ids(move.raised),
    )


def _times(debrief: Debrief) -> Iterator[shapes.TimePart]:
    for team in debrief.teams:
        for stage, spent in debrief.times[team.name].items():
            if spent:
                yield shapes.TimePart(
                    team=team.name, stage=stage or None, whole=spent.whole, active=spent.active
                )


def _ids(cells: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(cell.id for cell in cells)
