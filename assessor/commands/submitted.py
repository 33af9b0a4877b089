"""``assessor import`` of what KoboToolbox or ODK Central give back of a form."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial

from assessor import opening
from assessor.exchange import xlsform_in
from assessor.exchange.form import answers
from assessor.exchange.form.filled import Outcome
from assessor.exchange.xlsform import languages, table, taking
from assessor.saved import Said
from assessor.store import OpenFile
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment


def is_table(data: bytes) -> bool:
    """Whether these are submissions to a form made by this program."""
    return table.delimiter(data) is not None


def weighed(
    data: bytes, args: argparse.Namespace, assessment: Assessment, questionnaire: Questionnaire
) -> Outcome:
    """What of the submissions is new, and what of them cannot be taken.

    Raises:
        UserError: The table cannot be read.
    """
    header, lines = table.read(data, str(args.source))
    load = partial(opening.questionnaire, args.questionnaire or questionnaire.id)
    forms = languages.forms(load, None)
    submissions, refused = xlsform_in.read(header, lines, questionnaire, [*forms.values()])
    outcome = taking.weighed(
        assessment, questionnaire, submissions, answers.words(), args.by, args.agency
    )
    outcome.refused[:0] = refused
    return outcome


def save(opened: OpenFile, said: Sequence[Said]) -> None:
    """Save the answers in one go, each agency's beside those of others."""
    if said:
        opened.become(taking.brought(opened.assessment, said))
