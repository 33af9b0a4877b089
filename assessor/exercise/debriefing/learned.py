"""What was learned between the test before and the test after."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from assessor import words
from assessor.exercise.debriefing.results import Debrief
from assessor.reports.document import Block, Column, Entry, Heading, Paragraph, Table, row
from questionnaires.texts import _, ngettext
from scoring import learning
from scoring.learning import Change, Learning


def blocks(debrief: Debrief) -> Iterator[Block]:
    """The gains in all, by person and by item; nothing where nobody sat a test."""
    found = debrief.learning
    if found is None:
        return
    yield Heading(1, _("What was learned"))
    yield from map(Paragraph, (*sentences(found), *_alone(found), reading()))
    yield Heading(2, _("By participant"))
    yield _table(_("Participant"), list(found.people))
    if found.pairs:
        yield Heading(2, _("By item"))
        yield _table(_("Item"), [(_item(debrief, i), each) for i, each in found.items])


def sentences(found: Learning) -> Iterator[str]:
    """What all of them learned, in sentences."""
    if not found.pairs:
        yield _("Nobody sat both tests: no gain can be told.")
        return
    text = ngettext(
        "{n} pair of tests: {pre} right before, {post} after.",
        "{n} pairs of tests: {pre} right before, {post} after.",
        found.pairs,
    )
    whole = found.whole
    yield text.format(n=found.pairs, pre=words.percent(whole.pre), post=words.percent(whole.post))
    text = ngettext(
        "Gain of the averages: {whole}; the {n} single gain: {single}.",
        "Gain of the averages: {whole}; average of the {n} single gains: {single}.",
        found.defined,
    )
    yield text.format(whole=gain(whole), single=figure(found.single), n=found.defined)


def in_short(debrief: Debrief) -> Iterator[str]:
    """The same as part of a summary."""
    if debrief.learning:
        yield from sentences(debrief.learning)


def reading() -> str:
    """How gains are to be read."""
    return _(
        "The gain is Hake's: what was gained as a part of what could be gained, (after - before) / "
        "(100 - before). He calls it high from 0.70 on, medium from 0.30 on, and low below that "
        "(American Journal of Physics 66, 1998, p. 64). It is not defined where all was right "
        "before; a loss has no band. Each item counts alike, an accepted answer is right, and what "
        "was not answered is not. With few pairs the figures say little."
    )


def reading_short() -> str:
    """The same in a sentence."""
    return _(
        "A gain is what was gained as a part of what could be gained (Hake, American Journal of "
        "Physics 66, 1998, p. 64): high from 0.70 on, medium from 0.30 on."
    )


def gain(change: Change) -> str:
    """A gain with its band, or why there is none."""
    if change.pre is None:
        return _("no test before")
    if change.post is None:
        return _("no test after")
    found = change.gain
    if found is None:
        return _("not defined")
    band = learning.band(found)
    named = {"high": _("high"), "medium": _("medium"), "low": _("low"), None: _("loss")}[band]
    return f"{figure(found)} ({named})"


def figure(found: Fraction | None) -> str:
    """A gain with two decimals; a band's bound is never reached by rounding."""
    if found is None:
        return _("not defined")
    cut = int(abs(found) * 100)
    return f"{'-' if found < 0 else ''}{cut // 100}.{cut % 100:02}"


def _alone(found: Learning) -> Iterator[str]:
    """How many have one test only: they are listed and in no gain."""
    no_post = sum(each.post is None for _n, each in found.people)
    no_pre = sum(each.pre is None for _n, each in found.people)
    if no_post:
        text = ngettext(
            "{n} test before has none after it: it is listed and in no gain.",
            "{n} tests before have none after them: they are listed and in no gain.",
            no_post,
        )
        yield text.format(n=no_post)
    if no_pre:
        text = ngettext(
            "{n} test after has none before it: it is listed and in no gain.",
            "{n} tests after have none before them: they are listed and in no gain.",
            no_pre,
        )
        yield text.format(n=no_pre)


def _table(first: str, rows: list[tuple[str, Change]]) -> Table:
    columns = (
        Column(first), Column(_("Before"), "right", firm=True),
        Column(_("After"), "right", firm=True), Column(_("Gain"), firm=True),
    )  # fmt: skip
    return Table(columns, tuple(_row(label, change) for label, change in rows))


def _row(label: str, change: Change) -> tuple[Entry, ...]:
    return row(label, words.percent(change.pre), words.percent(change.post), gain(change))


def _item(debrief: Debrief, ident: str) -> str:
    test = debrief.exercise.test
    item = next(each for each in test.items if each.id == ident) if test else None
    return f"{ident} ({item.question})" if item else ident
