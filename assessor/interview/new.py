"""The dialogue that starts an assessment: whose system, who answers, which questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from assessor import words
from assessor.interview.dialogues import Desk, too_long
from assessor.interview.evidence import LONGEST_LINE
from assessor.interview.screen import Choice, Line, OneOf, Prompter, Writing
from questionnaires.model import Profile, Questionnaire
from questionnaires.responses import AssessorType
from questionnaires.texts import _, ngettext

MINUTES_PER_QUESTION = 3
"""A guess: reading the anchors, finding the evidence, agreeing. Sittings will correct it."""


@dataclass(frozen=True)
class Beginning:
    """What has to be known before the first question; None: not given yet.

    Attributes:
        agency: The body that answers; empty where several do or the whole State.
        respondent: The person at the keyboard; empty where that is left out.
    """

    system: str | None = None
    agency: str | None = None
    respondent: str | None = None
    assessor_type: AssessorType | None = None
    profile: str | None = None


def ask_new(
    prompter: Prompter, questionnaire: Questionnaire, given: Beginning | None = None
) -> Beginning | None:
    """Ask for what is not given, with a way back at every step, and a summary to confirm.

    Args:
        prompter: Who asks.
        questionnaire: Whose agencies and profiles are offered.
        given: What is known already; nothing of it is asked. With all given, nothing is asked.

    Returns:
        All fields filled, or None where the person went back from the first step or left.
    """
    given = given or Beginning()
    asked = [field.name for field in fields(given) if getattr(given, field.name) is None]
    if not asked:
        return given
    dialogue = _Dialogue(Desk(prompter), questionnaire)
    try:
        return dialogue.run(given, asked)
    except EOFError:
        return None


class _Dialogue:
    def __init__(self, desk: Desk, questionnaire: Questionnaire) -> None:
        self.desk = desk
        self.questionnaire = questionnaire
        self.asks: dict[str, Callable[[Beginning], object]] = {
            "system": self._system,
            "agency": self._agency,
            "respondent": self._respondent,
            "assessor_type": self._type,
            "profile": self._profile,
        }

    def run(self, beginning: Beginning, asked: list[str]) -> Beginning | None:
        """Step by step to the summary; each step knows what was said in it before."""
        place = 0
        while place >= 0:
            if place == len(asked):
                if self._confirmed(beginning):
                    return beginning
                place -= 1
                continue
            name = asked[place]
            said = self.asks[name](beginning)
            if said is None:
                place -= 1
            else:
                beginning = replace(beginning, **dict[str, Any]({name: said}))
                place += 1
        return None

    def _system(self, so_far: Beginning) -> str | None:
        lines = (
            Line("heading", _("A new assessment: {title}").format(
                title=self.questionnaire.head.title
            )),
            Line("text", _("Whose export control system is it? Usually the name of the State.")),
        )  # fmt: skip
        writing = Writing(_("System:"), so_far.system or "", _needed)
        return self.desk.write("system", lines, writing)

    def _agency(self, so_far: Beginning) -> str | None:
        lines = (
            Line("heading", _("Which body answers?")),
            Line("text", _("Each response keeps the name of the body that gave it.")),
        )
        names = [agency.name for agency in self.questionnaire.agencies]
        offers: list[tuple[str, object]] = [
            (_("several bodies, or the whole State"), ""),
            *((name, name) for name in names),
            (_("another body"), _ANOTHER),
        ]
        default = so_far.agency if so_far.agency in ("", *names) else None
        other = so_far.agency if default is None and so_far.agency else ""
        while True:
            chosen = self.desk.choose(
                lines, OneOf(_("Body:"), _numbered(offers), _ANOTHER if other else default)
            )
            if chosen is not _ANOTHER:
                return None if chosen is None else str(chosen)
            writing = Writing(_("Its name:"), other or "", _needed)
            written = self.desk.write("agency", lines[:1], writing)
            if written:
                return written

    def _respondent(self, so_far: Beginning) -> str | None:
        lines = (
            Line("heading", _("Who is at the keyboard?")),
            Line("text", _("A name or a post. It may be left out; press Enter.")),
        )
        writing = Writing(_("Name:"), so_far.respondent or "", _short)
        return self.desk.write("respondent", lines, writing)

    def _type(self, so_far: Beginning) -> object:
        lines = (
            Line("heading", _("What kind of assessment is it?")),
            Line("text", _("Results of different kinds are compared only with a warning.")),
        )
        kinds: tuple[AssessorType, ...] = ("self", "external", "exercise")
        offers = [(words.assessor_type(kind), kind) for kind in kinds]
        default = so_far.assessor_type or "self"
        return self.desk.choose(lines, OneOf(_("Kind:"), _numbered(offers), default))

    def _profile(self, so_far: Beginning) -> object:
        profiles = self.questionnaire.profiles
        lines = (
            Line("heading", _("Which questions?")),
            *(Line("item", p.summary, str(n)) for n, p in enumerate(profiles, 1)),
        )
        offers = [(f"{p.name} ({self._size(p)})", p.id) for p in profiles]
        default = so_far.profile or profiles[0].id
        return self.desk.choose(lines, OneOf(_("Profile:"), _numbered(offers), default))

    def _size(self, profile: Profile) -> str:
        count = len(self.questionnaire.asked_in(profile.id))
        questions = ngettext("{n} question", "{n} questions", count).format(n=count)
        return _("{questions}, roughly {time}").format(questions=questions, time=_time(count))

    def _confirmed(self, beginning: Beginning) -> bool:
        lines = (Line("heading", _("Is this right?")), *self._summary(beginning))
        offers = [(_("Yes, start the assessment"), True), (_("No, go back"), False)]
        chosen = self.desk.choose(lines, OneOf(_("Right?"), _numbered(offers), default=True))
        return chosen is True

    def _summary(self, beginning: Beginning) -> Iterator[Line]:
        profile = self.questionnaire.profile(beginning.profile or "")
        for label, text in (
            (_("System"), beginning.system),
            (_("Body"), beginning.agency or _("several bodies, or the whole State")),
            (_("At the keyboard"), beginning.respondent or _("not told")),
            (_("Kind"), words.assessor_type(beginning.assessor_type or "")),
            (_("Questions"), f"{profile.name} ({self._size(profile)})"),
        ):
            yield Line("item", text or "", f"{label}:")


_ANOTHER = object()


def _numbered(offers: Sequence[tuple[str, object]]) -> tuple[Choice, ...]:
    return tuple(Choice(str(n), title, value) for n, (title, value) in enumerate(offers, 1))


def _needed(text: str) -> str | None:
    return _short(text) if text.strip() else _("Something has to stand here.")


def _short(text: str) -> str | None:
    return too_long(text, LONGEST_LINE)


def _time(questions: int) -> str:
    """How long so many questions may take, to the half hour."""
    halves = max(1, round(questions * MINUTES_PER_QUESTION / 30))
    if halves == 1:
        return _("half an hour")
    hours = f"{halves // 2}½" if halves % 2 else str(halves // 2)
    return ngettext("{hours} hour", "{hours} hours", halves // 2 + halves % 2).format(hours=hours)
