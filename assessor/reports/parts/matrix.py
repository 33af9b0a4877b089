"""Findings laid out as the Committee's matrix has them: by provision, row by row, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assessor import words
from assessor.reports.document import Column, Entry, Table, Tone
from questionnaires.content import Side, Weapon
from questionnaires.framework import Field
from questionnaires.model import Questionnaire
from questionnaires.texts import _
from scoring.result import Finding, Result

OP3 = ("1540:OP3(a)", "1540:OP3(b)", "1540:OP3(c)", "1540:OP3(d)")
SIDES: tuple[Side, ...] = ("law", "enforcement")
WEAPONS: tuple[Weapon, ...] = ("N", "C", "B")

OUTCOMES = ("in_place", "partly", "not_in_place", "not_known", "not_applicable", "not_asked")
"""What `shown_as` can give, in the order in which legends have it."""

TONES: dict[str, Tone] = {
    "in_place": "good", "partly": "partly", "not_in_place": "bad", "not_known": "open",
}  # fmt: skip


def shown_as(finding: Finding) -> str:
    """The outcome to show: a finding that no asked question reaches is told from one not known."""
    return "not_asked" if finding.rule == "not_asked" else finding.outcome


def by_field(result: Result) -> dict[str, tuple[Finding, ...]]:
    """The findings of each field that has any, in the order of the fields."""
    found: dict[str, tuple[Finding, ...]] = {}
    for finding in result.findings:
        found[finding.field] = (*found.get(finding.field, ()), finding)
    return found


def row_numbers(questionnaire: Questionnaire) -> dict[str, int]:
    """The printed row of each field in the first layout whose rows are certain."""
    layout = next((each for each in questionnaire.layouts if each.status == "known"), None)
    rows = layout.rows if layout else ()
    return {field: row.no for row in rows for field in row.fields}


def fields_under(questionnaire: Questionnaire, provision: str) -> tuple[Field, ...]:
    """The fields whose main provision this is, in printed order; those without a row last."""
    numbers = row_numbers(questionnaire)
    fields = [each for each in questionnaire.fields.values() if each.provisions[0] == provision]
    return tuple(sorted(fields, key=lambda field: numbers.get(field.id, len(fields) + 1000)))


def label(questionnaire: Questionnaire, field: Field) -> str:
    """A field's row number and label."""
    number = row_numbers(questionnaire).get(field.id)
    return f"{number} {field.label}" if number else field.label


def tables(
    questionnaire: Questionnaire, fields: Iterable[Field], found: dict[str, tuple[Finding, ...]]
) -> tuple[Table, ...]:
    """The fields in tables: one for those with law and enforcement columns, one for the others."""
    numbers = {ident: str(no) for ident, no in row_numbers(questionnaire).items()}
    sided = [field for field in fields if field.id in found and field.sides]
    plain = [field for field in fields if field.id in found and not field.sides]
    made = []
    if sided:
        rows = [_sided_row(numbers.get(f.id, ""), f, found[f.id]) for f in sided]
        made.append(Table(_sided_columns(), tuple(rows)))
    if plain:
        rows = [(Entry(label(questionnaire, f)), _all_in_one(found[f.id])) for f in plain]
        made.append(Table((Column(_("Field")), Column(_("Finding"))), tuple(rows)))
    return tuple(made)


def entry(finding: Finding | None, short: bool = True) -> Entry:
    """A finding in a place of a table; empty where the matrix has no such place."""
    if finding is None:
        return Entry("")
    ident = shown_as(finding)
    spoken = words.outcome(ident)
    text = words.outcome_short(ident) if short else spoken
    return Entry(text, spoken=spoken, tone=TONES.get(ident, "none"))


def _sided_columns() -> tuple[Column, ...]:
    heads = {"law": _("Law {weapon}"), "enforcement": _("Enf. {weapon}")}
    return (
        Column(_("No."), "right", firm=True),
        Column(_("Field")),
        *(
            Column(heads[side].format(weapon=weapon), "center", firm=True)
            for side in SIDES
            for weapon in WEAPONS
        ),
    )


def _sided_row(number: str, field: Field, findings: Sequence[Finding]) -> tuple[Entry, ...]:
    at = {(finding.side, finding.weapon): finding for finding in findings}
    text = (
        field.label if field.weapons else _("{label} (N, C and B alike)").format(label=field.label)
    )
    places = [
        entry(at.get((side, weapon)) or at.get((side, None)))
        for side in SIDES
        for weapon in WEAPONS
    ]
    return Entry(number), Entry(text), *places


def _all_in_one(findings: Sequence[Finding]) -> Entry:
    if len(findings) == 1:
        return entry(findings[0], short=False)
    return Entry(words.listed(f"{f.weapon} {words.outcome(shown_as(f))}" for f in findings))
