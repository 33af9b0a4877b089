"""How many hands went up for each answer: as they are typed, and the answer in the middle. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from questionnaires.texts import _

MOST = 9_999
"""No room holds more."""

Tally = Mapping[str, int]
"""How many hands went up, by what can be typed as an answer."""


def median(answers: Sequence[str], tally: Tally) -> tuple[str, str] | None:
    """The answer in the middle, twice; between two different ones, both. None: nobody voted.

    Args:
        answers: All there are, lowest first.
        tally: How many hands went up for each.
    """
    each = [answer for answer in answers for _hand in range(tally.get(answer, 0))]
    if not each:
        return None
    return each[(len(each) - 1) // 2], each[len(each) // 2]


def counted(answers: Sequence[str], text: str) -> Tally:
    """Counts as they are typed: one for each answer in order, parted by blanks or commas.

    Raises:
        ValueError: It is something else; the message says what is expected.
    """
    typed = text.replace(",", " ").split()
    if len(typed) != len(answers):
        raise ValueError(
            _("{n} numbers are expected, one for each of: {answers}").format(
                n=len(answers), answers=", ".join(answers)
            )
        )
    return dict(zip(answers, map(number, typed), strict=True))


def number(text: str) -> int:
    """A number of hands.

    Raises:
        ValueError: It is none.
    """
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) <= MOST):
        raise ValueError(_("expected a whole number from 0 to {most}").format(most=MOST))
    return int(text)
