"""The hands of a cell as a room sees them: a bar for each answer, or one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessor.exercise.tally import Tally, median
from assessor.interview.screen import Line
from questionnaires.model import Question
from questionnaires.texts import _, ngettext


def lines(answers: Sequence[str], question: Question, tally: Tally) -> Iterator[Line]:
    """A bar for each answer and the median; nothing where no hands were counted."""
    if not tally:
        return
    most = max([*tally.values(), 1])
    for typed in answers:
        count = tally.get(typed, 0)
        told = ngettext("{n} hand", "{n} hands", count).format(n=count)
        yield Line("bar", told, typed, share=count / most)
    middle = _median(answers, question, tally)
    if middle:
        yield Line("cell", middle)


def told(answers: Sequence[str], question: Question, tally: Tally) -> str:
    """The same in one line; empty where none were counted."""
    if not tally:
        return ""
    voted = [each for each in answers if tally.get(each)]
    counts = [_("{n} for {answer}").format(n=tally[each], answer=each) for each in voted]
    return " · ".join(part for part in (*counts, _median(answers, question, tally)) if part)


def _median(answers: Sequence[str], question: Question, tally: Tally) -> str:
    if question.kind == "choice":
        return ""  # options have no order
    found = median(answers, tally)
    if found is None:
        return ""
    if found[0] == found[1]:
        return _("Median {n}").format(n=found[0])
    return _("Median between {low} and {high}").format(low=found[0], high=found[1])
