"""A team, as a debrief calls it, and how it stood at a stage."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from questionnaires.responses import Assessment, Responses
from questionnaires.texts import _
from scoring.drill import Hit, Tally


@dataclass(frozen=True)
class Team:
    """Who answered.

    Attributes:
        name: As the paper calls it; where `hidden`, its number in words.
    """

    number: int
    name: str
    hidden: bool = False

    @property
    def short(self) -> str:
        """What stands for its name where there is little room."""
        return _("T{number}").format(number=self.number)

    @property
    def label(self) -> str:
        """Its name with what stands for it elsewhere."""
        return self.name if self.hidden else f"{self.short} {self.name}"


@dataclass(frozen=True)
class Standing:
    """A team at a stage.

    Attributes:
        file: All that it said.
        said: What stood when the stage ended.
        tally: The same beside the key; without what its own answers ruled out.
    """

    team: Team
    file: Assessment
    said: Responses
    tally: Tally

    @cached_property
    def hits(self) -> dict[str, Hit]:
        """By cell."""
        return {hit.cell.id: hit for hit in self.tally.hits}

    def of(self, question: str) -> Tally:
        """The answers to one question."""
        return Tally(tuple(hit for hit in self.tally.hits if hit.cell.question == question))
