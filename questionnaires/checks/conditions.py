"""Conditions: they look back, can hold, and mean one thing."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.checks.places import file_of, unknown
from questionnaires.condition import Condition
from questionnaires.model import Question, Questionnaire
from questionnaires.problems import Problem
from questionnaires.texts import _
from questionnaires.values import check as check_value


def conditions_look_back(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A condition may look only at what was asked before, and in every profile that asks it."""
    order = list(questionnaire.questions)
    for question in questionnaire.questions.values():
        for test in question.ask_if.tests if question.ask_if else ():
            file = file_of(questionnaire, question)
            if test.question not in questionnaire.questions:
                yield unknown(file, f"{question.id} ▸ ask_if", str(test.question), "elements/")
                continue
            if order.index(test.question) >= order.index(question.id):
                yield Problem(
                    file, question.id, "Q303",
                    _("It is asked depending on {other}, which comes later.").format(
                        other=test.question),
                    _("When it is reached, nobody can have answered that yet."),
                    _("Move {other} before it, or drop the condition.").format(
                        other=test.question),
                )  # fmt: skip
            for profile in questionnaire.profiles:
                asked = profile.questions
                if asked and question.id in asked and test.question not in asked:
                    yield Problem(
                        "profiles.toml", profile.id, "Q304",
                        _("It has {ident} and lacks {other}, which {ident} depends on.").format(
                            ident=question.id, other=test.question),
                        _("Whether to ask it could never be decided."),
                        _("Add {other} to the profile.").format(other=test.question),
                    )  # fmt: skip


def conditions_can_hold(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A test that no answer passes makes its question unreachable."""
    for question in questionnaire.questions.values():
        for test in question.ask_if.tests if question.ask_if else ():
            looked_at = questionnaire.questions.get(test.question or "")
            if looked_at and not _can_pass(questionnaire, looked_at, test):
                yield Problem(
                    file_of(questionnaire, question), question.id, "Q305",
                    _("No answer to {other} can make this question be asked.").format(
                        other=looked_at.id),
                    _("It would never be seen."),
                    _("Correct the condition; the answers to {other} are of the kind {kind}.")
                    .format(other=looked_at.id, kind=looked_at.kind),
                )  # fmt: skip


def _can_pass(questionnaire: Questionnaire, looked_at: Question, test: Condition) -> bool:
    scale = questionnaire.head.scale
    if test.at_least is not None:
        if looked_at.kind == "level":
            return scale is not None and test.at_least <= scale.max
        return looked_at.kind == "number"
    if looked_at.kind == "checklist":
        return any(option.id == test.is_ for option in looked_at.options)
    try:
        check_value(looked_at, scale, test.is_)  # type: ignore[arg-type]
    except ValueError:
        return False
    return True


def conditions_are_whole(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A condition is one test or one combination; a mixture has no agreed meaning."""
    for question in questionnaire.questions.values():
        if question.ask_if and not _is_whole(question.ask_if):
            yield Problem(
                file_of(questionnaire, question), question.id, "Q306",
                _("Its condition is not one test or one combination."),
                _("It could be read in more than one way."),
                _("Use question with is or at_least, or one of all, any, not."),
            )  # fmt: skip


def _is_whole(condition: Condition) -> bool:
    forms = [condition.question, condition.all_of, condition.any_of, condition.not_]
    tests = [condition.is_ is not None, condition.at_least is not None]
    if sum(bool(form) for form in forms) != 1 or sum(tests) != (1 if condition.question else 0):
        return False
    parts = (*condition.all_of, *condition.any_of, *([condition.not_] if condition.not_ else []))
    return all(_is_whole(part) for part in parts)
