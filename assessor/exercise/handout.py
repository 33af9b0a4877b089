"""``assessor exercise handout``: the papers to print."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import NoReturn

from assessor import opening
from assessor.commands import handing
from assessor.errors import Exit, UserError
from assessor.exercise.papers import facilitator, injects, participants, test_sheet
from assessor.reports.document import Document
from questionnaires.exercise import Exercise
from questionnaires.model import Questionnaire
from questionnaires.texts import _


@dataclass(frozen=True)
class Handout:
    """What a paper is made from.

    Attributes:
        inject: The id of the inject whose cards are wanted; None: none.
        test: Whether the test is wanted.
        facilitator: Whether the paper is for those who run the exercise.
    """

    exercise: Exercise
    questionnaire: Questionnaire
    inject: str | None = None
    test: bool = False
    facilitator: bool = False


def run(args: argparse.Namespace) -> int:
    """Show or write the paper that is asked for."""
    folder = opening.folder(args.questionnaire)
    about = Handout(
        opening.exercise(folder, args.id),
        opening.questionnaire(args.questionnaire),
        args.inject,
        args.test,
        args.facilitator,
    )
    handing.over(_Kind(), about, args, sources=())
    return Exit.FINE


class _Kind:
    """A handout as a kind of report: a document, and nothing for programs."""

    def document(self, about: Handout, /) -> Document:
        return document(about)

    def paper(self, about: Handout, /) -> NoReturn:
        _not_so("json")

    def sheets(self, about: Handout, /) -> NoReturn:
        _not_so("xlsx")


def document(about: Handout) -> Document:
    """The paper that is asked for; without a wish that of the participants.

    Raises:
        UserError: There is no such inject, or no test.
    """
    exercise, questionnaire = about.exercise, about.questionnaire
    if about.inject is not None:
        found = {inject.id: inject for inject in exercise.injects}
        if about.inject not in found:
            raise UserError(
                _("There is no inject {id} in {exercise}.").format(
                    id=about.inject, exercise=exercise.id
                ),
                _("Injects are: {known}.").format(known=", ".join(found)),
                Exit.WRONG_USE,
            )
        return injects.document(exercise, found[about.inject])
    if about.test:
        if exercise.test is None:
            raise UserError(
                _("The exercise {id} has no test.").format(id=exercise.id),
                _("See which have one with: assessor exercise list"),
                Exit.WRONG_USE,
            )
        return test_sheet.document(exercise, exercise.test, questionnaire)
    if about.facilitator:
        return facilitator.document(exercise, questionnaire)
    return participants.document(exercise, questionnaire)


def _not_so(form: str) -> NoReturn:
    raise UserError(
        _("A handout is not written as {format}.").format(format=form),
        _("Choose html, docx, pdf, markdown or terminal."),
        Exit.WRONG_USE,
    )
