"""Fill in those parts of docs/ that the program can say itself. Run it when methods change.

A part stands between ``<!-- name -->`` and ``<!-- /name -->``; `PARTS` says what makes it. A test
holds that the pages are as this program writes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from assessor import words
from assessor.reports import document
from assessor.reports.explain import arithmetic, sums
from assessor.reports.formats import terminal
from questionnaires import cases, loader
from questionnaires.way import Way
from scoring import assess
from scoring.methods import METHODS

DOCS = Path(__file__).parent
WIDTH = 100

WORKED: tuple[tuple[str, str, str], ...] = (
    ("docs/examples/spar", "Levels 3 and 4", "c1"),
    ("docs/examples/pefa_m1", "D, C, C", "three"),
    ("docs/examples/pefa_m2", "D, C:", "two"),
    ("docs/examples/jee", "Levels 1, 2 and 3 met", "laboratories"),
    ("docs/examples/samm", "A practice at .625", "strategy"),
    ("docs/examples/crr", "Level 1 is whole, level 2 partly", "assets"),
    ("docs/examples/cjsart", "3 of 5, the fundamental", "training"),
    ("tests/examples/good/method_subtract", "The first is not met", "requirements"),
    ("docs/examples/fatf", "Good law with little effect", "total"),
    ("docs/examples/composite", "The geometric mean of 1, 2, 3", "geometric_even"),
)
"""Folder of an example, the beginning of a case's name, and the node to explain."""


def main() -> None:
    """Write every page anew."""
    for page in DOCS.glob("*.md"):
        page.write_text(filled(page.read_text("utf-8")), encoding="utf-8")


def filled(text: str) -> str:
    """A page with its parts made anew."""
    for name, make in PARTS.items():
        pattern = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
        text = re.sub(pattern, lambda found: found[1] + make() + found[2], text, flags=re.DOTALL)  # noqa: B023
    return text


def methods() -> str:
    """The methods, each with its sentence."""
    rows = [f"| `{name}` | {words.method(name)} | {sums.sentence(Way(method=name))} |"
            for name in METHODS]  # fmt: skip
    return "\n".join(["| method | called | what it does |", "|---|---|---|", *rows, ""])


def worked() -> str:
    """The explanation of one node of a case from each example."""
    return "\n".join(_worked(*each) for each in WORKED)


def _worked(folder: str, beginning: str, node: str) -> str:
    home = DOCS.parent / folder
    questionnaire = loader.load(home)
    case = next(case for case in cases.read(home) if case.name.startswith(beginning))
    said = cases.responses(case, questionnaire)
    total = assess(questionnaire, said, case.profile).total
    found = next(each for each in total.walk() if each.id == node)
    outline = document.Outline(tuple(arithmetic.tree(questionnaire, said, found)))
    text = terminal.render(document.Document(case.name, (outline,)), WIDTH)
    lines = "\n".join(line.rstrip() for line in text.splitlines()[2:])
    return f"**{questionnaire.head.title}.** {case.name}.\n\n```text\n{lines}\n```\n"


PARTS: dict[str, Callable[[], str]] = {"methods": methods, "worked": worked}


if __name__ == "__main__":
    main()
