"""Earlier editions beside a questionnaire: every answer has one way, and it leads somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from questionnaires.checks.places import unknown
from questionnaires.editions import FILE, EditionsFile, Gone, Step, follow, nodes, route
from questionnaires.model import Questionnaire
from questionnaires.problems import Problem
from questionnaires.texts import _


def check(questionnaire: Questionnaire, editions: EditionsFile) -> Iterator[Problem]:
    """Every problem of a file of editions that is of the right shape."""
    yield from _two_ways(editions)
    known = nodes(questionnaire) | {profile.id for profile in questionnaire.profiles}
    for step in editions.steps:
        onward = route(editions, step.from_, questionnaire.edition)
        if onward is None:
            yield _leads_nowhere(questionnaire, step)
            continue
        yield from _named_twice(step)
        yield from _carried_together(step)
        yield from _carried_elsewhere(step)
        yield from _unknown(known, step, onward[1:])
        yield from _still_there(known, step, onward[1:])


def _two_ways(editions: EditionsFile) -> Iterator[Problem]:
    named = Counter(step.from_ for step in editions.steps)
    for edition in (each for each, times in named.items() if times > 1):
        yield Problem(
            FILE, edition, "Q391", _("More than one step starts from this edition."),
            _("The first would be taken, whatever was meant."),
            _("Leave one; a later edition is reached step by step."),
        )  # fmt: skip


def _leads_nowhere(questionnaire: Questionnaire, step: Step) -> Problem:
    return Problem(
        FILE, step.from_, "Q392",
        _("The steps from here do not lead to edition {edition}, which this is.").format(
            edition=questionnaire.edition),
        _("Answers to that edition could not be carried over."),
        _("Let each step lead to where the next one starts, and the last to this edition."),
    )  # fmt: skip


def _named_twice(step: Step) -> Iterator[Problem]:
    for ident in (each for each, times in Counter(step.left).items() if times > 1):
        yield Problem(
            FILE, f"{step.from_} ▸ {ident}", "Q393",
            _("The step says more than one thing of this id."),
            _("The first would be taken, whatever was meant."),
            _("Say one thing: renamed, changed, split, merged or retired."),
        )  # fmt: skip


def _carried_together(step: Step) -> Iterator[Problem]:
    reached = [p.id for places in step.course.values() for p in places if p.means == "carried"]
    for ident in (each for each, times in Counter(reached).items() if times > 1):
        yield Problem(
            FILE, f"{step.from_} ▸ {ident}", "Q396",
            _("Answers to more than one question are carried over to it."),
            _("One would come to stand for what was said to the other."),
            _("Carry one of them; the others can be merged into it."),
        )  # fmt: skip


def _carried_elsewhere(step: Step) -> Iterator[Problem]:
    strange = [i for each in step.split for i in each.carry if i not in each.new]
    strange += [m.carry for m in step.merged if m.carry and m.carry not in m.old]
    for ident in strange:
        yield Problem(
            FILE, f"{step.from_} ▸ {ident}", "Q394",
            _("carry names it, and it is none of the questions that are meant."),
            _("The answer would not be carried where it was to go."),
            _("Name one of the new questions of a split, or of the old ones that were merged."),
        )  # fmt: skip


def _unknown(known: set[str], step: Step, onward: Iterable[Step]) -> Iterator[Problem]:
    for ident in dict.fromkeys(step.reached):
        places = follow(onward, ident)
        for place in () if isinstance(places, Gone) else places:
            if place.id not in known:
                yield unknown(FILE, f"{step.from_} ▸ {ident}", place.id, "elements/")


def _still_there(known: set[str], step: Step, onward: Iterable[Step]) -> Iterator[Problem]:
    """An id that was given up must not come back: it would take answers to something else."""
    given_up = set(step.left) - set(step.reached)
    back = {ident for later in onward for ident in later.reached if ident in given_up}
    for ident in (each for each in step.left if each in given_up):
        if ident in known or ident in back:
            yield Problem(
                FILE, f"{step.from_} ▸ {ident}", "Q395",
                _("The step gives this id up, and it is used again."),
                _("An answer to the old question could be taken for one to the new."),
                _("Give the new question an id that was never used, or correct the step."),
            )  # fmt: skip
