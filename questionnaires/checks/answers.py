"""Answers: described in words, with targets and numbers that can be worked with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questionnaires import loader
from questionnaires.checks.places import file_of
from questionnaires.model import Question, Questionnaire, Scale
from questionnaires.problems import Problem
from questionnaires.texts import _

# What can be typed as an option in a list parted by commas, and after = on the command line.
_TYPED = re.compile(r"[^\s,=-][^\s,=]*")


def answers_are_described(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A level without its anchor, or a choice without options, leaves people to guess."""
    scale = questionnaire.head.scale
    for question in questionnaire.questions.values():
        file, lists = file_of(questionnaire, question), []
        if question.kind == "level" and not scale:
            yield Problem(
                file, question.id, "Q316", _("It asks for a level, and there is no scale."),
                _("No answer could be given."), _("Add [scale] to the head file, or a kind here."),
            )  # fmt: skip
        elif question.kind == "level":
            lists = [question.anchors]
            if question.enforcement_anchors:
                lists.append(question.enforcement_anchors)
        levels = len(scale.levels) if scale else 0
        if any(len(each) != levels for each in lists):
            yield Problem(
                file, question.id, "Q311",
                _("It needs {n} anchors, one for each level.").format(n=levels),
                _("A level without an anchor means something else to everybody."),
                _("Write what each level is, lowest first."),
            )  # fmt: skip
        if any(len(set(each)) != len(each) for each in lists):
            yield Problem(
                file, question.id, "Q312", _("Two of its anchors are the same."),
                _("Nobody could tell those levels apart."), _("Say how they differ."),
            )  # fmt: skip
        if question.kind in ("choice", "checklist") and len(question.options) < 2:
            yield Problem(
                file, question.id, "Q313", _("It offers fewer than two options."),
                _("There would be nothing to choose."), _("Add its options."),
            )  # fmt: skip
        for ident in (o.id for o in question.options if not _TYPED.fullmatch(o.id)):
            yield Problem(
                file, question.id, "Q317", _("The option id {ident} cannot be typed.").format(
                    ident=ident),
                _("Answers are typed and saved by it, parted by commas; - means none."),
                _("Take an id without blanks, commas, = or a - in front."),
            )  # fmt: skip


def targets_are_answers(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A target must be an answer that can be given, and one that can be fallen short of."""
    scale = questionnaire.head.scale
    for question in questionnaire.questions.values():
        if not _target_is_right(questionnaire, question):
            yield Problem(
                file_of(questionnaire, question), question.id, "Q314",
                _("Its target {target} cannot be reached, or not be missed.").format(
                    target=question.target),
                _("It would show a gap always, or never."), _("Correct the target."),
            )  # fmt: skip
    if scale and not _is_line(scale):
        yield Problem(
            loader.HEAD, "scale", "Q315",
            _("The levels do not run from min to max by ones with the target above min."),
            _("Marks are places on that line."), _("Correct min, max, target or the levels."),
        )  # fmt: skip


def _is_line(scale: Scale) -> bool:
    values = [level.value for level in scale.levels]
    runs = values == list(range(scale.min, scale.min + len(values)))
    return runs and values[-1:] == [scale.max] and scale.min < scale.target <= scale.max


def _target_is_right(questionnaire: Questionnaire, question: Question) -> bool:
    target = question.target
    options = {option.id: option.mark for option in question.options}
    if question.kind == "number":
        return isinstance(target, int) and target > (question.floor or 0)
    if target is None or question.kind in ("text", "date"):
        marks = [mark for mark in options.values() if mark is not None]
        return target is None and (question.kind != "choice" or not marks or max(marks) == 1)
    if question.kind == "checklist":
        return isinstance(target, int) and 0 < target <= len(question.options)
    if question.kind == "level":
        scale = questionnaire.head.scale
        return scale is not None and isinstance(target, int) and scale.min < target <= scale.max
    return target in ("yes", "partly") if question.kind == "yes_partly_no" else bool(
        options.get(str(target)))  # fmt: skip


def numbers_are_shares(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Marks and the threshold are shares; a weight of nothing or less would turn a mean around."""
    scoring = questionnaire.head.scoring
    if not 0 <= scoring.coverage_threshold <= 1:
        yield _no_share(loader.HEAD, "scoring ▸ coverage_threshold")
    for module in questionnaire.modules:
        if module.weight <= 0:
            yield _no_weight(loader.HEAD, module.id)
        for element in module.elements:
            if element.weight <= 0:
                yield _no_weight(f"elements/{element.id}.toml", element.id)
    for question in questionnaire.questions.values():
        file = file_of(questionnaire, question)
        if question.weight <= 0:
            yield _no_weight(file, question.id)
        marks = [option.mark for option in question.options]
        if any(mark is not None and not 0 <= mark <= 1 for mark in marks):
            yield _no_share(file, question.id)
        if (None in marks and any(mark is not None for mark in marks)) or (
            question.kind == "checklist" and any(mark is not None for mark in marks)
        ):
            yield Problem(
                file, question.id, "Q320",
                _("Some of its options have a mark that others lack, or that is not used."),
                _("It would count as nothing without a word."),
                _("Give every option of a choice a mark, or none; a checklist has none."),
            )  # fmt: skip


def _no_share(file: str, where: str) -> Problem:
    return Problem(
        file, where, "Q318", _("A mark or threshold is not a share from 0 to 1."),
        _("Scores run from 0 to 1."), _("Correct it: one half is 0.5."),
    )  # fmt: skip


def _no_weight(file: str, where: str) -> Problem:
    return Problem(
        file, where, "Q319", _("Its weight is not more than nothing."),
        _("It would be asked in vain, or pull the score the wrong way."),
        _("Give it a weight above 0, or leave the question out."),
    )  # fmt: skip
