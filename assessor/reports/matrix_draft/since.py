"""What changed since an earlier matrix, told place by place."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.reports.case import Case
from assessor.reports.document import Block, Column, Heading, Note, Paragraph, Table, row
from assessor.reports.matrix_draft import wording
from assessor.reports.matrix_draft.changes import Change, Changes, counts
from assessor.reports.matrix_draft.draft import Key
from questionnaires.texts import _


def blocks(case: Case, changes: Changes) -> Iterator[Block]:
    """The changes as a table, what cannot be compared, and what to be careful about."""
    if case.earlier is None:
        return
    yield Heading(1, _("What changed since {day}").format(day=case.earlier.made))
    yield from (Note(text) for text in warnings(case, case.earlier))
    yield Paragraph(_summary(changes))
    changed = [change for change in changes.values() if change.kind == "changed"]
    if changed:
        yield _table(changed)
    lost = [change for change in changes.values() if change.kind == "only_then"]
    if lost:
        yield Paragraph(_("Marked then, and no question reaches it now:"))
        yield _table(lost)


def warnings(case: Case, earlier: Case) -> Iterator[str]:
    """What makes the two hard to compare."""
    if earlier.assessment.system != case.assessment.system:
        text = _("The earlier one is of {theirs}, this one of {ours}.")
        yield text.format(theirs=earlier.assessment.system, ours=case.assessment.system)
    if earlier.questionnaire.digest != case.questionnaire.digest:
        yield _(
            "The two answer different questions: a difference may come from what was asked, and "
            "not from what the State has done."
        )
    if earlier.assessment.assessor_type != case.assessment.assessor_type:
        yield _("The two were judged by different sides: a difference may come from who judged.")
    if earlier.made > case.made:
        text = _("The one compared with is later ({then}) than this one ({now}).")
        yield text.format(then=earlier.made, now=case.made)


def grouped(changes: list[Change]) -> Iterator[tuple[Change, list[Key]]]:
    """Changes of one row that are alike together: the first, and the places of all."""
    groups: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        signs = wording.sign(change.then), wording.sign(change.now)
        groups.setdefault((change.row.ident, *signs), []).append(change)
    for group in groups.values():
        yield group[0], [change.key for change in group]


def _summary(changes: Changes) -> str:
    count = counts(changes)
    return _(
        "Places with another mark: {changed}; with the same: {same}. Not compared, because only "
        "this one asks: {now}; because only the earlier one asks: {then}."
    ).format(
        changed=count["changed"], same=count["same"],
        now=count["only_now"], then=count["only_then"],
    )  # fmt: skip


def _table(changes: list[Change]) -> Table:
    columns = (
        Column(_("Part"), firm=True), Column(_("No."), "right", firm=True), Column(_("Row")),
        Column(_("Places")), Column(_("Then"), "center", firm=True),
        Column(_("Now"), "center", firm=True),
    )  # fmt: skip
    return Table(columns, tuple(
        row(
            wording.group_short(change.row.group),
            "" if change.row.number is None else str(change.row.number),
            change.row.label,
            wording.places(keys),
            wording.sign(change.then),
            wording.sign(change.now),
        )
        for change, keys in grouped(changes)
    ))  # fmt: skip


def why(change: Change) -> str:
    """By which rules the two marks stand."""
    then, now = (
        wording.rule(mark.rule if mark else "not_asked") for mark in (change.then, change.now)
    )
    return _("then: {then}; now: {now}").format(then=then, now=now)
