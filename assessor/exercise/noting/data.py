"""Builds the data of a note on an exercise."""

from __future__ import annotations

from assessor.exercise.debriefing import front, labels, short
from assessor.exercise.debriefing.answer_data import exact, misreading
from assessor.exercise.debriefing.data import exercise
from assessor.exercise.debriefing.learning_data import learned
from assessor.exercise.debriefing.results import Debrief, Stage
from assessor.exercise.noting import body, shapes
from assessor.exercise.noting.told import Told
from assessor.reports.information_note import data
from assessor.reports.information_note import told as event


def build(told: Told) -> shapes.ExerciseNotePaper:
    """The note as data."""
    debrief, about = told.debrief, told.details.event
    first = debrief.stages[:1]
    return shapes.ExerciseNotePaper(
        caution=front.caution(),
        exercise=exercise(debrief),
        event=data.event_part(about, "exercise"),
        participants=data.participants(about),
        teams=len(debrief.teams),
        method=body.method(debrief),
        sentences=tuple(short.sentences(debrief)),
        results=tuple(_result(debrief, each) for each in debrief.stages),
        furthest_apart=tuple(
            shapes.ApartPart(
                question=each.question.id,
                text=each.question.text,
                apart=exact(each.apart),
            )
            for each in body.furthest(debrief)
        ),
        misreadings=tuple(
            misreading(each) for stage in first for each in stage.betrayed[: body.MISREAD]
        ),
        learning=learned(debrief.learning) if debrief.learning else None,
        take_home=body.taken_home(debrief),
        further_steps=about.further_steps,
        disclaimer=about.disclaimer.strip() or event.usual_disclaimer(),
    )


def _result(debrief: Debrief, stage: Stage) -> shapes.ResultPart:
    alpha = stage.alphas[0].value if stage.alphas else None
    return shapes.ResultPart(
        stage=stage.id,
        title=labels.heading(stage, debrief),
        teams=len(stage.standings),
        right=stage.tally.right,
        asked=stage.tally.asked,
        share=exact(stage.tally.share),
        alpha=None if alpha is None else round(alpha, 4),
    )
