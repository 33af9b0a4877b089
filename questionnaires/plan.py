"""The file ``plan.toml``: how gaps become measures in order, and requests for help by subject."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field as Key

from questionnaires.content import Content, Id, Words
from questionnaires.model import Questionnaire

HelpKind = Literal["legal", "training", "equipment", "expertise", "other"]
"""The kinds of help that the Committee's form for assistance requests can tick."""


class Share(Content):
    """Part of a questionnaire: whole elements, and single questions out of others.

    A question that is named itself belongs where it is named, whatever its element says.
    """

    id: Id
    name: Words
    elements: tuple[Id, ...] = ()
    questions: tuple[Id, ...] = ()


class Phase(Share):
    """A stage of an action plan; phases follow one another in the order of the file.

    Attributes:
        why: Why it comes at this place.
        time_frame: A suggestion, for measures that have no date of their own.
        enforcement_of: Earlier phases. A gap of theirs that is met in law and only lacks
            enforcement is closed here.
    """

    why: Words
    time_frame: Words
    enforcement_of: tuple[Id, ...] = ()


class Subject(Share):
    """What one request for assistance is about: the Committee asks for one form per subject.

    Attributes:
        work_plan: The line of the workshop's work plan that it belongs to.
    """

    work_plan: Id


class PlanFile(Content):
    """The whole file.

    Attributes:
        phases: In the order in which they are worked through.
        work_plan: The kinds of help that the work plan named, by the ids that subjects use.
        help: What each kind of help of the vocabulary is on the Committee's form; a kind that is
            missing is "other".
    """

    phases: Annotated[tuple[Phase, ...], Key(alias="phase", min_length=1)]
    subjects: Annotated[tuple[Subject, ...], Key(alias="subject", min_length=1)]
    work_plan: dict[Id, Words]
    help: dict[Id, HelpKind] = {}


def places(questionnaire: Questionnaire, shares: Iterable[Share]) -> dict[str, int]:
    """In which of these shares, counted from 0, each question is; one that is in none is left out.

    Where a question or an element stands in several, the first holds; checks refuse that.
    """
    elements: dict[str, int] = {}
    questions: dict[str, int] = {}
    for number, share in enumerate(shares):
        for ident in share.elements:
            elements.setdefault(ident, number)
        for ident in share.questions:
            questions.setdefault(ident, number)
    found = {}
    for ident in questionnaire.questions:
        number_ = questions.get(ident, elements.get(questionnaire.element_of[ident].id))
        if number_ is not None:
            found[ident] = number_
    return found
