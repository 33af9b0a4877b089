"""What can lie at hand in a sitting, beside the questions: texts, the time, a stage to go on to.

An ordinary interview has nothing of it. An exercise has: the case, and what has happened in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from assessor.interview.screen import Line, Screen
from questionnaires.texts import _


@dataclass(frozen=True)
class Text:
    """A text that can be looked up.

    Attributes:
        about: The id of the question that it is about; empty where it is about none in particular.
    """

    title: str
    lines: tuple[Line, ...]
    about: str = ""


@dataclass(frozen=True)
class Onward:
    """A stage that can be gone on to, once it is time; the questions then start from the first.

    Attributes:
        offer: What is chosen to go on to it.
        sure: What is asked before it is done, for it cannot be undone.
        go: Saves that it was reached; may raise UserError, and then nothing has changed.
        screens: What is read first, one after another.
    """

    offer: str
    sure: str
    go: Callable[[], None]
    screens: tuple[Screen, ...]


@dataclass(frozen=True)
class AtHand:
    """What lies at hand, each part worked out when it is wanted.

    Attributes:
        heading: What the texts are called together.
        texts: Those that can be looked up now.
        above: What stands above a question, by its id.
        clock: A sentence on the time, for the head of each screen; it informs and never interrupts.
        onward: The stage to go on to; None: there is none.
        ending: What is said at the end of the questions instead of the commands that come next.
    """

    heading: str = ""
    texts: Callable[[], tuple[Text, ...]] = tuple
    above: Mapping[str, str] = field(default_factory=dict)
    clock: Callable[[], str] = str
    onward: Callable[[], Onward | None] = lambda: None
    ending: Callable[[], str] = lambda: _("Next: assessor score FILE, then assessor report FILE.")

    @property
    def there(self) -> bool:
        """Whether there is something to look up."""
        return bool(self.heading)


NOTHING = AtHand()
"""What lies at hand in an ordinary interview."""
