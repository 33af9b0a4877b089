"""What stands before the requests: what was taken into them, and how they are sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessor import words
from assessor.reports.assistance_request.draft import Draft, is_marked, marked_without_gap
from assessor.reports.case import Case
from assessor.reports.document import (
    Block,
    Column,
    Heading,
    Note,
    Paragraph,
    Table,
    bullets,
    row,
)
from questionnaires.plan import PlanFile
from questionnaires.texts import _


def blocks(case: Case, plan: PlanFile, drafts: Sequence[Draft]) -> Iterator[Block]:
    """Notes, the list of drafts, and the procedure in short."""
    yield Note(_(
        "The fields are those that the Committee's assistance template is known to ask for; the "
        "form itself was not at hand: hold the draft against the current one before sending. "
        "Comments are taken from the assessment as they are: read them before they are sent."
    ))  # fmt: skip
    if not is_marked(case):
        yield Note(_(
            "Nothing is marked as needing help, so these drafts take every gap that help would "
            "serve. Mark those that matter: assessor need FILE ID"
        ))  # fmt: skip
    without = marked_without_gap(case)
    if without:
        yield Note(
            _("Marked, and no gap as far as is known, so not asked for: {ids}.").format(
                ids=words.listed(without)
            )
        )
    yield Heading(1, _("The requests"))
    yield from _listed(plan, drafts)
    yield Heading(1, _("How a request is sent"))
    yield from _procedure()


def _listed(plan: PlanFile, drafts: Sequence[Draft]) -> Iterator[Block]:
    if not drafts:
        yield Paragraph(_("There is no gap to ask help for."))
        return
    columns = (
        Column(_("Subject area")), Column(_("Line of the work plan")),
        Column(_("Gaps"), "right", firm=True),
    )  # fmt: skip
    rows = (
        row(each.subject.name, plan.work_plan[each.subject.work_plan], str(len(each.needs)))
        for each in drafts
    )
    yield Table(columns, tuple(rows))


def _procedure() -> Iterator[Block]:
    yield bullets(
        _("Fill in what is open, and have the institutions named agree to it. One form for each "
          "subject area."),
        _("Send it with a note verbale to the Chair of the 1540 Committee, through the Permanent "
          "Mission in New York."),
        _("The Committee makes sure that it is authentic, acknowledges it, and shows it to those "
          "who may help, unless the State objects within five working days. A summary stands on "
          "its website only with the State's consent."),
        _("Offers come through the Chair; after a year the Committee asks what became of it."),
    )  # fmt: skip
    yield Paragraph(_("Use of the form is encouraged and not required."))
