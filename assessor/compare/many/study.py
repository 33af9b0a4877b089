"""What a comparison of many results is made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from assessor.compare.many import figures, labels
from assessor.compare.many.figures import Node
from assessor.many.table import Many
from questionnaires.model import Questionnaire
from scoring import shared_gaps
from scoring.shared_gaps import Shared
from scoring.uncertainty import DRAWS, SEED

if TYPE_CHECKING:
    from assessor.compare.many.figures import Rows
    from assessor.compare.many.order import Order
    from scoring.shared_gaps.counted import Codes

RankBy = Literal["modules", "elements"]


@dataclass(frozen=True)
class Study:
    """Many results, and how they are looked at.

    Attributes:
        many: The results.
        by: What they are put together by.
        labels: The label of each file.
        rank: Whose scores an order of the States is made from; None: none is made.
        agreement: Whether to say how far several assessors of a State agree; None: where there are
            any.
        draws: How often weights, methods and open answers are drawn for the order.
        seed: What the draws come from.
    """

    many: Many
    by: str
    labels: tuple[str, ...]
    rank: RankBy | None = None
    agreement: bool | None = None
    draws: int = DRAWS
    seed: int = SEED

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire that all of them answer."""
        return self.many.questionnaire

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The total, modules and elements."""
        return figures.nodes(self.questionnaire)

    @cached_property
    def all(self) -> Rows:
        """The rows of all files."""
        import numpy as np

        return np.arange(len(self.many.files))

    @cached_property
    def groups(self) -> dict[str, Rows]:
        """The rows of each label, in the order of the labels; those without one come last."""
        import numpy as np

        rows: dict[str, list[int]] = {}
        for row, label in enumerate(self.labels):
            rows.setdefault(label, []).append(row)
        last = labels.untold()
        ordered = sorted(rows, key=lambda label: (label == last, label.casefold(), label))
        return {label: np.array(rows[label]) for label in ordered}

    @cached_property
    def of_state(self) -> dict[str, tuple[int, ...]]:
        """The rows of each system, by the day they stand for, the newest last."""
        rows: dict[str, list[int]] = {}
        for row, about in enumerate(self.many.files):
            rows.setdefault(about.system, []).append(row)
        return {
            system: tuple(sorted(rows[system], key=self._age))
            for system in sorted(rows, key=lambda each: (each.casefold(), each))
        }

    @cached_property
    def states(self) -> tuple[int, ...]:
        """The row that stands for each system: its newest, in the order of the systems' names."""
        return tuple(rows[-1] for rows in self.of_state.values())

    @cached_property
    def newest(self) -> Rows:
        """The same as an array."""
        import numpy as np

        return np.array(self.states, dtype=np.intp)

    @cached_property
    def seen(self) -> Codes:
        """By system and place of the matrix, what was found in the newest file."""
        many = self.many
        return shared_gaps.seen(
            self.questionnaire,
            many.places,
            many.findings[self.newest],
            many.status[self.newest],
            many.cells,
        )

    @cached_property
    def shared(self) -> Shared:
        """How many systems have which finding at each place."""
        return shared_gaps.count(self.questionnaire, self.many.places, self.seen)

    @cached_property
    def order(self) -> Order | None:
        """The systems in an order; None where too few can stand in one."""
        from assessor.compare.many.order import build  # it is made from a study itself

        return build(self)

    @property
    def in_time(self) -> bool:
        """Whether the labels are times."""
        return self.by in labels.TIMES

    @property
    def made(self) -> str:
        """The day that the comparison stands for: of the last answer in any file."""
        return max((labels.day(about) for about in self.many.files), default="")

    def day(self, row: int) -> str:
        """The day that a file stands for."""
        return labels.day(self.many.files[row])

    def system(self, row: int) -> str:
        """Whose system a file is about."""
        return self.many.files[row].system

    def _age(self, row: int) -> tuple[str, str, str]:
        about = self.many.files[row]
        own = str(about.assessor_type == "self")  # of one moment, the State's own comes last
        return about.last_answer or about.created, own, about.name
