"""Whether a questionnaire makes sense: one function per check, each with its reason.

Shape and types have been checked before; here ids are followed, and what would mislead a person
who answers or reads is found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from questionnaires import loader, shape
from questionnaires.model import Condition, Question, Questionnaire, Scale
from questionnaires.problems import ContentError, Problem
from questionnaires.texts import _
from questionnaires.values import check as check_value

# What no content may hold: control characters and the marks that turn text around.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]")
# What can be typed as an option in a list parted by commas, and after = on the command line.
_TYPED = re.compile(r"[^\s,=-][^\s,=]*")
# A self-assessment reports findings. It never judges a State in these words.
_VERDICT = re.compile(r"\bnon-?compliant\b|\bcompliant\b", re.IGNORECASE)


def check_folder(folder: Path) -> list[Problem]:
    """Every problem of a questionnaire: reading, shape, types and, once those are right, sense."""
    try:
        raw = loader.parse(loader.read_folder(folder))
    except ContentError as error:
        return list(error.problems)
    problems = shape.check_shape(raw)
    if problems:
        return sorted(problems)
    try:
        questionnaire = loader.build(raw)
    except ContentError as error:
        return list(error.problems)
    return sorted([*check_sense(questionnaire), *_check_lists(raw), *_check_words(raw)])


def check_sense(questionnaire: Questionnaire) -> list[Problem]:
    """Run all checks that look at the whole questionnaire."""
    return [problem for check in CHECKS for problem in check(questionnaire)]


def _file(questionnaire: Questionnaire, question: Question) -> str:
    return f"elements/{questionnaire.element_of[question.id].id}.toml"


def no_id_twice(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Answers and scores are kept by id; the same id twice would mix those of two."""
    idents = ["total"]
    for module in questionnaire.modules:
        idents += [module.id, *(element.id for element in module.elements)]
        idents += [q.id for element in module.elements for q in element.questions]
    for ident in (i for i, times in Counter(idents).items() if times > 1):
        yield Problem(
            loader.HEAD, ident, "Q301",
            _("Two of the modules, elements, questions and the total have the id {ident}.").format(
                ident=ident),
            _("Answers and scores are kept by id; those of the two would be mixed."),
            _("Give one of them another id, one that was never used before."),
        )  # fmt: skip


def ids_exist(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Every id that a question names must stand in its one file."""
    homes: dict[str, tuple[Iterable[str], str]] = {
        "provisions": (questionnaire.provisions, "provisions.toml"),
        "fields": (questionnaire.fields, "fields.toml"),
        "respondents": (questionnaire.vocabulary.respondents, "vocabulary.toml"),
        "assistance": (questionnaire.vocabulary.assistance, "vocabulary.toml"),
        "for_each": (questionnaire.vocabulary.instances, "vocabulary.toml"),
    }
    for question in questionnaire.questions.values():
        named = [(key, ident) for key in homes for ident in getattr(question, key)]
        unknown = [(key, i, homes[key][1]) for key, i in named if i not in homes[key][0]]
        sources = [reference.partition(" ")[0] for reference in question.references]
        unknown += [
            ("references", i, "sources.toml") for i in sources if i not in questionnaire.sources
        ]
        for key, ident, home in unknown:
            yield _unknown(_file(questionnaire, question), f"{question.id} ▸ {key}", ident, home)


def profiles_and_agencies_exist(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Profiles and agencies name questions; a slip of the pen would leave one out unseen."""
    for profile in questionnaire.profiles:
        for ident in profile.questions or ():
            if ident not in questionnaire.questions:
                yield _unknown("profiles.toml", profile.id, ident, "elements/")
    for agency in questionnaire.agencies:
        for ident in (*agency.primary_questions, *agency.secondary_questions):
            if ident not in questionnaire.questions:
                yield _unknown("agencies.toml", agency.id, ident, "elements/")
        for ident in agency.respondents:
            if ident not in questionnaire.vocabulary.respondents:
                yield _unknown("agencies.toml", agency.id, ident, "vocabulary.toml")


def rows_exist(questionnaire: Questionnaire) -> Iterator[Problem]:
    """What the matrix rows and the provisions name must exist, and so must what is set apart."""
    provisions, fields = questionnaire.provisions, questionnaire.fields
    for provision in provisions.values():
        if provision.parent and provision.parent not in provisions:
            yield _unknown("provisions.toml", provision.id, provision.parent, "provisions.toml")
    for field in fields.values():
        for ident in (i for i in field.provisions if i not in provisions):
            yield _unknown("fields.toml", field.id, ident, "provisions.toml")
    for layout in questionnaire.layouts:
        for ident in (i for row in layout.rows for i in row.fields if i not in fields):
            yield _unknown("fields.toml", layout.id, ident, "fields.toml")
    for ident in (i for i in questionnaire.head.unreached if i not in fields):
        yield _unknown(loader.HEAD, "unreached", ident, "fields.toml")


def _unknown(file: str, where: str, ident: str, home: str) -> Problem:
    return Problem(
        file, where, "Q302", _("{ident} does not exist.").format(ident=ident),
        _("What it should point to would be missing from every report."),
        _("Correct the id, or add it to {home}.").format(home=home),
    )  # fmt: skip


def conditions_look_back(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A condition may look only at what was asked before, and in every profile that asks it."""
    order = list(questionnaire.questions)
    for question in questionnaire.questions.values():
        for test in question.ask_if.tests if question.ask_if else ():
            file = _file(questionnaire, question)
            if test.question not in questionnaire.questions:
                yield _unknown(file, f"{question.id} ▸ ask_if", str(test.question), "elements/")
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
                    _file(questionnaire, question), question.id, "Q305",
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
                _file(questionnaire, question), question.id, "Q306",
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


def obligations_are_mapped(questionnaire: Questionnaire) -> Iterator[Problem]:
    """An obligation must name the binding paragraph it comes from and the row it reports to."""
    for question in questionnaire.questions.values():
        if question.legal_weight != "obligation":
            continue
        known = [p for i in question.provisions if (p := questionnaire.provisions.get(i))]
        if not any(provision.force == "binding" for provision in known):
            yield Problem(
                _file(questionnaire, question), question.id, "Q307",
                _("It is called an obligation and names no binding provision."),
                _("A report would claim a duty without saying where it stands."),
                _("Add the provision, or lower its legal weight."),
            )  # fmt: skip
        if not question.fields:
            yield Problem(
                _file(questionnaire, question), question.id, "Q308",
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


def answers_are_described(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A level without its anchor, or a choice without options, leaves people to guess."""
    scale = questionnaire.head.scale
    for question in questionnaire.questions.values():
        file, lists = _file(questionnaire, question), []
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
                _file(questionnaire, question), question.id, "Q314",
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
        file = _file(questionnaire, question)
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


def _check_lists(raw: loader.Raw) -> Iterator[Problem]:
    """Find what stands twice in a list: one of the two would be lost, or counted double."""
    for name, table in raw.items():
        for place, values in _lists(table, ()):
            idents = [value["id"] if isinstance(value, dict) else value for value in values]
            for ident in (i for i, times in Counter(idents).items() if times > 1):
                yield Problem(
                    name, " ▸ ".join(place), "Q323",
                    _("{ident} stands twice in this list.").format(ident=ident),
                    _("One of the two would be lost, or counted double."),
                    _("Take one of them out, or correct it."),
                )  # fmt: skip


def _lists(value: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    """All lists of ids and of tables with ids, but for those that have checks of their own."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("anchors", "enforcement_anchors"):
                yield from _lists(inner, (*place, key))
    elif isinstance(value, list):
        if place[-1] not in ("module", "elements", "question") and all(
            isinstance(each, str) or (isinstance(each, dict) and "id" in each) for each in value
        ):
            yield place, value
        for inner in value:
            named = (
                (*place, str(inner["id"])) if isinstance(inner, dict) and "id" in inner else place
            )
            yield from _lists(inner, named)


def _check_words(raw: loader.Raw) -> Iterator[Problem]:
    for name, table in raw.items():
        for where, words in _words(table, ()):
            if _HIDDEN.search(words):
                yield Problem(
                    name, where, "Q321", _("It holds characters that cannot be seen."),
                    _("They can rewrite a screen or turn a sentence around."),
                    _("Type the text anew."),
                )  # fmt: skip
            if _VERDICT.search(words):
                yield Problem(
                    name, where, "Q322", _("It says compliant or non-compliant."),
                    _("This program reports findings; it does not judge a State."),
                    _("Say what is in place and what is not."),
                )  # fmt: skip


def _words(value: Any, place: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield " ▸ ".join(place), value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _words(inner, (*place, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            ident = inner.get("id") if isinstance(inner, dict) else None
            yield from _words(inner, (*place, str(ident or number)))


CHECKS: tuple[Callable[[Questionnaire], Iterator[Problem]], ...] = (
    no_id_twice,
    ids_exist,
    profiles_and_agencies_exist,
    rows_exist,
    conditions_are_whole,
    conditions_look_back,
    conditions_can_hold,
    obligations_are_mapped,
    promised_fields_are_reached,
    answers_are_described,
    targets_are_answers,
    numbers_are_shares,
)
