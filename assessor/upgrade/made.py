"""What is carried over, and what an upgrade comes to."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaires.editions import Step
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment, Entry


@dataclass(frozen=True)
class Editions:
    """From which edition to which.

    Attributes:
        old: The questionnaire that was answered; None where only its name is known.
        new: The one that the answers are carried over to.
        steps: What the later one says became of the questions.
    """

    old: Questionnaire | None
    new: Questionnaire
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Left:
    """Something that was said and is not carried over.

    Attributes:
        ident: The cell, question or element that it was said of.
        to: The cell that has to be answered again; None: it has no place any more.
        said: It, in words.
        why: Why it is not carried over.
    """

    ident: str
    to: str | None
    entry: Entry
    said: str
    why: str


@dataclass(frozen=True)
class Upgraded:
    """An assessment under the later edition.

    Attributes:
        kept: How many cells keep what stands in them.
        left: Everything that is not carried over, the oldest first.
    """

    assessment: Assessment
    kept: int
    left: tuple[Left, ...]

    @property
    def again(self) -> dict[str, tuple[Left, ...]]:
        """By cell, what was said to what has to be asked again, the newest first."""
        open_ = {
            cell: said for cell, said in self.assessment.responses.items()
            if said[-1].status == "unanswered"
        }  # fmt: skip
        found: dict[str, tuple[Left, ...]] = {}
        for each in self.left:
            if each.to in open_:
                found[each.to] = (each, *found.get(each.to, ()))
        return found

    @property
    def beside(self) -> tuple[Left, ...]:
        """What stands in the history of a cell that another answer was carried over to."""
        return tuple(each for each in self.left if each.to and each.to not in self.again)

    @property
    def lost(self) -> tuple[Left, ...]:
        """What has no place any more."""
        return tuple(each for each in self.left if each.to is None)
