"""What many States lack, as tables for a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessor import words
from assessor.compare.many.parts import places
from assessor.compare.many.parts.gaps.data import gap, share_lacking
from assessor.compare.many.study import Study
from assessor.reports.sheets import Sheet, SheetColumn
from questionnaires.texts import _
from scoring import shared_gaps
from scoring.shared_gaps import Together


def sheets(study: Study) -> Iterator[Sheet]:
    """The gaps, and the pairs of them."""
    columns = (
        SheetColumn(_("Provision"), 12), SheetColumn(_("Field"), 46), SheetColumn(_("Side"), 12),
        SheetColumn(_("Weapon"), 8), SheetColumn(_("Legal weight"), 16),
        SheetColumn(_("Applies to"), 9), SheetColumn(_("Lack it"), 9),
        SheetColumn(_("Not in place"), 9), SheetColumn(_("Partly"), 9),
        SheetColumn(_("Not known"), 9), SheetColumn(_("Share, low"), 9, share=True),
        SheetColumn(_("Share, high"), 9, share=True),
    )  # fmt: skip
    rows = []
    for number in study.shared.order:
        part, share = gap(study, number), share_lacking(study, number)
        rows.append((
            *places.columns(study.questionnaire, study.shared.places[number]),
            words.legal_weight(part.legal_weight), part.applies, part.lacking,
            part.not_in_place, part.partly, part.not_known, float(share.low), float(share.high),
        ))  # fmt: skip
    yield Sheet(_("Common gaps"), columns, tuple(rows))
    pairs, _clusters = shared_gaps.together(study.shared, study.seen)
    if pairs:
        yield _pair_sheet(study, pairs)


def _pair_sheet(study: Study, pairs: Sequence[Together]) -> Sheet:
    columns = (
        SheetColumn(_("Side"), 12), SheetColumn(_("Weapon"), 8), SheetColumn(_("One gap"), 46),
        SheetColumn(_("Other gap"), 46), SheetColumn(_("Both known"), 9),
        SheetColumn(_("Lack both"), 9), SheetColumn(_("Lack either"), 9),
        SheetColumn(_("Both of either"), 9, share=True), SheetColumn(_("By chance"), 9, share=True),
    )  # fmt: skip
    where = study.shared.places
    rows = tuple(
        (words.side(where[pair.one][1] or ""), where[pair.one][2],
         places.field(study.questionnaire, where[pair.one][0]),
         places.field(study.questionnaire, where[pair.other][0]),
         pair.known, pair.both, pair.either, pair.shared, pair.chance)
        for pair in pairs
    )  # fmt: skip
    return Sheet(_("Gaps that go together"), columns, rows)
