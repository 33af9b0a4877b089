"""What is not carried over, in words: in comments, and in the note of the file."""

from __future__ import annotations

from collections.abc import Iterable

from assessor import words
from assessor.upgrade.made import Editions, Left
from questionnaires import values
from questionnaires.responses import Assessment, Entry, Goal, Response
from questionnaires.texts import _

LONGEST = 20_000
"""The most characters of a note or comment in a saved file."""


def left_behind(
    editions: Editions, ident: str, to: str | None, entry: Entry, whys: Iterable[str]
) -> Left:
    """An entry that is not carried over."""
    why = " ".join(dict.fromkeys(whys)) or _("the edition has no such question")
    return Left(ident, to, entry, _said(editions, ident, entry), why)


def _said(editions: Editions, ident: str, entry: Entry) -> str:
    if isinstance(entry, Goal):
        wanted = words.NOTHING if entry.wanted is None else str(entry.wanted)
        return _("own goal {wanted}").format(wanted=wanted)
    if not isinstance(entry, Response):
        return _("mark that help is needed")
    if entry.status != "answered":
        label = words.status(entry.status)
        return f"{label}: {entry.reason}" if entry.reason else label
    question = editions.old.questions.get(ident.partition("/")[0]) if editions.old else None
    if editions.old and question and entry.value is not None:
        return values.show(question, editions.old.head.scale, entry.value)
    return words.listed(entry.value) if isinstance(entry.value, tuple) else str(entry.value)


def taken_back(assessment: Assessment, left: list[Left]) -> list[tuple[str, str, Entry]]:
    """For each cell that answers were left at, one response that tells of them all."""
    by_cell: dict[str, list[Left]] = {}
    for each in left:
        if each.to is not None:
            by_cell.setdefault(each.to, []).append(each)
    found: list[tuple[str, str, Entry]] = []
    for cell, all_ in by_cell.items():
        newest = all_[-1].entry
        text = "\n".join(_told(assessment, each) for each in reversed(all_))
        evidence = [e for each in all_ if isinstance(each.entry, Response)
                    for e in each.entry.evidence]  # fmt: skip
        response = Response(
            rev=1, status="unanswered", comment=_cut(text), at=newest.at, by=newest.by,
            agency=newest.agency, evidence=tuple(dict.fromkeys(evidence))[:100],
        )  # fmt: skip
        found.append(("responses", cell, response))
    return found


def _told(assessment: Assessment, left: Left) -> str:
    """An old answer on one line, with who gave it, when, and why it has to be given again."""
    entry = left.entry
    who = words.listed(each for each in (entry.by, entry.agency, words.date(entry.at)) if each)
    text = _("Edition {edition}, {id}: {said} ({who}). To be asked again: {why}")
    told = text.format(
        edition=assessment.questionnaire.edition, id=left.ident, said=left.said, who=who,
        why=left.why,
    )  # fmt: skip
    comment = entry.comment if isinstance(entry, Response) else None
    return _("{told} Comment: {comment}").format(told=told, comment=comment) if comment else told


def note(assessment: Assessment, editions: Editions, left: list[Left]) -> str | None:
    """The file's note, and after it what has no place under the later edition."""
    lost = [each for each in left if each.to is None]
    if not lost:
        return assessment.note
    text = _(
        "Carried over from edition {old} to edition {new}. What was said there and has no place "
        "here, as it was said last (comments and evidence are in the file of before, revision "
        "{rev}):"
    )
    head = text.format(
        old=assessment.questionnaire.edition, new=editions.new.edition, rev=assessment.rev
    )
    newest = {each.ident: f"{each.ident}: {each.said} ({each.why})" for each in lost}
    return _cut("\n".join([*filter(None, [assessment.note]), head, *newest.values()]))


def _cut(text: str) -> str:
    end = _("… (the rest is in the file of before)")
    return text if len(text) <= LONGEST else text[: LONGEST - len(end)] + end
