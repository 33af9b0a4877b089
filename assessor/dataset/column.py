"""A column of a table: what it is called and means, and how it is made from results."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from scoring.columns.codes import OUTCOMES, STATUSES

if TYPE_CHECKING:
    from assessor.many.batches import Batch

Kind = Literal["text", "whole", "figure", "truth"]


@dataclass(frozen=True)
class Coded:
    """Texts of which many are alike.

    Attributes:
        codes: The place of each in `labels`; -1 where there is none.
    """

    codes: NDArray[np.int32]
    labels: Sequence[str]

    def texts(self) -> list[str | None]:
        """The texts themselves."""
        known = np.array([*self.labels, None], object)
        return list(known[self.codes])


@dataclass(frozen=True)
class Numbers:
    """Numbers, whole or not, or truths; `missing` says where there is none."""

    values: NDArray[np.generic]
    missing: NDArray[np.bool_]

    def plain(self) -> list[object]:
        """As Python has them, None where there is none."""
        found: list[object] = self.values.tolist()
        for place in np.flatnonzero(self.missing):
            found[place] = None
        return found


Data = Coded | Numbers | list[str | None]


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        name: Ids as they are, so that programs find them.
        kind: Texts, whole numbers, figures (float64), or true and false.
        make: Its data for some files; the columns of a table give as many rows each.
        meaning: What it holds, for people, as are the other members.
        values: What each value stands for.
        missing: What an empty place means; empty where there is none.
        cell: The cell that it holds, empty where it holds none.
    """

    name: str
    kind: Kind
    make: Callable[[Batch], Data]
    meaning: str
    values: str = ""
    unit: str = ""
    missing: str = ""
    cell: str = ""


Table = Sequence[Column]


def figures(values: NDArray[np.float64]) -> Numbers:
    """Figures, of which nan is none."""
    return Numbers(values, np.isnan(values))


def every(values: NDArray[np.generic]) -> Numbers:
    """Numbers that are all there."""
    return Numbers(values, np.zeros(values.shape, np.bool_))


def statuses(codes: NDArray[np.int8]) -> Coded:
    """The states of cells."""
    return Coded(codes.astype(np.int32), STATUSES)


def outcomes(codes: NDArray[np.int8]) -> Coded:
    """The outcomes of findings."""
    return Coded(codes.astype(np.int32), OUTCOMES)


def names(columns: Table) -> Iterator[str]:
    """What the columns are called."""
    for column in columns:
        yield column.name
