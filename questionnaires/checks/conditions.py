"""Conditions: they look back, can hold, and mean one thing."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.checks.places import file_of, unknown
from questionnaires.checks.tree import tree
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
                    yield _lacking(profile.id, question.id, test.question)


def caps_look_at_what_is_asked(questionnaire: Questionnaire) -> Iterator[Problem]:
    """The condition of a cap names questions that are there, in every profile with its node."""
    for node in tree(questionnaire).walk():
        below = {each.id for each in node.walk() if each.question}
        for test in (test for cap in node.way.caps for test in cap.unless.tests):
            if test.question not in questionnaire.questions:
                file, where = node.said
                yield unknown(file, f"{where} ▸ caps", str(test.question), "elements/")
                continue
            for profile in questionnaire.profiles:
                asked = profile.questions
                if asked and below.intersection(asked) and test.question not in asked:
                    yield _lacking(profile.id, node.id, test.question)


def _lacking(profile: str, ident: str, other: str) -> Problem:
    return Problem(
        "profiles.toml", profile, "Q304",
        _("It has {ident} and lacks {other}, which {ident} depends on.").format(
            ident=ident, other=other),
        _("The condition could never be decided."),
        _("Add {other} to the profile.").format(other=other),
    )  # fmt: skip


def caps_can_come_and_go(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A cap whose condition comes out the same whatever is answered is no cap, or no score."""
    found = (
        Problem(
            *node.said, "Q346",
            _("Whatever the answer to {other}, its cap's condition comes out the same.").format(
                other=looked_at.id),
            _("The figure would always be held down, or never."),
            _("Correct the condition; the answers to {other} are of the kind {kind}.").format(
                other=looked_at.id, kind=looked_at.kind),
        )
        for node in tree(questionnaire).walk()
        for cap in node.way.caps
        for test in cap.unless.tests
        if (looked_at := questionnaire.questions.get(test.question or ""))
        and not (_can_pass(questionnaire, looked_at, test)
                 and _can_fail(questionnaire, looked_at, test))
    )  # fmt: skip
    yield from dict.fromkeys(found)


def _can_fail(questionnaire: Questionnaire, looked_at: Question, test: Condition) -> bool:
    scale = questionnaire.head.scale
    if test.at_least is None or looked_at.kind != "level":
        return True
    return scale is not None and test.at_least > scale.min


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
    stated = [
        ((file_of(questionnaire, question), question.id), question.ask_if)
        for question in questionnaire.questions.values()
        if question.ask_if
    ]
    stated += [
        (node.said, cap.unless) for node in tree(questionnaire).walk() for cap in node.way.caps
    ]
    for file, where in dict.fromkeys(said for said, each in stated if not _is_whole(each)):
        yield Problem(
            file, where, "Q306",
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
