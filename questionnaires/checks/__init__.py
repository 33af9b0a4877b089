"""Whether a questionnaire makes sense: one function per check, each with its reason.

Shape and types have been checked before; here ids are followed, and what would mislead a person
who answers or reads is found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from questionnaires import loader, shape, supplements
from questionnaires.checks import (
    answers,
    conditions,
    editions,
    exercises,
    ids,
    mapping,
    plans,
    practices,
    regimes,
    tables,
    texts,
    ways,
)
from questionnaires.content import Content
from questionnaires.editions import EditionsFile
from questionnaires.model import Questionnaire
from questionnaires.plan import PlanFile
from questionnaires.practices import PracticesFile
from questionnaires.problems import ContentError, Problem
from questionnaires.regimes import RegimesFile


def check_folder(folder: Path) -> list[Problem]:
    """Every problem of a questionnaire: reading, shape, types and, once those are right, sense."""
    try:
        raw = loader.parse(loader.read_folder(folder))
        beside = supplements.parse(folder)
    except ContentError as error:
        return list(error.problems)
    files = raw | beside
    problems = shape.check_shape(files)
    if problems:
        return sorted(problems)
    try:
        questionnaire = loader.build(raw)
        built = supplements.build(beside, folder.name)
    except ContentError as error:
        return list(error.problems)
    problems = [*check_sense(questionnaire), *texts.check_lists(files), *texts.check_words(files)]
    for supplement in built.values():
        problems += check_supplement(questionnaire, supplement)
    problems += exercises.check_all(questionnaire, folder)
    return sorted(problems)


def check_supplement(questionnaire: Questionnaire, supplement: Content) -> list[Problem]:
    """Run the check of a file that stands beside the questionnaire, if there is one."""
    if isinstance(supplement, PlanFile):
        return list(plans.check(questionnaire, supplement))
    if isinstance(supplement, PracticesFile):
        return list(practices.check(questionnaire, supplement))
    if isinstance(supplement, RegimesFile):
        return list(regimes.check(questionnaire, supplement))
    if isinstance(supplement, EditionsFile):
        return list(editions.check(questionnaire, supplement))
    return []


def check_sense(questionnaire: Questionnaire) -> list[Problem]:
    """Run all checks that look at the whole questionnaire."""
    return [problem for check in CHECKS for problem in check(questionnaire)]


CHECKS: tuple[Callable[[Questionnaire], Iterator[Problem]], ...] = (
    ids.no_id_twice,
    ids.ids_exist,
    ids.profiles_and_agencies_exist,
    ids.rows_exist,
    conditions.conditions_are_whole,
    conditions.conditions_look_back,
    conditions.conditions_can_hold,
    conditions.caps_look_at_what_is_asked,
    conditions.caps_can_come_and_go,
    mapping.obligations_are_mapped,
    mapping.promised_fields_are_reached,
    answers.answers_are_described,
    answers.targets_are_answers,
    answers.targets_for_many_are_levels,
    answers.numbers_are_shares,
    answers.marks_are_used,
    answers.weights_weigh,
    ways.keys_have_an_effect,
    ways.figures_are_rounded_to_something,
    ways.bands_are_in_order,
    ways.methods_can_bear_their_parts,
    ways.groups_hold_the_questions,
    ways.levels_rise,
    tables.tables_are_whole,
)
