"""How a debrief begins: cautions, what was played by whom, what the folder held, all in short."""

from __future__ import annotations

from collections.abc import Iterator

from assessor.exercise.debriefing import short
from assessor.exercise.debriefing.results import Debrief
from assessor.reports.document import (
    Block,
    Heading,
    Note,
    Paragraph,
    Term,
    Terms,
    bullets,
)
from questionnaires.texts import _, ngettext


def caution() -> str:
    """What figures of an exercise are not."""
    return _(
        "All figures come from an exercise on an invented State. They say nothing of the system of "
        "any real State, and they are no examination of those who took part."
    )


def blocks(debrief: Debrief) -> Iterator[Block]:
    """Cautions, facts, the files left out, and the results in short."""
    yield Note(caution())
    yield Note(_("This paper holds the key. It is not for those who have yet to answer."))
    yield Terms(tuple(_facts(debrief)))
    yield from _left_out(debrief)
    if debrief.stages or debrief.learning:
        yield Heading(1, _("In short"))
        yield bullets(*short.sentences(debrief))


def _facts(debrief: Debrief) -> Iterator[Term]:
    head, questionnaire = debrief.exercise.head, debrief.questionnaire
    edition = _("{title}, edition {edition}")
    yield Term(_("Exercise"), (edition.format(title=head.title, edition=head.edition),))
    yield Term(_("State"), (head.state,))
    by = edition.format(title=questionnaire.head.title, edition=questionnaire.edition)
    yield Term(_("Questionnaire"), (by,))
    yield Term(_("Questions"), (str(len(head.questions)),))
    if debrief.teams:
        names = () if debrief.anonymous else tuple(team.label for team in debrief.teams)
        count = ngettext("{n} team", "{n} teams", len(debrief.teams))
        yield Term(_("Teams"), (count.format(n=len(debrief.teams)), *names))
    yield Term(_("Last answer"), (debrief.made,))


def _left_out(debrief: Debrief) -> Iterator[Block]:
    """The files that were left out: named, or counted where nothing may tell who is who."""
    gathered = debrief.gathered
    count = len(gathered.unusable) + len(gathered.older)
    if not count:
        return
    yield Heading(2, _("Left out"))
    if debrief.anonymous:
        text = ngettext(
            "{n} file was left out. It was named on the screen when this paper was made.",
            "{n} files were left out. They were named on the screen when this paper was made.",
            count,
        )
        yield Paragraph(text.format(n=count))
        return
    yield bullets(*gathered.unusable, *gathered.older)
