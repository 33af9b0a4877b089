"""Where help from outside is needed: what can be marked, and which mark holds where."""

from __future__ import annotations

from questionnaires.model import Question, Questionnaire
from questionnaires.responses import Need, Needs


def need_of(questionnaire: Questionnaire, question: Question, needs: Needs) -> Need | None:
    """The mark by which a question needs help, its own before its element's; None: it needs none.

    A question can be taken out of an element that was marked before it.
    """
    own = needs.get(question.id)
    if own and own.wanted:
        return own
    whole = needs.get(questionnaire.element_of[question.id].id)
    if whole is None or not whole.wanted or (own and own.rev > whole.rev):
        return None
    return whole


def taken_out(questionnaire: Questionnaire, ident: str, needs: Needs) -> bool:
    """Whether this id is a question that was taken out of a marked element."""
    question = questionnaire.questions.get(ident)
    if question is None or ident not in needs:
        return False
    whole = needs.get(questionnaire.element_of[ident].id)
    return bool(whole and whole.wanted) and need_of(questionnaire, question, needs) is None


def exists(questionnaire: Questionnaire, ident: str) -> bool:
    """Whether this id can be marked: a question's or an element's."""
    return ident in questionnaire.questions or ident in questionnaire.module_of


def name(questionnaire: Questionnaire, ident: str) -> str:
    """What an id that `exists` stands for: a question's text or an element's name."""
    if ident in questionnaire.questions:
        return questionnaire.questions[ident].text
    return next(element.name for element in questionnaire.elements if element.id == ident)
