"""The prompter for a terminal: one screen per question. The one door to questionary.

questionary takes a fifth of a second to import; the first screen is drawn before that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.console import Console

from assessor import safe
from assessor.interview import drawing, keys
from assessor.interview.foot import Foot
from assessor.interview.screen import (
    Choice,
    Command,
    OneOf,
    Reading,
    Said,
    Screen,
    Slide,
    Ticks,
    Writing,
)
from questionnaires.texts import _

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings
    from questionary import Question

ESC_SECONDS = 0.1
"""How long the rest of an arrow key's bytes may take before Esc is taken for Esc."""

SLIDE_KEYS = {
    Command.FORWARD: ("enter", " ", "right", "down", "pagedown"),
    Command.BACK: ("left", "up", "pageup"),
}
"""What moves between slides, beside the letters."""

NOWHERE = -1
"""Where the pointer of a list is until a choice has been made."""


class NoScreenError(Exception):
    """This terminal cannot move its cursor (such as git-bash's on Windows)."""


class Terminal:
    """Shows each screen on a cleared terminal, with questionary's prompts below it."""

    def __init__(self, console: Console) -> None:
        """Draw on this console."""
        self.console = console
        self.fresh = True

    def ask(self, screen: Screen) -> Said:
        """Show a screen, and wait until something is said."""
        if self.fresh:
            self.console.print("\n" * (self.console.height - 2))  # keeps what was there before
            self.fresh = False
        if isinstance(screen.ask, Reading):
            return self._read(screen)
        if isinstance(screen.ask, Slide):
            return self._show(screen)
        foot = Foot(screen)
        drawing.draw(self.console, screen, foot.rows_below(self.console.width))
        return self._prompt(screen, foot)

    def _read(self, screen: Screen) -> Said:
        """Show a text, in pages where it is longer than the terminal is high."""
        pages = list(drawing.pages(self.console, screen))
        place = 0
        while place < len(pages):
            drawing.show(self.console, pages[place])
            shown = replace(screen, ask=Reading(place + 1, len(pages)))
            said = self._prompt(shown, Foot(screen))
            if said.command is Command.LEAVE:
                break
            place = max(0, place - 1) if said.command is Command.BACK else place + 1
        return Said(Command.BACK)

    def _show(self, screen: Screen) -> Said:
        """Show a slide, in pages where it is longer than the terminal is high."""
        foot = Foot(screen)
        pages = drawing.slides(self.console, screen, foot.rows_below(self.console.width))
        place = 0
        while True:
            drawing.show(self.console, pages[place])
            said = self._prompt(screen, Foot(screen, place + 1, len(pages)))
            if said.command is Command.FORWARD and place + 1 < len(pages):
                place += 1
            elif said.command is Command.BACK and place:
                place -= 1
            else:
                return said

    def _prompt(self, screen: Screen, foot: Foot) -> Said:
        try:
            said = Prompt(screen, foot, self.console.width).made.unsafe_ask()
        except Exception as error:
            if type(error).__name__ == "NoConsoleScreenBufferError":
                raise NoScreenError from error
            raise
        return said if isinstance(said, Said) else Said(None, said)

    def manner(self) -> tuple[str, ...]:
        """How answers and commands are given here."""
        named = [f"{key.upper()} {keys.word(what)}" for key, what in keys.FUNCTION_KEYS.items()]
        return (
            _("Enter answers and goes on; a digit or an arrow up or down moves to a choice. "
              "Letters are commands. Where text is typed, press Esc before the letter."),
            _("Arrows left and right also go back and forward. {keys}").format(
                keys=", ".join(named)
            ),
        )  # fmt: skip


class Prompt:
    """A questionary prompt for a screen, with the screen's keys bound."""

    def __init__(self, screen: Screen, foot: Foot, width: int) -> None:
        """Make the prompt."""
        from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings

        self.screen = screen
        self.foot = foot
        self.bindings: KeyBindings = KeyBindings()
        self.made = self._made(screen.ask, width)
        application = self.made.application
        application.key_bindings = merge_key_bindings(
            [application.key_bindings or KeyBindings(), self.bindings]
        )
        application.ttimeoutlen = ESC_SECONDS
        # None: Esc waits for its letter as long as it takes; the type says float only.
        application.timeoutlen = None  # type: ignore[assignment]
        self._set_foot()

    def _made(self, ask: OneOf | Ticks | Writing | Reading | Slide, width: int) -> Question:
        self.on("c-q", lambda event: event.app.exit(exception=EOFError))
        if isinstance(ask, OneOf):
            return self._one_of(ask, width)
        if isinstance(ask, Ticks):
            return self._ticks(ask, width)
        if isinstance(ask, Writing):
            return self._writing(ask)
        return self._slide(ask) if isinstance(ask, Slide) else self._reading(ask)

    def on(self, key: str, do: Callable[[Any], Any], *more: str, **options: Any) -> None:
        """Bind a key, or several pressed in a row, before all that questionary binds."""
        self.bindings.add(key, *more, eager=True, **options)(do)

    def say(self, command: Command, typed: Callable[[], object]) -> Callable[[Any], None]:
        """What a command's key does: leave the prompt with it, and with what was typed."""
        return lambda event: event.app.exit(result=Said(command, typed()))

    def _one_of(self, ask: OneOf, width: int) -> Question:
        import questionary

        made = questionary.select(
            ask.prompt, _choices(ask.choices, width), use_jk_keys=False, use_emacs_keys=False,
            use_search_filter=ask.search, **_looks(),
        )  # fmt: skip
        listed = _list_of(made)
        values = [choice.value for choice in ask.choices]
        listed.pointed_at = values.index(ask.default) if ask.default in values else NOWHERE
        self._bind_list(listed, ask.choices, lambda: None, letters=not ask.search)
        self._bind_nowhere(listed)
        if ask.search:
            # Not before all other bindings: the terminal's own messages are "any" keys, too.
            self.bindings.add("<any>")(lambda event: _search(listed, event.data))
        return made

    def _ticks(self, ask: Ticks, width: int) -> Question:
        import questionary

        made = questionary.checkbox(
            ask.prompt, _choices(ask.choices, width, ask.ticked), use_jk_keys=False,
            use_emacs_keys=False, **_looks(),
        )  # fmt: skip
        listed = _list_of(made)

        def ticked() -> tuple[object, ...]:
            return tuple(choice.value for choice in listed.get_selected_values())

        self.on("enter", lambda event: event.app.exit(result=Said(None, ticked())))
        self.on("i", lambda event: None)  # questionary's own "invert"
        self._bind_list(listed, ask.choices, ticked, letters=True)
        return made

    def _writing(self, ask: Writing) -> Question:
        import questionary

        shown = safe.block(ask.default)

        def right(text: str) -> bool | str:
            problem = ask.problem(text)
            return True if problem is None else safe.line(problem)

        looks = {key: value for key, value in _looks().items() if key != "instruction"}
        made = questionary.text(ask.prompt, shown, right, validate_while_typing=False, **looks)
        buffer = made.application.current_buffer

        def typed() -> str:
            # Bytes that are no UTF-8 come in as lone surrogates, which no file can keep.
            text = buffer.text.encode("utf-8", "replace").decode("utf-8")
            return ask.default if text == shown else text

        self.on("enter", lambda event: _enter(buffer, typed))
        self._bind_commands(typed, letters=False)
        return made

    def _reading(self, ask: Reading) -> Question:
        if ask.pages > 1:
            told = _("Page {page} of {pages}. Any key goes on, b goes back, Esc leaves.").format(
                page=ask.page, pages=ask.pages
            )
            for key in ("b", "left", "up", "pageup"):
                self.on(key, self.say(Command.BACK, _nothing))
            self.on("escape", self.say(Command.LEAVE, _nothing))
        else:
            told = _("Any key goes on.")
        made = self._any_key(told)
        self.bindings.add("<any>")(self.say(Command.FORWARD, _nothing))
        return made

    def _slide(self, ask: Slide) -> Question:
        """A slide's keys; presenters' remote controls send page up and page down."""
        made = self._any_key("")
        self.bindings.add("<any>")(lambda event: None)
        for command, keys_of_it in SLIDE_KEYS.items():
            if command in self.screen.commands:
                for key in keys_of_it:
                    self.on(key, self.say(command, _nothing))
        for choice in ask.choices:
            self.on(choice.key, partial(_leave_with, Said(None, choice.value)))
        self._bind_commands(_nothing, letters=True)
        return made

    def _any_key(self, told: str) -> Question:
        import questionary

        self.on("c-c", lambda event: event.app.exit(exception=KeyboardInterrupt))
        self.on("c-d", lambda event: event.app.exit(exception=EOFError))
        made: Question = questionary.press_any_key_to_continue(told, _style())
        return made

    def _bind_list(
        self,
        listed: Any,
        choices: tuple[Choice, ...],
        typed: Callable[[], object],
        letters: bool,
    ) -> None:
        self.on("c-d", lambda event: event.app.exit(exception=EOFError))
        for key, command in (("left", Command.BACK), ("right", Command.FORWARD)):
            if command in self.screen.commands:
                self.on(key, self.say(command, typed))
        if letters:
            self._bind_digits(listed, choices)
        self._bind_commands(typed, letters)

    def _bind_commands(self, typed: Callable[[], object], letters: bool) -> None:
        """Bind the commands to Esc and letter, to function keys, and to letters alone if asked."""
        commands = self.screen.commands
        for key, command in keys.FUNCTION_KEYS.items():
            if command in commands:
                self.on(key, self.say(command, typed))
        for command in commands if letters else ():
            self.on(command.value, self.say(command, typed))
        if self.screen.within:
            self.on("escape", self.say(Command.BACK, typed))
            return
        for command in commands:
            self.on("escape", self.say(command, typed), command.value)

    def _bind_digits(self, listed: Any, choices: tuple[Choice, ...]) -> None:
        for place, choice in enumerate(choices):
            if len(choice.key) == 1:
                self.on(choice.key, partial(_point_at, listed, place))

    def _bind_nowhere(self, listed: Any) -> None:
        """Until a choice is pointed at, Enter says so, and up means the last choice."""
        from prompt_toolkit.filters import Condition

        nowhere = Condition(lambda: listed.pointed_at == NOWHERE)

        def refuse(event: Any) -> None:
            self.foot.notice = _("Nothing is chosen yet: press a digit or an arrow, then Enter.")

        def last(event: Any) -> None:
            listed.pointed_at = len(listed.choices) - 1

        self.on("enter", refuse, filter=nowhere)
        self.on("up", last, filter=nowhere)

    def _set_foot(self) -> None:
        """Put the keys below the prompt, close to it, however tall the terminal is."""
        from prompt_toolkit.filters import Always, is_done
        from prompt_toolkit.layout import (
            ConditionalContainer,
            Dimension,
            FormattedTextControl,
            HSplit,
            Layout,
            Window,
        )

        application = self.made.application

        def rows() -> list[str]:
            return self.foot.rows(application.output.get_size().columns)

        for window in application.layout.find_all_windows():
            window.dont_extend_height = Always()
        foot = Window(
            FormattedTextControl(lambda: "\n".join(rows())),
            height=lambda: Dimension.exact(len(rows())),
            style="class:foot",
        )
        inner = application.layout
        application.layout = Layout(
            HSplit([inner.container, ConditionalContainer(foot, ~is_done)]),
            focused_element=inner.current_window,
        )


def _leave_with(said: Said, event: Any) -> None:
    event.app.exit(result=said)


def _nothing() -> None:
    """What has been typed on a screen where nothing can be."""


def _enter(buffer: Any, typed: Callable[[], object]) -> None:
    if buffer.validate(set_cursor=True):
        from prompt_toolkit.application import get_app

        get_app().exit(result=Said(None, typed()))


def _point_at(listed: Any, place: int, event: Any) -> None:
    listed.pointed_at = place


def _search(listed: Any, text: str) -> None:
    if text.isprintable():
        listed.add_search_character(text)


def _list_of(made: Question) -> Any:
    """The control that holds a questionary prompt's choices and its pointer."""
    from questionary.prompts.common import InquirerControl

    controls = made.application.layout.find_all_controls()
    return next(control for control in controls if isinstance(control, InquirerControl))


def _choices(choices: tuple[Choice, ...], width: int, ticked: tuple[object, ...] = ()) -> list[Any]:
    import questionary

    return [
        questionary.Choice(
            _title(choice, width - 6), choice.value, checked=choice.value in ticked
        )
        for choice in choices
    ]  # fmt: skip


def _title(choice: Choice, width: int) -> str:
    lead = "  " * choice.depth
    key = f"{choice.key} " if choice.key else ""
    note = f"  {choice.note}" if choice.note else ""
    return lead + key + drawing.fit(choice.title, width - len(lead + key + note)) + note


def _looks() -> dict[str, Any]:
    # A blank instruction keeps questionary's own, which is English, away.
    return {"qmark": "", "instruction": " ", "style": _style()}


def _style() -> Any:
    from questionary import Style

    return Style([
        ("question", "bold"), ("answer", "bold"), ("pointer", "bold"), ("highlighted", "bold"),
        ("selected", "noreverse"), ("foot", "fg:ansicyan"),
        ("validation-toolbar", "noreverse bold"), ("bottom-toolbar", "noreverse"),
    ])  # fmt: skip
