"""The file ``regimes.toml``: what export control regimes ask, and which answers speak to it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field as Key

from questionnaires.content import Content, Id, Shown, Side, Weapon, Words
from questionnaires.model import Cell, Question


class Demand(Content):
    """The level that a criterion wants of one question, in all of its cells or in some.

    Attributes:
        weapons: Only the cells of these categories; empty: of all.
        sides: Only the cells of these sides; empty: of both.
        instances: Only the cells of these, such as one regime; empty: of all.
    """

    question: Id
    level: int
    weapons: tuple[Weapon, ...] = ()
    sides: tuple[Side, ...] = ()
    instances: tuple[Id, ...] = ()

    def cells(self, question: Question) -> tuple[Cell, ...]:
        """The cells of its question that it looks at, in their order."""
        return tuple(
            cell
            for cell in question.cells
            if (not self.weapons or cell.weapon in self.weapons)
            and (not self.sides or cell.side in self.sides)
            and (not self.instances or cell.instance in self.instances)
        )


class Statement(Content):
    """Something said of a regime.

    Attributes:
        source: A reference as questions have them: a source's id, then a place in it.
        confidence: ``seen`` in a public text, or well ``known`` and not read again.
    """

    text: Words
    source: Words
    confidence: Shown


class Criterion(Statement):
    """One thing that a regime asks or looks at.

    Attributes:
        limits: What its questions cannot show of it.
        demands: The answers that speak to it; empty: no question of the questionnaire does.
    """

    id: Id
    limits: Words | None = None
    demands: Annotated[tuple[Demand, ...], Key(alias="demand")] = ()


class Regime(Content):
    """One export control regime.

    Attributes:
        adherence: What it means to declare that its rules are followed, without being admitted;
            None where no text that was read tells.
        participation: What it means to be admitted; None likewise.
    """

    id: Id
    name: Words
    adherence: Statement | None = None
    participation: Statement | None = None
    criteria: Annotated[tuple[Criterion, ...], Key(alias="criterion", min_length=1)]

    @property
    def statements(self) -> tuple[tuple[str, Statement], ...]:
        """All that is said of it, each with its key or id."""
        named = (("adherence", self.adherence), ("participation", self.participation))
        said = tuple((key, each) for key, each in named if each)
        return (*said, *((each.id, each) for each in self.criteria))


class RegimesFile(Content):
    """The whole file.

    Attributes:
        cautions: What a reader has to know before the readings.
    """

    cautions: Annotated[tuple[Words, ...], Key(min_length=1)]
    regimes: Annotated[tuple[Regime, ...], Key(alias="regime", min_length=1)]
