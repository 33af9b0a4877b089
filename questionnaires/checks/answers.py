"""Answers: described in words, with targets and numbers that can be worked with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from questionnaires import loader
from questionnaires.checks.places import file_of
from questionnaires.checks.tree import tree
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


def targets_for_many_are_levels(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A target of an element or profile is a level for its questions, and there are some."""
    stated = [
        *((f"elements/{e.id}.toml", e.id, e.target, e.questions) for e in questionnaire.elements),
        *(
            ("profiles.toml", p.id, p.target, tuple(questionnaire.asked_in(p.id).values()))
            for p in questionnaire.profiles
        ),
    ]
    scale = questionnaire.head.scale
    for file, where, target, questions in stated:
        if target is None:
            continue
        if scale is None or not scale.min < target <= scale.max:
            yield Problem(
                file, where, "Q340",
                _("Its target {target} is no level above the lowest.").format(target=target),
                _("It would show a gap always, or never."), _("Correct the target."),
            )  # fmt: skip
        elif all(q.kind != "level" or q.target is not None for q in questions):
            yield Problem(
                file, where, "Q341", _("Its target is that of no question."),
                _("All its questions state their own, or ask for no level."),
                _("Take the target out."),
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
    if question.kind == "choice" and any(mark is not None for mark in options.values()):
        return _choice_is_right(questionnaire, question)
    if target is None or question.kind in ("text", "date"):
        return target is None
    if question.kind == "checklist":
        return isinstance(target, int) and 0 < target <= len(question.options)
    if question.kind == "level":
        scale = questionnaire.head.scale
        return scale is not None and isinstance(target, int) and scale.min < target <= scale.max
    return question.kind == "yes_partly_no" and target in ("yes", "partly")


def _choice_is_right(questionnaire: Questionnaire, question: Question) -> bool:
    """The option wanted is worth more than the least; without one, the best is worth all."""
    marks = {option.id: option.mark for option in question.options if option.mark is not None}
    way = question.scoring or questionnaire.head.scoring.cells
    if question.target is None:
        return way.number or max(marks.values()) == 1
    least = min([*marks.values(), *([] if question.floor is None else [Fraction(question.floor)])])
    return marks.get(str(question.target), least) > least


def numbers_are_shares(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Marks and thresholds are shares, unless what combines them is made for other numbers."""
    nodes = tuple(tree(questionnaire).walk())
    scale = questionnaire.head.scale
    thresholds = {node.said: node.way.coverage_threshold for node in nodes}
    thresholds[loader.HEAD, "scoring"] = questionnaire.head.scoring.coverage_threshold
    for (file, where), threshold in thresholds.items():
        if threshold is not None and not 0 <= threshold <= 1:
            yield _no_share(file, f"{where} ▸ coverage_threshold")
    plain = [node.question for node in nodes if node.question and not node.way.number]
    for question in plain:
        if any(o.mark is not None and not 0 <= o.mark <= 1 for o in question.options):
            yield _no_share(file_of(questionnaire, question), question.id)
    if scale and any(question.kind == "level" for question in plain):
        for level in (each for each in scale.levels if each.mark and not 0 <= each.mark <= 1):
            yield _no_share(loader.HEAD, f"scale ▸ {level.name}")


def marks_are_used(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A mark that is missing or not used would count as nothing."""
    for question in questionnaire.questions.values():
        marks = [option.mark for option in question.options]
        if (None in marks and any(mark is not None for mark in marks)) or (
            question.kind == "checklist" and any(mark is not None for mark in marks)
        ):
            yield Problem(
                file_of(questionnaire, question), question.id, "Q320",
                _("Some of its options have a mark that others lack, or that is not used."),
                _("It would count as nothing without a word."),
                _("Give every option of a choice a mark, or none; a checklist has none."),
            )  # fmt: skip


def weights_weigh(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A weight of nothing or less would turn a mean around; only a sum can bear less than it."""
    root = tree(questionnaire)
    adding: dict[str, list[bool]] = {}
    for node in root.walk():
        for part in node.combined:
            adding.setdefault(part.id, []).append(node.way.method == "sum")
    for node in root.walk():
        if node.weight == 0 or (node.weight < 0 and not all(adding.get(node.id) or [False])):
            file, where = node.home
            yield Problem(
                file, where, "Q319", _("Its weight is not more than nothing."),
                _("It would be asked in vain, or pull the score the wrong way."),
                _("Give it a weight above 0, or leave it out; only a sum takes weights below."),
            )  # fmt: skip


def _no_share(file: str, where: str) -> Problem:
    return Problem(
        file, where, "Q318", _("A mark or threshold is not a share from 0 to 1."),
        _("Scores run from 0 to 1."),
        _("Correct it: one half is 0.5; for marks of another kind set number = true in scoring."),
    )  # fmt: skip
