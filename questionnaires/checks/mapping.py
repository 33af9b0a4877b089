"""What questions rest on and report to: provisions and matrix fields."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires import loader
from questionnaires.checks.places import file_of
from questionnaires.model import Questionnaire
from questionnaires.problems import Problem
from questionnaires.texts import _


def obligations_are_mapped(questionnaire: Questionnaire) -> Iterator[Problem]:
    """An obligation must name the binding paragraph it comes from and the row it reports to."""
    for question in questionnaire.questions.values():
        if question.legal_weight != "obligation":
            continue
        known = [p for i in question.provisions if (p := questionnaire.provisions.get(i))]
        if not any(provision.force == "binding" for provision in known):
            yield Problem(
                file_of(questionnaire, question), question.id, "Q307",
                _("It is called an obligation and names no binding provision."),
                _("A report would claim a duty without saying where it stands."),
                _("Add the provision, or lower its legal weight."),
            )  # fmt: skip
        if not question.fields:
            yield Problem(
                file_of(questionnaire, question), question.id, "Q308",
                _("It is an obligation and maps to no matrix field."),
                _("Its answer would be missing from the findings."),
                _("Add the field it reports to."),
            )  # fmt: skip


def promised_fields_are_reached(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A questionnaire that covers a part of the matrix reaches every row of it, or says why not."""
    mapped = {ident for q in questionnaire.questions.values() for ident in q.fields}
    unreached = questionnaire.head.unreached
    for field in questionnaire.fields.values():
        if field.group not in questionnaire.head.covers:
            continue
        if field.id not in mapped and field.id not in unreached:
            yield Problem(
                loader.HEAD, field.id, "Q309",
                _("No question reaches this matrix field."),
                _("The findings would leave it out without a word."),
                _("Map a question to it, or give the reason under [unreached]."),
            )  # fmt: skip
    for ident in unreached:
        if ident in mapped:
            yield Problem(
                loader.HEAD, f"unreached ▸ {ident}", "Q310",
                _("It is said to be unreached, and a question maps to it."),
                _("One of the two is wrong."), _("Take the line out."),
            )  # fmt: skip
