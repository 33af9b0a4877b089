"""The foot of a screen: which keys can be pressed."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.interview import keys
from assessor.interview.screen import Command, OneOf, Reading, Screen, Slide, Ticks, Writing
from questionnaires.texts import _

WIDEST = 80
"""The keys are never set wider, so that they stand where one knows them."""


class Foot:
    """The keys, at the foot of a screen, and a word on what was pressed in vain."""

    def __init__(self, screen: Screen, page: int = 1, pages: int = 1) -> None:
        """Tell the keys of this screen, and where several are needed for it, which page it is."""
        self.screen = screen
        self.page = page
        self.pages = pages
        self.notice = ""

    def rows(self, width: int) -> list[str]:
        """What stands there, in rows of this width."""
        notice = [self.notice] if self.notice else []
        return notice + keys.rows(self._pieces(), min(width, WIDEST) - 1)

    def rows_below(self, width: int) -> int:
        """How many rows the prompt needs with its choices and its keys."""
        ask = self.screen.ask
        choices = len(ask.choices) if isinstance(ask, OneOf | Ticks) else 0
        return 1 + choices + len(self.rows(width))

    def _pieces(self) -> list[str]:
        ask, commands = self.screen.ask, self.screen.commands
        if isinstance(ask, Reading):
            return []
        if isinstance(ask, Slide):
            return list(self._slide_pieces(ask))
        if isinstance(ask, OneOf) and ask.search:
            return [_("Type to search"), _("Enter goes there"), _("Esc back")]
        if self.screen.within:
            return [_("Enter goes on"), _("Esc back")]
        pieces = [f"{command} {keys.word(command)}" for command in commands]
        pieces.append(_("Enter answers"))
        return [_("Esc, then:"), *pieces] if isinstance(ask, Writing) else pieces

    def _slide_pieces(self, ask: Slide) -> Iterator[str]:
        if self.pages > 1:
            yield _("Page {page} of {pages}").format(page=self.page, pages=self.pages)
        if Command.FORWARD in self.screen.commands:
            yield _("Enter goes on")
        if ask.choices:
            first, last = ask.choices[0], ask.choices[-1]
            yield _("{first} to {last} votes").format(first=first.key, last=last.key)
        for command in self.screen.commands:
            if command is not Command.FORWARD:
                yield f"{command} {keys.word(command)}"
