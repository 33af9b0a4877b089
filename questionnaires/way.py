"""How a node of the score tree gets its figure from the parts beneath it: data, named per node."""

from fractions import Fraction
from math import floor
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, StrictBool
from pydantic import Field as Key

from questionnaires.condition import Condition
from questionnaires.content import Content, Exact, MethodName, Words


class Rounding(Content):
    """To which step a figure is rounded, and what happens half-way between two steps.

    Attributes:
        to: The step: 0.01 rounds a share to a whole percentage, 1 to a whole number.
        how: ``half_up`` and ``half_even`` to the nearest, ``down`` to the next lower one.
    """

    to: Exact
    how: Literal["half_up", "half_even", "down"]

    def of(self, figure: Fraction) -> Fraction:
        """A figure as a whole number of steps."""
        steps = figure / self.to
        if self.how == "down":
            return floor(steps) * self.to
        if self.how == "half_up":
            return floor(steps + Fraction(1, 2)) * self.to
        return round(steps) * self.to


class Band(Content):
    """A named stretch of the figures: from its lower end to the next band's.

    Attributes:
        name: What a figure in it is called, such as ``B+`` or ``high``.
        from_: The lower end, which belongs to the band.
        above: The lower end, which does not. One of the two, or neither for the lowest band.
        value: What the figure becomes; None: it stays, and only gets the name.
    """

    name: Words
    from_: Annotated[Exact | None, Key(alias="from")] = None
    above: Exact | None = None
    value: Exact | None = None

    def holds(self, figure: Fraction) -> bool:
        """Whether a figure is at or beyond the band's lower end."""
        if self.above is not None:
            return figure > self.above
        return self.from_ is None or figure >= self.from_


class Cap(Content):
    """The most that a figure can be while a condition does not hold. At 0 it is a gate."""

    unless: Condition
    at: Exact
    why: Words


class Row(Content):
    """One row of a lookup table: what these parts give, in whatever order they stand.

    Figures may be written as numbers or by the name of a band that has a value.
    """

    parts: Annotated[tuple[Exact | Words, ...], Key(min_length=1, max_length=12)]
    gives: Exact | Words


class Way(Content):
    """How a node combines its parts. In content it may be written as the method's name alone.

    The order of work: method, rounding, bands, caps.

    Attributes:
        method: A key of `scoring.methods.METHODS`; ``none`` for parts that are never combined.
        over: Whether the parts are the groups right beneath, or all the questions below them.
        start: What ``subtract`` takes the missing shares from.
        plus: What ``weakest_link`` adds where a part is better than the weakest.
        full: From which figure a part counts as met (``ladder``, ``stack``).
        table: The rows of ``lookup``.
        open: What an unknown or unanswered cell counts as: anything it could be, the lowest, or
            nothing at all (left out). Looked at where cells become a question's figure.
        not_applicable: Whether a cell set aside is left out, or counts as the lowest with its
            target lowered too. Looked at in the same place. A step of a ladder that is set aside
            as a whole counts as met.
        coverage_threshold: The least share of answered cells at which the figure is shown; with
            ``open = "drop"`` there is no figure at all below it, for the nodes above either.
        number: Whether the figure is a number of its own kind rather than a share of everything.
    """

    method: MethodName = "mean"
    over: Literal["groups", "items"] = "groups"
    start: Exact = Fraction(1)
    plus: Exact = Fraction(1, 2)
    full: Exact = Fraction(1)
    table: tuple[Row, ...] = ()
    open: Literal["interval", "lowest", "drop"] = "interval"
    not_applicable: Literal["drop", "zero"] = "drop"
    coverage_threshold: Exact | None = None
    rounding: Rounding | None = None
    bands: tuple[Band, ...] = ()
    caps: tuple[Cap, ...] = ()
    number: StrictBool = False

    def figure(self, written: Fraction | str) -> Fraction | None:
        """A figure of a lookup table; None where it names no band with a value."""
        if isinstance(written, Fraction):
            return written
        return next((band.value for band in self.bands if band.name == written), None)

    def finished(self, figure: Fraction) -> Fraction:
        """What the method gave, rounded, and with the value of its band where that has one."""
        if self.rounding:
            figure = self.rounding.of(figure)
        value = None
        for band in self.bands:
            if band.holds(figure):
                value = band.value
        return figure if value is None else value


def _from_name(written: Any) -> Any:
    return {"method": written} if isinstance(written, str) else written


AnyWay = Annotated[Way, BeforeValidator(_from_name, json_schema_input_type=Way | MethodName)]
"""A way in full, or by its method's name."""
