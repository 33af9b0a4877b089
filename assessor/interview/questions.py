"""The screen of a question: where one is, what is asked, what the answers mean, what was said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assessor import words
from assessor.interview.at_hand import NOTHING, AtHand
from assessor.interview.screen import (
    QUESTION_COMMANDS,
    Choice,
    Command,
    Line,
    OneOf,
    Screen,
    Ticks,
    Writing,
)
from assessor.interview.steps import TOGETHER, Step
from assessor.interview.view import View
from questionnaires import values
from questionnaires.model import Question
from questionnaires.responses import Value
from questionnaires.texts import _, ngettext

APART = object()
"""Said on a screen for several weapon categories: each is answered on its own."""

LONGEST_TITLE = 60
"""Choices with longer titles are also written out above, where they can be wrapped."""


def screen(
    view: View, step: Step, typed: object = None, notice: str = "", at_hand: AtHand = NOTHING
) -> Screen:
    """The screen of a step.

    Args:
        view: The state of the assessment.
        step: Which cells.
        typed: What had been typed or ticked here before the person turned to something else.
        notice: Something to tell apart from the question.
        at_hand: What lies beside the questions.
    """
    question, ask = step.question, _ask(view, step, typed)
    meanings = tuple(_meanings(question, step, ask))
    if meanings and not isinstance(ask, Writing):
        ask = replace(ask, explained=True)
    lines = (*_asked(view, step, notice, at_hand), *meanings, *_so_far(view, step))
    return Screen(lines, ask, commands(at_hand))


def commands(at_hand: AtHand) -> tuple[Command, ...]:
    """What a question's screen takes, with what lies beside it."""
    if not at_hand.there:
        return QUESTION_COMMANDS
    return (*QUESTION_COMMANDS[:-2], Command.TEXT, *QUESTION_COMMANDS[-2:])


def _asked(view: View, step: Step, notice: str, at_hand: AtHand) -> Iterator[Line]:
    question = step.question
    yield Line("place", view.place(question))
    yield Line("note", f"{progress(view)} {at_hand.clock()}".rstrip())
    yield Line("note", _basis(view, question))
    if question.id in view.path.pending:
        yield Line("notice", _pending(view, question))
    if notice:
        yield Line("notice", notice)
    if question.id in at_hand.above:
        yield Line("heading", _("What is known"))
        yield Line("aside", at_hand.above[question.id])
    yield Line("question", question.text)
    if view.cell(step):
        yield Line("cell", view.cell(step))


def progress(view: View) -> str:
    """How far one is, on the path as it stands."""
    waiting = view.open_cells(view.path.cells)
    left = len({cell.question for cell in waiting})
    return ngettext(
        "At present {count} answers are in; {left} question left.",
        "At present {count} answers are in; {left} questions left.",
        left,
    ).format(count=view.count(view.path.cells), left=left)


def _basis(view: View, question: Question) -> str:
    parts = [question.id, view.provisions(question), words.legal_weight(question.legal_weight)]
    return " · ".join(part for part in parts if part)


def _pending(view: View, question: Question) -> str:
    tests = question.ask_if.tests if question.ask_if else ()
    looked_at = dict.fromkeys(test.question for test in tests if test.question)
    return _(
        "Asked because {ids} is not answered yet: whether this question applies depends on it."
    ).format(ids=words.listed(looked_at))


def _meanings(question: Question, step: Step, ask: OneOf | Ticks | Writing) -> Iterator[Line]:
    """What each choice means, where its title alone does not say it."""
    if isinstance(ask, Writing):
        return
    anchors = question.anchors_for(step.cells[0].side)
    if anchors:
        for choice, anchor in zip(ask.choices, anchors, strict=False):
            yield Line("item", anchor, choice.key)
    elif any(len(choice.title) > LONGEST_TITLE for choice in ask.choices):
        for choice in ask.choices:
            yield Line("item", choice.title, choice.key)


def _so_far(view: View, step: Step) -> Iterator[Line]:
    """What was said before, in one paragraph; nothing where nothing was."""
    found = [view.responses[cell.id] for cell in step.cells if cell.id in view.responses]
    if not found:
        return
    said = [view.said(step.question, view.responses.get(cell.id)) for cell in step.cells]
    if len(set(said)) > 1:
        each = zip((view.weapon(cell) for cell in step.cells), said, strict=True)
        said = ["; ".join(f"{weapon}: {what}" for weapon, what in each)]
    parts = [_("So far: {said}.").format(said=said[0])]
    pieces = len({piece for response in found for piece in response.evidence})
    if pieces:
        counted = ngettext("Evidence: {n} piece.", "Evidence: {n} pieces.", pieces)
        parts.append(counted.format(n=pieces))
    for comment in dict.fromkeys(r.comment for r in found if r.comment):
        parts.append(_("Comment: {comment}").format(comment=_start(comment)))
    yield Line("note", " ".join(parts))


def _start(comment: str, most: int = 200) -> str:
    """The beginning of a comment, cut between words."""
    text = " ".join(comment.split())
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def _ask(view: View, step: Step, typed: object) -> OneOf | Ticks | Writing:
    question, now = step.question, _now(view, step)
    if question.kind in TOGETHER:
        return OneOf(_one_prompt(step), (*_choices(view, question), *_apart(view, step)), now)
    if question.kind == "checklist":
        ticked = typed if isinstance(typed, tuple) else now
        prompt = _("Tick all that are true (space ticks, Enter answers)")
        return Ticks(prompt, _choices(view, question), ticked if isinstance(ticked, tuple) else ())

    def problem(text: str) -> str | None:
        try:
            values.parse(question, view.scale, text)
        except ValueError as error:
            return str(error)
        return None

    before = "" if now is None else str(now)
    return Writing(_writing_prompt(question), typed if isinstance(typed, str) else before, problem)


def _now(view: View, step: Step) -> Value | None:
    """The answer given, where there is one and the same in all cells."""
    found = [view.responses.get(cell.id) for cell in step.cells]
    given = [response.value if response else None for response in found]
    return given[0] if all(value == given[0] for value in given) else None


def _choices(view: View, question: Question) -> tuple[Choice, ...]:
    if question.kind == "level" and view.scale:
        return tuple(Choice(str(v.value), v.name, v.value) for v in view.scale.levels)
    titles = {option.id: option.label for option in question.options}
    return tuple(
        Choice(str(number), titles.get(each) or values.show(question, None, each), each)
        for number, each in enumerate(values.choices(question, None), 1)
    )


def _apart(view: View, step: Step) -> tuple[Choice, ...]:
    if not step.together:
        return ()
    weapons = words.listed(view.weapon(cell) for cell in step.cells)
    title = _("answer each on its own: {weapons}").format(weapons=weapons)
    return (Choice("o", title, APART),)


def _one_prompt(step: Step) -> str:
    if step.together:
        return _("One answer for all of these:")
    return _("Your answer:")


def _writing_prompt(question: Question) -> str:
    if question.kind == "number":
        if question.unit:
            return _("A whole number ({unit}):").format(unit=question.unit)
        return _("A whole number:")
    if question.kind == "date":
        return _("A date (YYYY, YYYY-MM or YYYY-MM-DD):")
    return _("Your answer:")
