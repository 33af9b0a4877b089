"""The way from one edition to another, and where an id is at its end."""

from __future__ import annotations

from collections.abc import Iterable

from questionnaires.editions.content import EditionsFile, Step
from questionnaires.editions.places import Gone, Place
from questionnaires.model import Questionnaire


def route(file: EditionsFile, start: str, end: str) -> tuple[Step, ...] | None:
    """The steps from one edition to another; None where they do not lead there."""
    onward = {step.from_: step for step in file.steps}
    steps: list[Step] = []
    while start != end:
        step = onward.get(start)
        if step is None or step in steps:
            return None
        steps.append(step)
        start = step.to
    return tuple(steps)


def follow(steps: Iterable[Step], ident: str) -> tuple[Place, ...] | Gone:
    """Where a question, element or profile of the first edition is in the last one.

    Args:
        steps: From the one to the other; none: the id stays.
        ident: Its id in the first edition.
    """
    places: tuple[Place, ...] = (Place(ident),)
    whys: tuple[str, ...] = ()
    for step in steps:
        for place in places:
            whys += (*place.whys, *step.why_gone(place.id)) if not step.after(place.id) else ()
        places = tuple(place.then(each) for place in places for each in step.after(place.id))
    return places or Gone(whys)


def nodes(questionnaire: Questionnaire) -> set[str]:
    """The ids of everything that a questionnaire scores."""
    return {
        *questionnaire.questions,
        *(module.id for module in questionnaire.modules),
        *(element.id for element in questionnaire.elements),
        *(group.id for element in questionnaire.elements for group in element.groups),
    }
