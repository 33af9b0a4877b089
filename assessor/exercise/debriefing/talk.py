"""What to talk about first: the questions on which teams disagree, or are wrong together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessor.exercise.debriefing import course
from assessor.exercise.debriefing.answers import Answers, answers, apart
from assessor.exercise.debriefing.standing import Standing, Team
from questionnaires.exercise import START, Exercise
from questionnaires.model import Question, Questionnaire
from questionnaires.responses import Responses
from scoring import agreement
from scoring.drill import Wanted


@dataclass(frozen=True)
class Talk:
    """A question to talk about.

    Attributes:
        apart: How far teams are apart, from 0 to 1: the mean over its cells of the mean distance
            between two teams; None where no two answered.
        right: How many of the answers asked for are right.
        comments: What teams wrote beside their answers, newest of each cell.
    """

    question: Question
    apart: Fraction | None
    right: int
    asked: int
    cells: tuple[Answers, ...]
    comments: tuple[tuple[Team, str], ...]


def touched(exercise: Exercise, stage: str, standings: Iterable[Standing]) -> tuple[str, ...]:
    """The questions that a stage is about, in the order of the exercise."""
    if stage == START:
        return exercise.head.questions
    about = {
        ident
        for ident, answer in exercise.key.items()
        if any(change.inject == stage for change in answer.changes)
    }
    for standing in standings:
        before = course.before(standing.file, stage)
        about |= {
            cell.partition("/")[0]
            for cell, now in standing.said.items()
            if cell not in before or (now.status, now.value) != _answer(before, cell)
        }
    return tuple(ident for ident in exercise.head.questions if ident in about)


def talks(
    questionnaire: Questionnaire,
    key: Mapping[str, Wanted],
    standings: Sequence[Standing],
    wanted: Iterable[str],
) -> tuple[Talk, ...]:
    """These questions, those first on which teams are furthest apart, then the least right."""
    made = [_talk(questionnaire.questions[i], questionnaire, key, standings) for i in wanted]
    return tuple(sorted(made, key=lambda each: (-(each.apart or 0), _share(each))))


def _talk(
    question: Question,
    questionnaire: Questionnaire,
    key: Mapping[str, Wanted],
    standings: Sequence[Standing],
) -> Talk:
    tallies = [standing.of(question.id) for standing in standings]
    return Talk(
        question=question,
        apart=agreement.mean([apart(questionnaire, standings, cell) for cell in question.cells]),
        right=sum(tally.right for tally in tallies),
        asked=sum(tally.asked for tally in tallies),
        cells=tuple(answers(questionnaire, key, standings, cell) for cell in question.cells),
        comments=tuple(_comments(question, standings)),
    )


def _comments(question: Question, standings: Iterable[Standing]) -> Iterable[tuple[Team, str]]:
    for standing in standings:
        texts = [
            (standing.said[cell.id].comment or "").strip()
            for cell in question.cells
            if cell.id in standing.said
        ]
        for text in dict.fromkeys(filter(None, texts)):
            yield standing.team, text


def _answer(responses: Responses, cell: str) -> tuple[object, object]:
    return responses[cell].status, responses[cell].value


def _share(talk: Talk) -> Fraction:
    return Fraction(talk.right, talk.asked) if talk.asked else Fraction(1)
