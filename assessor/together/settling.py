"""The dialogue that settles conflicts one by one; each decision is saved at once."""

from __future__ import annotations

from collections.abc import Callable

from assessor import words
from assessor.interview.dialogues import Desk, too_long
from assessor.interview.screen import Choice, Line, OneOf, Prompter, Writing
from assessor.reports.parts import names
from assessor.saved import Said
from assessor.together.conflicts import Conflict
from questionnaires.model import Questionnaire
from questionnaires.responses import Decision, Response
from questionnaires.texts import _

Save = Callable[[Said], None]

_LATER, _LEAVE = "later", "leave"


def settle(
    prompter: Prompter,
    questionnaire: Questionnaire,
    conflicts: tuple[Conflict, ...],
    by: str | None,
    save: Save,
) -> int:
    """Go through the conflicts; going back shows the one before, and may decide it anew.

    Args:
        prompter: Who asks.
        questionnaire: Whose words are shown.
        conflicts: What is to be settled.
        by: Who decides; None: as the assessment has it.
        save: Saves one decision at once.

    Returns:
        How many were settled.
    """
    desk, settled, place = Desk(prompter), set[str](), 0
    while 0 <= place < len(conflicts):
        conflict = conflicts[place]
        try:
            chosen = _choose(desk, questionnaire, conflict, place, len(conflicts))
            if chosen == _LEAVE:
                break
            if isinstance(chosen, Response):
                why = _why(desk, questionnaire, conflict, chosen)
                if why is None:
                    continue
                save(settlement(conflict, chosen, "chosen", why or None, by))
                settled.add(conflict.cell.id)
        except EOFError:
            break
        place += -1 if chosen is None else 1
    return len(settled)


def settlement(
    conflict: Conflict, taken: Response, rule: str, why: str | None, by: str | None
) -> Said:
    """What is to be saved where this answer is taken; it keeps the evidence of all that say it."""
    same = [r for r in conflict.said if (r.status, r.value) == (taken.status, taken.value)]
    evidence = tuple(dict.fromkeys(piece for each in same for piece in each.evidence))
    comments = dict.fromkeys(each.comment for each in same if each.comment)
    return Said(
        conflict.cell.id, taken.status, taken.value, taken.reason,
        comment="\n".join(comments)[:20_000] or None, evidence=evidence[:100], by=by,
        decision=Decision.model_validate({"rule": rule, "why": why}),
    )  # fmt: skip


def place_of(conflict: Conflict) -> str:
    """The question's id, and which of its cells it is."""
    where = names.cells([conflict.cell])
    return f"{conflict.question.id} ({where})" if where else conflict.question.id


def said_in_words(questionnaire: Questionnaire, conflict: Conflict, said: Response) -> str:
    """What one agency says, in full."""
    if said.status != "answered":
        status = words.status(said.status)
        return f"{status}: {said.reason}" if said.reason else status
    side = conflict.cell.side
    return names.answer_in_full(questionnaire, conflict.question, side, said.value)


def who(said: Response) -> str:
    """Whose answer it is: the body, else the person."""
    return said.agency or said.by or _("not named")


def _choose(
    desk: Desk, questionnaire: Questionnaire, conflict: Conflict, place: int, count: int
) -> object:
    lines = [
        Line("place", _("Conflict {number} of {count}").format(number=place + 1, count=count)),
        Line("question", f"{place_of(conflict)}: {conflict.question.text}"),
    ]
    offers: list[Choice] = []
    for number, said in enumerate(conflict.said, 1):
        text = said_in_words(questionnaire, conflict, said)
        leads = _(" (leads)") if said.agency in conflict.leads else ""
        lines.append(Line("item", f"{who(said)}{leads}: {text}", str(number)))
        about = [said.comment or "", *(piece.title for piece in said.evidence)]
        lines += [Line("note", each) for each in about if each]
        offers.append(Choice(str(number), who(said), said))
    offers += [
        Choice("l", _("leave it open for now"), _LATER),
        Choice("q", _("stop here"), _LEAVE),
    ]
    return desk.choose(tuple(lines), OneOf(_("Which answer stands?"), tuple(offers), _LATER))


def _why(
    desk: Desk, questionnaire: Questionnaire, conflict: Conflict, taken: Response
) -> str | None:
    """Why this one; empty where nothing is said, None where the person went back."""
    lines = (
        Line("place", place_of(conflict)),
        Line("text", _("Taken: {answer}").format(
            answer=said_in_words(questionnaire, conflict, taken))),
    )  # fmt: skip
    writing = Writing(_("Why (kept with the answer):"), problem=too_long)
    return desk.write(conflict.cell.id, lines, writing)
