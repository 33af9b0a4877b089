"""Dialogues within the interview. Each has a way back, and half-typed text waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assessor.errors import UserError
from assessor.interview.at_hand import AtHand, Onward, Text
from assessor.interview.screen import (
    Choice,
    Command,
    Line,
    OneOf,
    Prompter,
    Reading,
    Screen,
    Writing,
)
from assessor.interview.steps import Step
from assessor.interview.view import View
from questionnaires.texts import _

TAKE_OUT = "-"
"""Typed instead of a comment, it takes the comment out; an empty line only goes back."""

LONGEST_TEXT = 20_000
"""What a saved file takes as a comment or a reason."""


def too_long(text: str, most: int = LONGEST_TEXT) -> str | None:
    """What is wrong with a text of more than so many characters; None: nothing."""
    if len(text) > most:
        return _("That is {n} characters; at most {most} can be kept.").format(
            n=len(text), most=most
        )
    return None


class Desk:
    """Asks within the interview, and keeps what was half typed when the person went back."""

    def __init__(self, prompter: Prompter) -> None:
        """Ask through this prompter."""
        self.prompter = prompter
        self._half_typed: dict[str, str] = {}

    def write(self, about: str, lines: tuple[Line, ...], writing: Writing) -> str | None:
        """Ask for a line of text; empty: nothing was typed, None: the person went back.

        Args:
            about: What the text is for; half-typed text comes back under the same words.
            lines: What is shown above.
            writing: What is asked.
        """
        waiting = self._half_typed.pop(about, writing.default)
        said = self.prompter.ask(Screen(lines, replace(writing, default=waiting)))
        text = str(said.value or "").strip()
        if said.command is Command.BACK:
            if text:
                self.keep(about, text)
            return None
        return text

    def keep(self, about: str, text: str) -> None:
        """Let a text wait for the next time it is asked for."""
        self._half_typed[about] = text

    def choose(self, lines: tuple[Line, ...], one_of: OneOf) -> object:
        """Ask for one of some choices; None: the person went back."""
        said = self.prompter.ask(Screen(lines, one_of))
        return None if said.command is Command.BACK else said.value


def reason(desk: Desk, view: View, step: Step) -> str | None:
    """Ask why a step is not applicable; None: it is left as it was."""
    writing = Writing(_("Why does it not apply?"), problem=too_long)
    return desk.write(f"reason {step.cells[0].id}", tuple(_reason(view, step)), writing) or None


def _reason(view: View, step: Step) -> Iterator[Line]:
    question = step.question
    yield from about(view, step, _("Not applicable"))
    if question.legal_weight == "obligation":
        yield Line(
            "notice",
            _("This is an obligation: the duty binds every State, whatever it makes or trades. "
              "Nothing being in place is level 0, not \"not applicable\"."),
        )  # fmt: skip
    if question.na_only_if:
        only = _("The only circumstance accepted: {only}").format(only=question.na_only_if)
        yield Line("notice", only)
    yield Line("text", _("The reason is printed in the report. An empty line goes back."))


def comment(desk: Desk, view: View, step: Step) -> str | None:
    """Ask for a comment; an empty text takes it out, None leaves it as it was."""
    found = [view.responses.get(cell.id) for cell in step.cells]
    before = [response.comment if response else None for response in found]
    same = all(text == before[0] for text in before)
    lines = [*about(view, step, _("Comment"))]
    if not same:
        lines.append(Line("notice", _("The comments differ; a new one replaces them all.")))
        lines.extend(
            Line("item", text or "–", view.weapon(cell))
            for cell, text in zip(step.cells, before, strict=True)
        )
    lines.append(
        Line("text", _("An empty line goes back; {sign} alone takes a comment out.").format(
            sign=TAKE_OUT
        ))
    )  # fmt: skip
    writing = Writing(_("Comment:"), (before[0] or "") if same else "", too_long)
    text = desk.write(f"comment {step.cells[0].id}", tuple(lines), writing)
    return "" if text == TAKE_OUT else text or None


def about(view: View, step: Step, heading: str) -> Iterator[Line]:
    """The first lines of a dialogue on a step."""
    yield Line("heading", f"{heading} · {step.question.id}")
    yield Line("question", step.question.text)
    if view.cell(step):
        yield Line("cell", view.cell(step))


def jump(desk: Desk, view: View, here: str | None) -> str | None:
    """Ask where to go: an element's or a question's id; None: stay.

    Args:
        desk: Where it is asked.
        view: The state of the assessment.
        here: The question one is at.
    """
    lines = (Line("heading", _("Jump to an element or a question")),)
    prompt = _("Where to? Behind each stands how many of its answers are in.")
    ask = OneOf(prompt, tuple(_places(view)), default=here, search=True)
    found = desk.choose(lines, ask)
    return None if found is None else str(found)


def _places(view: View) -> Iterator[Choice]:
    home = view.questionnaire.element_of
    element = None
    for question in view.path.questions:
        if home[question.id].id != element:
            element = home[question.id].id
            count = view.count(view.element_cells(element))
            yield Choice("", home[question.id].name, element, count)
        title = f"{question.id} {question.text}"
        yield Choice("", title, question.id, view.count(question.cells), depth=1)


def look_up(desk: Desk, at_hand: AtHand, read: Text | None, here: str = "") -> Text | Onward | None:
    """Ask which text to read, or whether to go on to the next stage; None: neither.

    Args:
        desk: Where it is asked.
        at_hand: What there is.
        read: The text read last.
        here: The question one is at. A text on it is offered first, else the text read last.
    """
    texts = at_hand.texts()
    first = next((text for text in texts if text.about and text.about == here), read or texts[0])
    onward = at_hand.onward()
    offers: list[tuple[str, Text | Onward]] = [(text.title, text) for text in texts]
    if onward:
        offers.append((onward.offer, onward))
    choices = tuple(Choice(str(n), title, what) for n, (title, what) in enumerate(offers, 1))
    lines = [Line("heading", at_hand.heading)]
    if at_hand.clock():
        lines.append(Line("note", at_hand.clock()))
    found = desk.choose(tuple(lines), OneOf(_("Read what?"), choices, first))
    return found if isinstance(found, Text | Onward) else None


def confirmed(desk: Desk, onward: Onward) -> bool:
    """Whether to go on to a stage really."""
    lines = (Line("heading", onward.offer), Line("text", onward.sure))
    choices = (
        Choice("1", _("No, stay here"), False),
        Choice("2", _("Yes, go on to it now"), True),
    )
    return desk.choose(lines, OneOf(_("Sure?"), choices, default=False)) is True


def show(desk: Desk, text: Text) -> None:
    """Show a text that was looked up."""
    desk.prompter.ask(Screen((Line("heading", text.title), *text.lines), Reading()))


def try_again(desk: Desk, error: UserError) -> bool:
    """Tell that saving has failed; True: try again, False: leave without this answer."""
    lines = (Line("problem", error.what), Line("text", error.todo))
    choices = (
        Choice("1", _("Try again"), True),
        Choice("2", _("Leave without this answer"), False),
    )
    return desk.choose(lines, OneOf(_("What now?"), choices, default=True)) is not False
