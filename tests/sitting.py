"""A sitting for tests: an assessment in a real file, and a prompter that follows a script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assessor import store
from assessor.interview import session
from assessor.interview.screen import Command, OneOf, Reading, Said, Screen, Ticks, Writing
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment, Edition, Response

BACK, FORWARD, SKIP = Command.BACK, Command.FORWARD, Command.SKIP
UNKNOWN, NOT_APPLICABLE = Command.UNKNOWN, Command.NOT_APPLICABLE
COMMENT, EVIDENCE, WHY = Command.COMMENT, Command.EVIDENCE, Command.WHY
JUMP, HELP, LEAVE = Command.JUMP, Command.HELP, Command.LEAVE


class Scripted:
    """Says what the script says, one thing per screen; when it runs out, the input has ended.

    A `Command` is given as it is; a text is typed, or chooses by a choice's key or the beginning
    of its title; a tuple is ticked; a `Said` is said. Texts that are only read are passed over.
    """

    def __init__(self, *script: Command | Said | str | tuple[str, ...]) -> None:
        self.script = list(script)
        self.screens: list[Screen] = []

    def ask(self, screen: Screen) -> Said:
        self.screens.append(screen)
        if isinstance(screen.ask, Reading):
            return Said(BACK)
        if not self.script:
            raise EOFError
        next_one = self.script.pop(0)
        if isinstance(next_one, Said):
            return next_one
        if isinstance(next_one, Command):
            assert next_one in screen.commands
            return Said(next_one)
        return Said(None, _answer(screen, next_one))

    def manner(self) -> tuple[str, ...]:
        return ("By script.",)

    @property
    def shown(self) -> list[str]:
        """What each screen said, as one text."""
        return [words(screen) for screen in self.screens]


def _answer(screen: Screen, said: str | tuple[str, ...]) -> object:
    ask = screen.ask
    if isinstance(ask, Writing):
        assert ask.problem(str(said)) is None
        return said
    if isinstance(ask, Ticks):
        return said
    assert isinstance(ask, OneOf)
    for choice in ask.choices:
        if choice.key == said or choice.title.startswith(str(said)):
            return choice.value
    raise AssertionError(f"{said} is no choice of {[choice.title for choice in ask.choices]}")


def words(screen: Screen) -> str:
    """The words of a screen, labels included."""
    return "\n".join(f"{line.label} {line.text}".strip() for line in screen.lines)


def begun(path: Path, questionnaire: Questionnaire, profile: str = "full") -> Path:
    """An assessment in which nothing has been said yet, saved under `path`."""
    edition = Edition(
        id=questionnaire.id, edition=questionnaire.edition, digest=questionnaire.digest
    )
    store.create(
        path,
        Assessment(
            id="00000000-0000", created="2026-01-01T00:00:00Z", system="Tesmara",
            respondent="Ana", questionnaire=edition, profile=profile,
        ),
    )  # fmt: skip
    return path


class Sitting:
    """An open assessment that can be interviewed again and again."""

    def __init__(self, opened: store.OpenFile, questionnaire: Questionnaire) -> None:
        self.opened = opened
        self.questionnaire = questionnaire
        self.outcome: session.Outcome | None = None

    def say(
        self, *script: Command | Said | str | tuple[str, ...], start: str | None = None
    ) -> list[str]:
        """Follow a script; what the screens said."""
        prompter = Scripted(*script)
        self.outcome = session.run(self.opened, self.questionnaire, prompter, start)
        assert not prompter.script, f"not said any more: {prompter.script}"
        self.screens = prompter.screens
        return prompter.shown

    @property
    def current(self) -> dict[str, Response]:
        """The newest responses by cell."""
        return self.opened.assessment.current()

    @property
    def answers(self) -> dict[str, object]:
        """The answers by cell; the status where there is none."""
        return {
            cell: said.value if said.status == "answered" else said.status
            for cell, said in self.current.items()
        }


@contextmanager
def sitting(folder: Path, questionnaire: Questionnaire) -> Iterator[Sitting]:
    """Begin an assessment in a folder and open it."""
    path = begun(folder / "a.json", questionnaire)
    with store.writing(path) as opened:
        yield Sitting(opened, questionnaire)
