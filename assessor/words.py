"""The program's own labels for ids that cross layers, and how numbers are written.

Every function takes an id or a number and gives words in the current language. An id without a
label comes back as it is, so that nothing new is ever hidden.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import TYPE_CHECKING

from questionnaires import texts
from questionnaires.texts import _

if TYPE_CHECKING:  # the interview shows words and scores nothing
    from scoring.result import Coverage, Interval

NOTHING = "–"
"""Shown where there is no figure: nothing was asked, or nothing counts."""

_COMMA = ("fr", "pt")


def outcome(ident: str) -> str:
    """What a finding says, such as "in place"."""
    return {
        "in_place": _("in place"),
        "partly": _("partly"),
        "not_in_place": _("not in place"),
        "not_known": _("not known"),
        "not_applicable": _("not applicable"),
        "not_asked": _("not asked"),
    }.get(ident, ident)


def outcome_short(ident: str) -> str:
    """The same in at most four letters, for a narrow column.

    Not known is not shortened to a question mark: in the Committee's matrix that stands for a
    reference which is incomplete or perhaps not relevant.
    """
    return {
        "in_place": _("in"),
        "partly": _("part"),
        "not_in_place": _("not"),
        "not_known": _("open"),
        "not_applicable": _("n/a"),
        "not_asked": NOTHING,
    }.get(ident, ident)


def rule(ident: str) -> str:
    """Why a finding is what it is, in a few words; ids as in `scoring.result.Rule`."""
    return {
        "all_reach_target": _("all at target"),
        "all_at_floor": _("all at the floor"),
        "mixed": _("some, not all"),
        "open_cells_decide": _("open answers decide"),
        "all_set_aside": _("all set aside"),
        "not_asked": _("not asked"),
    }.get(ident, ident)


def rule_in_full(ident: str) -> str:
    """What a rule says, after "when"."""
    return {
        "all_reach_target": _("every deciding answer reaches its target"),
        "all_at_floor": _("every deciding answer is at the floor: nothing is in place"),
        "mixed": _("some of it is in place, and not all of it reaches its target"),
        "open_cells_decide": _("answers that are missing or not known could change it"),
        "all_set_aside": _("every deciding question is said not to apply"),
        "not_asked": _("no question that was asked reaches it"),
    }.get(ident, ident)


def status(ident: str) -> str:
    """In which of the four states a cell is."""
    return {
        "answered": _("answered"),
        "unknown": _("don't know"),
        "not_applicable": _("not applicable"),
        "unanswered": _("not answered"),
    }.get(ident, ident)


def confidence(ident: str) -> str:
    """How sure a fact is that is shown."""
    return {
        "seen": _("seen in a public text"),
        "known": _("well known, not re-read"),
    }.get(ident, ident)


def reading(ident: str) -> str:
    """What answers say of a criterion; ids as in `scoring.readiness.Reading`."""
    return {
        "met": _("met by own answers"),
        "partly": _("partly"),
        "not_met": _("not met"),
        "not_known": _("not known"),
        "not_applicable": _("not applicable"),
        "outside": _("outside the questionnaire"),
    }.get(ident, ident)


def standing(ident: str) -> str:
    """The status of an answer that is looked for; ids as in `scoring.readiness.Standing`."""
    return {
        "ruled_out": _("ruled out by other answers"),
        "not_asked": _("not asked in this profile"),
    }.get(ident, status(ident))


def legal_weight(ident: str) -> str:
    """How strongly a question rests on law."""
    return {
        "obligation": _("obligation"),
        "expected": _("expected"),
        "good_practice": _("good practice"),
    }.get(ident, ident)


def legal_weight_heading(ident: str) -> str:
    """The same as the heading of what carries that weight."""
    return {
        "obligation": _("Obligations"),
        "expected": _("Expected"),
        "good_practice": _("Good practice"),
    }.get(ident, ident)


def method(ident: str) -> str:
    """How parts are combined into a score."""
    return {
        "mean": _("weighted mean"),
        "geometric": _("weighted geometric mean"),
        "minimum": _("lowest part"),
        "sum": _("weighted sum"),
        "subtract": _("subtraction"),
        "weakest_link": _("weakest link"),
        "ladder": _("ladder"),
        "stack": _("stack"),
        "lookup": _("lookup table"),
        "none": _("never combined"),
    }.get(ident, ident)


def side(ident: str) -> str:
    """Law or enforcement, short."""
    return {"law": _("law"), "enforcement": _("enforcement")}.get(ident, ident)


def assessor_type(ident: str) -> str:
    """Who judges."""
    return {
        "self": _("self-assessment"),
        "external": _("assessment from outside"),
        "exercise": _("exercise"),
    }.get(ident, ident)


def node_kind(ident: str) -> str:
    """What kind of node a score stands at, as a heading begins."""
    return {
        "total": _("Total"),
        "module": _("Module"),
        "element": _("Element"),
        "question": _("Question"),
        "cell": _("Answer"),
    }.get(ident, ident)


def percent(share: Fraction | None) -> str:
    """A share as a whole percentage, rounded half to even: ``62 %``; a dash where there is none."""
    return NOTHING if share is None else _("{number} %").format(number=round(share * 100))


def interval(where: Interval | None) -> str:
    """A score: ``62 %`` where it is known, ``40–75 %`` where it is not; a dash where there is none.

    The ends of an interval are rounded outwards: it never looks narrower than it is.
    """
    if where is None or where.known:
        return percent(where.low if where else None)
    low, high = percents(where)
    pattern = _("{low}–{high} %") if low >= 0 else _("{low} to {high} %")
    return pattern.format(low=low, high=high)


def numbers(where: Interval | None) -> str:
    """A score that is a number of its own kind: ``1.25``, ``1.25 to 3``; a dash where none."""
    if where is None:
        return NOTHING
    if where.known:
        return number(where.low)
    return _("{low} to {high}").format(low=number(where.low), high=number(where.high))


def number(figure: Fraction) -> str:
    """A figure with as many decimals as it needs, four at the most (half to even)."""
    return pointed(decimal(figure).rstrip("0").rstrip("."))


def pointed(figure: str) -> str:
    """A figure with the decimal mark of the language in use; Spanish has the point, as in Mexico.

    What other programs read keeps the point in every language.
    """
    return figure.replace(".", ",") if texts.language().split("_")[0] in _COMMA else figure


def step(size: Fraction) -> str:
    """The step of a rounding, however small: ``0.0000001``; a ratio where decimals do not end."""
    places = next((n for n in range(13) if (size * 10**n).denominator == 1), None)
    return str(size) if places is None else pointed(f"{float(size):.{places}f}")


def percents(where: Interval) -> tuple[int, int]:
    """The ends of an interval as whole percentages, rounded as `interval` shows them."""
    if where.known:
        return round(where.low * 100), round(where.high * 100)
    return floor(where.low * 100), ceil(where.high * 100)


def answered(coverage: Coverage) -> str:
    """How many of the places asked are answered: ``34 of 51``."""
    return _("{answered} of {asked}").format(answered=coverage.answered, asked=coverage.asked)


def coverage(coverage: Coverage) -> str:
    """The same in a sentence's words: ``answered 34 of 51 (67 %)``."""
    if not coverage.asked:
        return _("nothing asked")
    return _("answered {answered} of {asked} ({share})").format(
        answered=coverage.answered, asked=coverage.asked, share=percent(coverage.share)
    )


def exact(number: Fraction) -> str:
    """A number without loss where that is readable (``3/4``), else four decimals after ``≈``."""
    return str(number) if number.denominator < 1000 else f"≈ {pointed(decimal(number))}"


def decimal(number: Fraction) -> str:
    """A number with four decimals, rounded half to even: ``0.6667``. For tables that compute."""
    return _decimal(number.numerator, number.denominator)


@lru_cache(10_000)  # bulk scoring writes millions of these, and most of them are the same few
def _decimal(numerator: int, denominator: int) -> str:
    whole, part = divmod(abs(round(Fraction(numerator, denominator) * 10_000)), 10_000)
    return f"{'-' if numerator < 0 else ''}{whole}.{part:04}"


def date(time: str) -> str:
    """The day of a time as files keep it: ``2026-11-24T05:47:36Z`` gives ``2026-11-24``.

    Days are written so in every language: nobody takes the month for the day.
    """
    return time[:10]


def time(time: str) -> str:
    """A time as files keep it, to the minute: ``2026-11-24 05:47`` (UTC)."""
    return f"{time[:10]} {time[11:16]}"


def listed(parts: Iterable[str]) -> str:
    """Words in a row, parted by commas."""
    return ", ".join(parts)
