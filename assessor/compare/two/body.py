"""A comparison of two for people: in short, figures, findings, questions, what is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assessor import words
from assessor.compare.two import figures, findings, front, naming, questions
from assessor.compare.two.data import Two, counts
from assessor.reports.document import Block, Document, Heading, Paragraph, bullets
from questionnaires.texts import _
from scoring.changes import Moved


def document(two: Two) -> Document:
    """The whole report. The same two files give the same document: no clock is read."""
    return Document(
        front.title(two),
        (
            *front.blocks(two),
            *_short(two),
            *figures.blocks(two),
            *findings.blocks(two),
            *questions.answered(two),
            *questions.not_comparable(two),
            *questions.one_side(two),
        ),
        made=max(two.a.made, two.b.made),
    )


def _short(two: Two) -> Iterator[Block]:
    yield Heading(1, _("In short"))
    total = two.found.nodes[0]
    if total.moved != "not_comparable" and (total.was or total.is_):
        yield Paragraph(
            _("Total: A {a}, B {b}; {moved}.").format(
                a=naming.figure(total, total.was),
                b=naming.figure(total, total.is_),
                moved=two.moved(total.moved),
            )
        )
    yield bullets(
        _("Questions: {counts}.").format(counts=_counted(two.moved, counts(two.found.questions))),
        _("Findings: {counts}.").format(counts=_counted(two.found_out, counts(two.found.fields))),
    )


def _counted(name: Callable[[Moved], str], found: dict[Moved, int]) -> str:
    each = (_("{n} {label}").format(n=n, label=name(moved)) for moved, n in found.items())
    return words.listed(each) or words.NOTHING
