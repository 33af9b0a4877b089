"""What the file ``editions.toml`` holds."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from pydantic import Field as Key
from pydantic import StringConstraints

from questionnaires.content import Content, Id, Words
from questionnaires.editions.places import Means, Place

FILE = "editions.toml"

Name = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z.-]{0,31}$")]
Ids = Annotated[tuple[Id, ...], Key(min_length=2)]


class Renamed(Content):
    """A question, an element or a profile has another id and means what it did."""

    old: Id
    new: Id


class Reworded(Content):
    """A question says the same in other words: its answers stay comparable.

    Attributes:
        id: The id that it has after the step.
        why: What was mended.
    """

    id: Id
    why: Words


class Changed(Content):
    """A question kept its id and asks something else: it has to be asked again.

    Attributes:
        why: What is different, for those who answer it again.
    """

    id: Id
    why: Words


class Split(Content):
    """One question became several.

    Attributes:
        carry: Those of `new` that an old answer is an answer to as well; the others are asked.
    """

    old: Id
    new: Ids
    carry: tuple[Id, ...] = ()
    why: Words


class Merged(Content):
    """Several questions became one.

    Attributes:
        carry: The one of `old` whose answer is an answer to the new question; None: it is asked.
    """

    old: Ids
    new: Id
    carry: Id | None = None
    why: Words


class Retired(Content):
    """A question or element is no longer there, and nothing stands in its place."""

    id: Id
    why: Words


class Step(Content):
    """From one edition to a later one; either may be left out of a chain that others make.

    Attributes:
        from_: The edition that the answers belong to.
        to: The edition that they are carried over to.
    """

    from_: Annotated[Name, Key(alias="from")]
    to: Name
    renamed: tuple[Renamed, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    changed: tuple[Changed, ...] = ()
    split: tuple[Split, ...] = ()
    merged: tuple[Merged, ...] = ()
    retired: tuple[Retired, ...] = ()

    @property
    def left(self) -> tuple[str, ...]:
        """The old ids that it says something of, with one entry for each time."""
        return (
            *(renamed.old for renamed in self.renamed),
            *(changed.id for changed in self.changed),
            *(split.old for split in self.split),
            *(old for merged in self.merged for old in merged.old),
            *(retired.id for retired in self.retired),
        )

    @property
    def reached(self) -> tuple[str, ...]:
        """The new ids that it names."""
        return (
            *(renamed.new for renamed in self.renamed),
            *(changed.id for changed in self.changed),
            *(new for split in self.split for new in split.new),
            *(merged.new for merged in self.merged),
            *(reworded.id for reworded in self.reworded),
        )

    @cached_property
    def course(self) -> dict[str, tuple[Place, ...]]:
        """By old id that it names, where that went; none: it has no place any more.

        Where it says several things of one id, the first holds; checks refuse that.
        """
        found: dict[str, tuple[Place, ...]] = {}
        for retired in reversed(self.retired):
            found[retired.id] = ()
        for merged in reversed(self.merged):
            for old in merged.old:
                means: Means = "carried" if old == merged.carry else "merged"
                found[old] = (Place(merged.new, means, (merged.why,)),)
        for split in reversed(self.split):
            found[split.old] = tuple(
                Place(new, "carried" if new in split.carry else "split", (split.why,))
                for new in split.new
            )
        for changed in reversed(self.changed):
            found[changed.id] = (Place(changed.id, "changed", (changed.why,)),)
        for renamed in reversed(self.renamed):
            found[renamed.old] = (Place(renamed.new),)
        return found

    def after(self, ident: str) -> tuple[Place, ...]:
        """Where a question of the old edition is in the new one, in other words or the same."""
        words = {reworded.id: reworded.why for reworded in self.reworded}
        return tuple(
            place.reworded_as(words[place.id]) if place.id in words else place
            for place in self.course.get(ident, (Place(ident),))
        )

    def why_gone(self, ident: str) -> tuple[str, ...]:
        """Why a question has no place any more, as far as the author says."""
        return tuple(retired.why for retired in self.retired if retired.id == ident)


class EditionsFile(Content):
    """The whole file."""

    steps: Annotated[tuple[Step, ...], Key(alias="step", min_length=1)]
