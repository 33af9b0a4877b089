"""What a person is told of an upgrade: how much is kept, what is asked again, what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assessor.reports.document import Block, Column, Document, Heading, Paragraph, Table, row
from assessor.upgrade.made import Left, Upgraded
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from questionnaires.texts import _, ngettext


def document(before: Assessment, new: Questionnaire, made: Upgraded) -> Document:
    """The whole account."""
    title = _("Edition {old} to {new}: {system}").format(
        old=before.questionnaire.edition, new=new.edition, system=before.system
    )
    return Document(title, tuple(_blocks(new, made)))


def _blocks(new: Questionnaire, made: Upgraded) -> Iterator[Block]:
    yield Paragraph(
        ngettext(
            "{n} place keeps its answer, with its history.",
            "{n} places keep their answers, with their history.",
            made.kept,
        ).format(n=made.kept)
    )
    again = [made.again[cell.id][0] for cell in new.cells.values() if cell.id in made.again]
    if again:
        yield Heading(1, _("To be asked again"))
        yield Paragraph(
            _("These are not answered now. What was said before stands in their comment, with its "
              "evidence.")
        )  # fmt: skip
        yield _table(again, True)
    if made.beside:
        yield Heading(1, _("Kept in the history"))
        yield Paragraph(_("Another answer stands in these places. This was said as well:"))
        yield _table(made.beside, True)
    if made.lost:
        yield Heading(1, _("Without a place"))
        yield Paragraph(
            _("What was said last stands in the note of the new file, everything in the old file.")
        )
        yield _table({each.ident: each for each in made.lost}.values(), False)


def _table(left: Iterable[Left], placed: bool) -> Table:
    columns = (
        Column(_("Then"), firm=True), *([Column(_("Now"), firm=True)] if placed else []),
        Column(_("Was answered")), Column(_("Why")),
    )  # fmt: skip
    rows = (
        row(each.ident, *([each.to or ""] if placed else []), each.said, each.why) for each in left
    )
    return Table(columns, tuple(rows))
