"""How a comparison begins: what it is, the two beside each other, and what to be careful about."""

from __future__ import annotations

from collections.abc import Iterator

from assessor import words
from assessor.compare.two.data import Two
from assessor.reports.case import Case
from assessor.reports.document import Block, Column, Note, Table, row
from assessor.reports.parts import front
from questionnaires.texts import _


def title(two: Two) -> str:
    """Which kind of comparison it is, of whom."""
    a, b = two.a.assessment, two.b.assessment
    if two.relation == "states":
        return _("State beside State: {a} (A) and {b} (B)").format(a=a.system, b=b.system)
    if two.relation == "assessors":
        return _("{system}: {a} (A) beside {b} (B)").format(
            system=b.system,
            a=words.assessor_type(a.assessor_type),
            b=words.assessor_type(b.assessor_type),
        )
    if two.relation == "agencies":
        return _("{system}, agency beside agency: {a} (A) and {b} (B)").format(
            system=b.system, a=a.agency or words.NOTHING, b=b.agency or words.NOTHING
        )
    return _("{system}, then and now: {a} (A) and {b} (B)").format(
        system=b.system, a=two.a.made, b=two.b.made
    )


def blocks(two: Two) -> Iterator[Block]:
    """The caution of the questionnaire, the facts of both, and what makes them hard to compare."""
    yield Note(two.b.questionnaire.head.caution)
    yield _facts(two)
    yield from (Note(text) for text in cautions(two))


def cautions(two: Two) -> Iterator[str]:
    """What makes the two hard to compare, in sentences."""
    yield from _who(two)
    yield from _what(two)
    yield from _when(two)


def _facts(two: Two) -> Table:
    columns = (Column("", firm=True), Column("A"), Column("B"))
    sides = [dict(_about(case)) for case in (two.a, two.b)]
    rows = [row(label, sides[0][label], sides[1][label]) for label in sides[0]]
    return Table(columns, tuple(each for each in rows if each[1].text or each[2].text))


def _about(case: Case) -> Iterator[tuple[str, str]]:
    assessment, questionnaire = case.assessment, case.questionnaire
    last = front.last_answer(assessment)
    yield _("System"), assessment.system
    yield _("Kind"), words.assessor_type(assessment.assessor_type)
    yield _("Agency"), assessment.agency or ""
    yield (
        _("Edition"),
        _("{edition} of {id}").format(edition=questionnaire.edition, id=questionnaire.id),
    )
    yield _("Profile"), questionnaire.profile(assessment.profile).name
    yield _("Last answer"), words.date(last) if last else _("none yet")
    yield _("Answered"), words.answered(case.result.total.coverage)


def _who(two: Two) -> Iterator[str]:
    types = {two.a.assessment.assessor_type, two.b.assessment.assessor_type}
    if types == {"self", "external"}:
        yield _(
            "The two were judged by different sides. In published comparisons, scores that States "
            "gave themselves were 1 to 1.5 points of 5 above those given from outside in the same "
            "year (32 countries, doi:10.1089/hs.2018.0019; likewise 74 countries, "
            "doi:10.1186/s12992-020-0541-3). A difference may come from who judged."
        )
    elif len(types) > 1:
        yield _("The two were judged by different sides: a difference may come from who judged.")
    for letter, case in (("A", two.a), ("B", two.b)):
        if case.assessment.packet:
            text = _("{file} is the packet of one agency, not a whole assessment.")
            yield text.format(file=letter)
        if case.assessment.drill:
            yield _("{file} holds the answers of a team in an exercise.").format(file=letter)
    if two.relation == "states":
        yield _(
            "Two States are shown side by side, not ranked: each answered for itself, and the "
            "same level may rest on different evidence."
        )


def _what(two: Two) -> Iterator[str]:
    old, new = two.a.questionnaire, two.b.questionnaire
    if old.edition != new.edition:
        yield _(
            "A answers edition {a}, B edition {b}. What means something else in the two is told "
            "apart below, without a difference."
        ).format(a=old.edition, b=new.edition)
    elif old.digest != new.digest:
        yield _(
            "A and B answer edition {edition} in two wordings. What means something else in the "
            "two is told apart below, without a difference."
        ).format(edition=new.edition)
    if not two.told:
        yield _(
            "Nothing tells what became of the questions between the two editions: only those with "
            "the same id and the same words are compared."
        )
    profiles = [case.questionnaire.profile(case.assessment.profile) for case in (two.a, two.b)]
    if profiles[0].id != profiles[1].id:
        yield _(
            "A was asked the questions of “{a}”, B those of “{b}”: only what both were asked is "
            "compared."
        ).format(a=profiles[0].name, b=profiles[1].name)
    covered = [case.result.total.coverage for case in (two.a, two.b)]
    if covered[0].share != covered[1].share:
        yield _(
            "Not as much is answered in both: A {a}, B {b}. Answers are compared only where both "
            "gave one; figures are compared as ranges."
        ).format(a=words.coverage(covered[0]), b=words.coverage(covered[1]))


def _when(two: Two) -> Iterator[str]:
    if two.over_time and two.a.made > two.b.made:
        yield _(
            "A is the later of the two ({a}, B {b}): what is called better was better before. Name "
            "the earlier file first to read it the other way."
        ).format(a=two.a.made, b=two.b.made)
