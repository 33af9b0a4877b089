"""Where a finding comes from: its rule, the deciding answers, and what did not decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assessor import words
from assessor.reports.document import Block, Heading, Item, Outline, Paragraph
from assessor.reports.gap import findings
from assessor.reports.parts import matrix, names
from questionnaires.model import Questionnaire
from questionnaires.texts import _
from scoring.result import Basis, Finding, Result


def blocks(questionnaire: Questionnaire, result: Result, ident: str) -> Iterator[Block]:
    """What was found of a field (``transit_control``) or one place of it (``…/law.N``), and why.

    Nothing where there is no such field, or no such place of it.
    """
    name, _slash, place = ident.partition("/")
    field = questionnaire.fields.get(name)
    if field is None:
        return
    parts = {part for part in place.split(".") if part}
    found = matrix.by_field(result).get(name, ())
    wanted = [each for each in found if parts <= {each.side, each.weapon}]
    if found and not wanted:
        return
    yield Heading(1, _("Field: {label}").format(label=matrix.label(questionnaire, field)))
    yield Paragraph(field.help)
    for finding in wanted:
        yield from _finding(questionnaire, result, finding)
    if not found:
        reason = findings.why_not_asked(questionnaire, result, field)
        yield Paragraph(_("Not asked, because {reason}.").format(reason=reason.rstrip(".")))


def _finding(questionnaire: Questionnaire, result: Result, finding: Finding) -> Iterable[Block]:
    place = (words.side(finding.side) if finding.side else "", finding.weapon)
    outcome = words.outcome(matrix.shown_as(finding))
    where = " ".join(part for part in place if part)
    yield Heading(2, f"{where}: {outcome}" if where else outcome)
    yield Paragraph(_rule(finding))
    if finding.basis:
        bases = (_basis(questionnaire, result.profile, each) for each in finding.basis)
        yield Outline(tuple(map(Item, bases)))
    others = _weaker(questionnaire, result, finding)
    if others:
        text = _("Mapped to the field as well, of weaker legal weight, not deciding: {questions}.")
        yield Paragraph(text.format(questions=words.listed(others)))


def _rule(finding: Finding) -> str:
    if finding.legal_weight is None:
        return _("Rule: {rule}.").format(rule=words.rule_in_full(finding.rule))
    text = _("Rule: {rule}. It rests on questions of the legal weight {weight}.")
    return text.format(
        rule=words.rule_in_full(finding.rule), weight=words.legal_weight(finding.legal_weight)
    )


def _basis(questionnaire: Questionnaire, profile: str, basis: Basis) -> str:
    question = questionnaire.questions[basis.cell.question]
    target = names.target(questionnaire, question, basis.cell.side, profile)
    if basis.status != "answered":
        text = _("{cell}: {status}; wanted is {target}")
        return text.format(cell=basis.cell.id, status=words.status(basis.status), target=target)
    answer = names.answer_in_full(questionnaire, question, basis.cell.side, basis.value)
    answer = answer.rstrip(".")
    if basis.reaches:
        return _("{cell}: at target: {answer}").format(cell=basis.cell.id, answer=answer)
    text = (
        _("{cell}: at the floor: {answer}; wanted is {target}")
        if basis.floor
        else _("{cell}: short of target: {answer}; wanted is {target}")
    )
    return text.format(cell=basis.cell.id, answer=answer, target=target)


def _weaker(questionnaire: Questionnaire, result: Result, finding: Finding) -> Sequence[str]:
    """Questions asked of the finding's place that its legal weight leaves aside."""
    deciding = {basis.cell.question for basis in finding.basis}
    return [
        question.id
        for question in questionnaire.asked_in(result.profile).values()
        if finding.field in question.fields
        and question.id not in deciding
        and question.id not in result.off_path
        and any(
            cell.side in (None, finding.side) and cell.weapon in (None, finding.weapon)
            for cell in question.cells
        )
    ]
