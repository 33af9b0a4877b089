"""A draft of the 1540 Committee matrix: its rows in order, six places each, with remarks."""

from __future__ import annotations

from assessor.reports.case import Case
from assessor.reports.document import Document
from assessor.reports.matrix_draft import body, data, head, layouts, making, method, since, tables
from assessor.reports.matrix_draft.changes import Changes, compare
from assessor.reports.matrix_draft.draft import Draft
from assessor.reports.matrix_draft.shapes import MatrixPaper
from assessor.reports.sheets import Sheet
from questionnaires.texts import _


def document(case: Case) -> Document:
    """The draft as a document.

    Raises:
        UserError: The questionnaire has no such layout.
    """
    made, changes = _made(case)
    return Document(
        _("1540 matrix, draft: {system}").format(system=case.assessment.system),
        (
            *head.blocks(case, made),
            *head.to_do(case, made),
            *method.counts(made),
            *since.blocks(case, changes),
            *body.sections(case, made, changes),
            *body.evidence(made),
            *method.blocks(case),
        ),
        made=case.made,
        landscape=True,
    )


def paper(case: Case) -> MatrixPaper:
    """The draft as data; refuses as `document` does."""
    return data.build(case, *_made(case))


def sheets(case: Case) -> tuple[Sheet, ...]:
    """Rows, changes and evidence as tables; refuses as `document` does."""
    return tables.build(case, *_made(case))


def _made(case: Case) -> tuple[Draft, Changes]:
    layout = layouts.find(case.questionnaire, case.layout)
    made = making.make(case, layout)
    then = making.make(case.earlier, layout) if case.earlier else None
    return made, compare(made, then) if then else {}
