"""The State's own goals in words: what is aimed at, by when, and how much of it is reached."""

from __future__ import annotations

from assessor import safe, words
from assessor.reports.document import Block, Column, Document, Paragraph, Table, row
from assessor.reports.parts import names
from questionnaires.goals import ALL
from questionnaires.model import Question, Questionnaire
from questionnaires.responses import Assessment, Goal
from questionnaires.texts import _
from scoring.result import Result, Score
from scoring.targets import reached, to_target


def in_words(questionnaire: Questionnaire, question: Question, goal: Goal) -> str:
    """A goal as it holds for a question: ``2 – partial, by 2027-06 (first the law)``."""
    text = answer(questionnaire, question, goal)
    if goal.due:
        text = _("{goal}, by {date}").format(goal=text, date=goal.due)
    return f"{text} ({goal.note})" if goal.note else text


def answer(questionnaire: Questionnaire, question: Question | None, goal: Goal) -> str:
    """What a goal aims at, short; `question` is None where it is set for several."""
    if question is not None and question.kind != "level":
        return names.wanted(questionnaire, question, None, goal.wanted)
    scale = questionnaire.head.scale
    called = {level.value: level.name for level in scale.levels} if scale else {}
    return f"{goal.wanted} – {called[goal.wanted]}" if goal.wanted in called else str(goal.wanted)


def to_data(questionnaire: Questionnaire, question: Question, goal: Goal | None) -> object:
    """A goal as it holds for a question, as JSON has it; None where there is none."""
    if goal is None:
        return None
    return {
        "wanted": goal.wanted,
        "label": answer(questionnaire, question, goal),
        "due": goal.due,
        "note": goal.note,
    }


def explained(result: Result, node: Score) -> str:
    """How a node's share of what is aimed at comes about; empty where there are no goals."""
    share = to_target(node, result.aims)
    if not result.has_goals or share is None or not node.shown:
        return ""
    so_far, wanted = reached(node, result.aims)
    ends = words.exact(so_far.low)
    if not so_far.known:
        ends = _("{low} to {high}").format(low=ends, high=words.exact(so_far.high))
    text = _("To target: {reached} of {wanted} that its answers aim at = {share}.")
    return text.format(reached=ends, wanted=words.exact(wanted), share=words.interval(share))


def reading() -> str:
    """What goals change and what they do not."""
    return _(
        "The State's own goals stand beside its gaps. They neither make nor unmake a gap or a "
        "finding: those are held against the questionnaire's targets. “To target” is the share of "
        "what is aimed at that is reached, added up over the answers; it is held against the own "
        "goals, and against the questionnaire's targets where none is set."
    )


def document(assessment: Assessment, questionnaire: Questionnaire) -> Document:
    """The goals that stand, as a list."""
    title = _("Own goals: {system}").format(system=assessment.system)
    return Document(title, (_listed(assessment, questionnaire), Paragraph(_nearest())))


def listing(assessment: Assessment, questionnaire: Questionnaire) -> list[dict[str, object]]:
    """Every goal ever set as JSON has it, by what it is for, the newest of each last."""
    return [
        {
            "id": ident,
            "name": name(questionnaire, ident),
            "standing": number == len(set_) and goal.wanted is not None,
            "wanted": goal.wanted,
            "label": _label(questionnaire, ident, goal) if goal.wanted is not None else None,
            "due": goal.due,
            "note": _harmless(goal.note),
            "by": _harmless(goal.by),
            "agency": _harmless(goal.agency),
            "at": goal.at,
            "rev": goal.rev,
        }
        for ident, set_ in assessment.goals.items()
        for number, goal in enumerate(set_, 1)
    ]


def name(questionnaire: Questionnaire, ident: str) -> str:
    """What a goal is for: the whole, an element's name or a question's text."""
    if ident == ALL:
        return _("every question that asks for a level")
    if ident in questionnaire.questions:
        return questionnaire.questions[ident].text
    return next(element.name for element in questionnaire.elements if element.id == ident)


def _harmless(text: str | None) -> str | None:
    return None if text is None else safe.block(text)


def _listed(assessment: Assessment, questionnaire: Questionnaire) -> Block:
    standing = assessment.aims()
    if not standing:
        return Paragraph(_("No goal is set; the questionnaire's targets hold."))
    columns = (
        Column(_("For")), Column(_("Goal"), firm=True), Column(_("By"), firm=True),
        Column(_("Note")), Column(_("Set"), firm=True),
    )  # fmt: skip
    rows = [
        row(
            f"{ident}: {name(questionnaire, ident)}",
            _label(questionnaire, ident, goal),
            goal.due or words.NOTHING,
            goal.note or words.NOTHING,
            words.date(goal.at),
        )
        for ident, goal in standing.items()
    ]
    return Table(columns, tuple(rows))


def _label(questionnaire: Questionnaire, ident: str, goal: Goal) -> str:
    return answer(questionnaire, questionnaire.questions.get(ident), goal)


def _nearest() -> str:
    return _(
        "The nearest goal holds: that of a question before its element's, that before the one for "
        "all; else the questionnaire's target. Gaps and findings keep to the questionnaire's "
        "targets."
    )
