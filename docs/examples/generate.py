"""Write the two examples that are too long to type: every row of a table, and 110 requirements.

Run it in the project's folder: ``.venv/bin/python docs/examples/generate.py``. A test holds that
the files are what it makes.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations_with_replacement
from math import ceil
from pathlib import Path

HOME = Path(__file__).parent
GRADES = {Fraction(n, 2): name for n, name in enumerate(("D", "D+", "C", "C+", "B", "B+", "A"), 2)}

TABLE_HEAD = """id = "pefa_m2"
edition = "1"
title = "PEFA M2: a table of grades"
summary = "The second way of the PEFA framework (2016) to put the dimensions of an indicator together: a table that gives the grade for two, three or four dimensions in any order. A dimension that does not apply is left out, and one without information counts as D. Indicators are not averaged."
caution = "An example of a scoring rule. The questions are placeholders in our own words, not those of the instrument."
answer_rule = "Answer 1 for D, 2 for C, 3 for B, 4 for A; unknown where there is no information."

[scale]
min = 1
max = 4
target = 4
levels = [
    { value = 1, name = "D", meaning = "Less than C asks.", mark = 1 },
    { value = 2, name = "C", meaning = "The least that works.", mark = 2 },
    { value = 3, name = "B", meaning = "Sound.", mark = 3 },
    { value = 4, name = "A", meaning = "Good international practice.", mark = 4 },
]

[scoring]
cells = { open = "lowest", number = true }
module = "none"
total = "none"

[[module]]
id = "indicators"
number = 1
name = "Indicators"
elements = ["two", "three", "four"]

# Written by ../generate.py. With all dimensions but one set aside, the grade is that one's.
[scoring.element]
method = "lookup"
number = true
bands = [
    { name = "D", value = 1 },
    { name = "D+", from = 1.5, value = 1.5 },
    { name = "C", from = 2, value = 2 },
    { name = "C+", from = 2.5, value = 2.5 },
    { name = "B", from = 3, value = 3 },
    { name = "B+", from = 3.5, value = 3.5 },
    { name = "A", from = 4, value = 4 },
]
"""

REQUIREMENT = """
[[question]]
id = "{ident}"
kind = "choice"
text = "Is requirement {number} of those that weigh {weight} met?"
legal_weight = "good_practice"
options = [{{ id = "yes", label = "Yes", mark = 1 }}, {{ id = "no", label = "No", mark = 0 }}]
target = "yes"
weight = {weight}
"""


def grade(dimensions: tuple[int, ...]) -> str:
    """What the table gives: half grades up from the mean, and no more than D+ below a mean of 2."""
    mean = Fraction(sum(dimensions), len(dimensions))
    if mean >= 2:
        return GRADES[Fraction(ceil(mean * 2), 2)]
    return "D" if mean < Fraction(4, 3) else "D+"


def table() -> Iterator[str]:
    """The rows for one to four dimensions."""
    for many in range(1, 5):
        for dimensions in combinations_with_replacement((1, 2, 3, 4), many):
            parts = ", ".join(f'"{GRADES[Fraction(each)]}"' for each in dimensions)
            given = GRADES[Fraction(dimensions[0])] if many == 1 else grade(dimensions)
            yield f'    {{ parts = [{parts}], gives = "{given}" }},\n'


def requirements(ident: str, name: str, letter: str, count: int, weight: int) -> str:
    """An element with the requirements of one weight."""
    questions = (
        REQUIREMENT.format(ident=f"{letter}{number:02}", number=number, weight=weight)
        for number in range(1, count + 1)
    )
    return f'id = "{ident}"\nname = "{name}"\n' + "".join(questions)


def files() -> dict[str, str]:
    """What is written, by file name."""
    return {
        "pefa_m2/questionnaire.toml": f"{TABLE_HEAD}table = [\n{''.join(table())}]\n",
        "sprs/elements/five.toml": requirements("five", "Requirements of five points", "F", 44, 5),
        "sprs/elements/three.toml": requirements("three", "Requirements of three", "T", 14, 3),
        "sprs/elements/one.toml": requirements("one", "Requirements of one point", "O", 51, 1),
    }


if __name__ == "__main__":
    for name, text in files().items():
        (HOME / name).parent.mkdir(parents=True, exist_ok=True)
        (HOME / name).write_text(text, encoding="utf-8", newline="\n")
