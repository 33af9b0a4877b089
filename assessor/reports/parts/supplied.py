"""What a paper takes from beside the answers: the plan of the questionnaire, the author's details.

Where something is missing, the paper leaves room for it and says so.
"""

from __future__ import annotations

from assessor.reports.case import Asked
from assessor.reports.details import Contact
from assessor.reports.document import Term
from assessor.reports.parts import beside
from assessor.reports.parts.blank import filled
from questionnaires.plan import PlanFile
from questionnaires.texts import _


def plan(case: Asked) -> PlanFile:
    """The plan beside the questionnaire.

    Raises:
        UserError: There is none, or it has problems; the first is named.
    """
    lacking = _("{id} has no plan.toml: its gaps have no order and no subject areas.")
    return beside.read(case, "plan.toml", PlanFile, lacking.format(id=case.questionnaire.id))


def contact(known: Contact) -> tuple[str, ...]:
    """The lines that say who can be asked; one that leaves room for it where nothing is known."""
    lines = (
        ", ".join(part for part in (known.name, known.title) if part),
        known.organisation,
        *known.address.splitlines(),
        ", ".join(part for part in (known.phone, known.email) if part),
    )
    return tuple(line for line in lines if line.strip()) or (filled(""),)


def term(label: str, *lines: str) -> Term:
    """A label with what is said under it; room to write where there is nothing."""
    said = tuple(line for line in lines if line.strip())
    return Term(label, said or (filled(""),))
