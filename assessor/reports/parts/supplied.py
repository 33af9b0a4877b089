"""What a paper takes from beside the answers: the plan of the questionnaire, the author's details.

Where something is missing, the paper leaves room for it and says so.
"""

from __future__ import annotations

from assessor.errors import UserError
from assessor.reports.case import Case
from assessor.reports.details import Contact
from assessor.reports.document import Term
from questionnaires import supplements
from questionnaires.checks import check_supplement
from questionnaires.plan import PlanFile
from questionnaires.problems import ContentError
from questionnaires.texts import _


def plan(case: Case) -> PlanFile:
    """The plan beside the questionnaire.

    Raises:
        UserError: There is none, or it has problems; the first is named.
    """
    try:
        found = supplements.read(case.folder, "plan.toml", PlanFile)
        problems = check_supplement(case.questionnaire, found) if found else []
        if problems:
            raise ContentError(problems)
    except ContentError as error:
        first = error.problems[0]
        raise UserError(
            _("The plan of {id} cannot be used: {where}: {what}").format(
                id=case.questionnaire.id, where=first.where or first.file, what=first.what
            ),
            _("See all its problems with: assessor questionnaire check FOLDER"),
        ) from error
    if found is None:
        raise UserError(
            _("{id} has no plan.toml: its gaps have no order and no subject areas.").format(
                id=case.questionnaire.id
            ),
            _("Add that file to its folder; op3_workshop has one to start from."),
        )
    return found


def blank(text: str) -> str:
    """The text, or that it has yet to be written."""
    return text if text.strip() else _("[to be filled in]")


def contact(known: Contact) -> tuple[str, ...]:
    """The lines that say who can be asked; one that leaves room for it where nothing is known."""
    lines = (
        ", ".join(part for part in (known.name, known.title) if part),
        known.organisation,
        *known.address.splitlines(),
        ", ".join(part for part in (known.phone, known.email) if part),
    )
    return tuple(line for line in lines if line.strip()) or (blank(""),)


def term(label: str, *lines: str) -> Term:
    """A label with what is said under it; room to write where there is nothing."""
    said = tuple(line for line in lines if line.strip())
    return Term(label, said or (blank(""),))
