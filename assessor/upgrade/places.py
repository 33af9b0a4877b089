"""Where each entry goes under the later edition, or why it does not."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.compare import differing
from assessor.upgrade.left import left_behind
from assessor.upgrade.made import Editions, Left
from questionnaires import goals, needs, values
from questionnaires.editions import Gone, Place, follow
from questionnaires.pairing import Pair
from questionnaires.responses import Assessment, Entry, Goal, Response
from questionnaires.texts import _
from scoring import compare


def destinations(
    editions: Editions, assessment: Assessment, part: str, ident: str, entry: Entry
) -> Iterator[str | Left]:
    """Where an entry goes: the ids that it is carried over to, and where it is not."""
    question, _slash, cell = ident.partition("/")
    places = follow(editions.steps, question)
    if isinstance(places, Gone):
        yield left_behind(editions, ident, None, entry, places.whys)
        return
    for place in places:
        if part != "responses":
            yield _aim(editions, part, ident, place, entry)
        elif place.id not in editions.new.questions:
            yield left_behind(editions, ident, None, entry, place.whys)
        else:
            newest = assessment.responses[ident][-1]
            yield _answer(editions, ident, place, cell, entry, newest)


def _answer(
    editions: Editions, ident: str, place: Place, cell: str, entry: Entry, newest: Response
) -> str | Left:
    question = editions.new.questions[place.id]
    wanted = f"{place.id}/{cell}" if cell else place.id
    there = wanted in {each.id for each in question.cells}
    to = wanted if there else question.cells[0].id
    whys = [*_why_not(editions, ident, place)]
    if not there:
        whys.append(_("there is no such place to answer any more"))
    for said in (entry, newest):
        # What stands decides: an older answer must not come to stand in its place.
        if isinstance(said, Response) and said.value is not None and not whys:
            try:
                values.check(question, editions.new.head.scale, said.value)
            except ValueError as error:
                whys.append(str(error))
    return left_behind(editions, ident, to, entry, whys) if whys else wanted


def _why_not(editions: Editions, ident: str, place: Place) -> Iterator[str]:
    """Why an answer to the old question is none to the new one."""
    if place.means != "carried":
        yield from place.whys
    elif editions.old:
        old = ident.partition("/")[0]
        pair = Pair(old, place.id, reworded=place.reworded)
        changed = compare.differences(editions.old, editions.new, pair)
        if changed:
            yield differing.differences(changed)


def _aim(editions: Editions, part: str, ident: str, place: Place, entry: Entry) -> str | Left:
    """Where a goal or a mark goes."""
    new = editions.new
    exists = goals.exists(new, place.id) if part == "goals" else needs.exists(new, place.id)
    whys = list(_why_not(editions, ident, place)) if place.id in new.questions else []
    if not exists:
        whys.append(_("there is no such question or element any more"))
    elif isinstance(entry, Goal) and entry.wanted is not None and not whys:
        try:
            goals.check(new, place.id, entry.wanted)
        except ValueError as error:
            whys.append(str(error))
    return left_behind(editions, ident, None, entry, whys) if whys else place.id
