"""Which questions of two editions belong together, each with what the later one says of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from questionnaires.editions import Gone, Means, Step, follow, nodes
from questionnaires.model import Questionnaire


@dataclass(frozen=True)
class Pair:
    """A question then and now.

    Attributes:
        before: Its id then; None where it was not there.
        after: Its id now; None where it is not there.
        means: ``carried`` where the author says, or does not deny, that it is the same question.
        whys: What the author says about it.
        reworded: Whether the author says that other words mean the same.
    """

    before: str | None
    after: str | None
    means: Means = "carried"
    whys: tuple[str, ...] = ()
    reworded: bool = False


@dataclass(frozen=True)
class Pairing:
    """What belongs together in two questionnaires.

    Attributes:
        questions: Every question of either, in the order of the later one.
        names: The ids that modules, elements, groups and questions have now, by those of then;
            only what is carried.
    """

    questions: tuple[Pair, ...]
    names: Mapping[str, str]

    def mirrored(self) -> Pairing:
        """The same seen from the other side."""
        return Pairing(
            tuple(replace(p, before=p.after, after=p.before) for p in self.questions),
            {now: then for then, now in self.names.items()},
        )


def pairing(old: Questionnaire, new: Questionnaire, steps: Iterable[Step] = ()) -> Pairing:
    """What belongs together, as the steps from one edition to the other say; none: the same ids."""
    steps = tuple(steps)
    found = [pair for ident in old.questions for pair in _pairs(steps, ident, new)]
    taken = {pair.after for pair in found}
    found += [Pair(None, ident) for ident in new.questions if ident not in taken]
    order = {ident: place for place, ident in enumerate(new.questions)}
    found.sort(key=lambda pair: order.get(pair.after or "", len(order)))
    return Pairing(tuple(found), _names(steps, old, new))


def _pairs(steps: tuple[Step, ...], ident: str, new: Questionnaire) -> list[Pair]:
    places = follow(steps, ident)
    if isinstance(places, Gone):
        return [Pair(ident, None, whys=places.whys)]
    there = [place for place in places if place.id in new.questions]
    whys = tuple(why for place in places for why in place.whys)
    return [Pair(ident, place.id, place.means, place.whys, place.reworded) for place in there] or [
        Pair(ident, None, whys=whys)
    ]


def _names(steps: tuple[Step, ...], old: Questionnaire, new: Questionnaire) -> dict[str, str]:
    known = nodes(new)
    found: dict[str, str] = {}
    for ident in nodes(old):
        places = follow(steps, ident)
        for place in () if isinstance(places, Gone) else places:
            if place.means == "carried" and place.id in known and place.id not in found.values():
                found.setdefault(ident, place.id)
    return found
