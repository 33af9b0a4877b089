"""Where one is and where one goes: the screens there are, found by id or by what is open."""

from __future__ import annotations

from assessor.errors import Exit, UserError
from assessor.interview.steps import Order, Step, groups, steps
from assessor.interview.view import View
from assessor.store import OpenFile
from questionnaires import path
from questionnaires.model import Cell, Questionnaire
from questionnaires.texts import _


class Places:
    """The screens there are at present.

    Attributes:
        apart: First cells of the groups whose cells are answered each on its own in this sitting.
        notice: What to tell on the next screen; empty for nothing.
    """

    def __init__(self, file: OpenFile, questionnaire: Questionnaire) -> None:
        self.file = file
        self.questionnaire = questionnaire
        self.order = Order(questionnaire)
        self.apart: set[str] = set()
        self.notice = ""

    def view(self) -> View:
        """The state of the assessment now."""
        responses = self.file.assessment.current()
        profile = self.file.assessment.profile
        found = path.path(self.questionnaire, profile, responses)
        return View(self.questionnaire, found, responses)

    def steps(self) -> list[Step]:
        """The screens there are now."""
        return steps(self.view().path.questions, self.apart)

    def before(self, step: Step | None) -> Step | None:
        """The screen before this one, or before the end; None where it is the first."""
        return self.order.before(self.steps(), step)

    def after(self, step: Step, whole: bool = False) -> Step | None:
        """The screen behind this one; `whole` as for `Order.after`. None: the end."""
        return self.order.after(self.steps(), step, whole)

    def where_one_left(self) -> Step | None:
        """The screen to go on at; None: the end."""
        view = self.view()
        cell = self.order.go_on(view.path.cells, view.responses)
        return None if cell is None else self.step_of(cell)

    def first(self) -> Step | None:
        """The first screen of all."""
        return next(iter(self.steps()), None)

    def first_open(self) -> Step | None:
        """The first screen with something open; None where nothing is."""
        view = self.view()
        waiting = view.open_cells(view.path.cells)
        return self.step_of(waiting[0]) if waiting else None

    def find(self, ident: str) -> Step | None:
        """The screen of a cell, or the first open one of a question or element.

        Where that is not asked at present, the screen behind it, with a notice.

        Raises:
            UserError: Nothing has this id.
        """
        wanted = self._cells(ident)
        view = self.view()
        asked = [cell for cell in view.path.cells if cell in wanted]
        if asked:
            return self.step_of(next(iter(view.open_cells(asked)), asked[0]))
        self.notice = _("{id} is not asked at present; this is what comes after it.").format(
            id=ident
        )
        return self.after(Step(self.questionnaire.questions[wanted[0].question], wanted[:1]))

    def step_of(self, cell: Cell) -> Step:
        """The screen of a cell: for its whole group, or its own where the group is half done."""
        question = self.questionnaire.questions[cell.question]
        group = next(group for group in groups(question) if cell in group)
        if len(self.view().open_cells(group)) in (0, len(group)):
            return Step(question, group)
        self.apart.add(group[0].id)
        return Step(question, (cell,))

    def _cells(self, ident: str) -> tuple[Cell, ...]:
        """The cells that an id of a cell, question or element stands for."""
        content = self.questionnaire
        if ident in content.questions:
            return content.questions[ident].cells
        if ident in content.cells:
            return (content.cells[ident],)
        for element in content.elements:
            if element.id == ident:
                return tuple(cell for question in element.questions for cell in question.cells)
        raise UserError(
            _("Nothing in {questionnaire} has the id {id}.").format(
                questionnaire=content.id, id=ident
            ),
            _("See the ids with: assessor questionnaire show {questionnaire}").format(
                questionnaire=content.id
            ),
            Exit.WRONG_USE,
        )
