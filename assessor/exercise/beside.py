"""What lies beside the questions of a team: the case or the texts of a test, time, what is next."""

from __future__ import annotations

from dataclasses import dataclass, field

from assessor import clock
from assessor.exercise import stages, story
from assessor.exercise.team import Sitting
from assessor.interview.at_hand import AtHand, Onward, Text
from assessor.interview.screen import Line
from questionnaires.exercise_case import Inject
from questionnaires.exercise_key import TestFile
from questionnaires.texts import _


@dataclass
class Day:
    """The stage that a team is in, since when it is in this sitting, and what comes next."""

    sitting: Sitting
    since: str = field(default_factory=lambda: clock.now())

    @property
    def stage(self) -> str:
        """The last that the team has reached."""
        return stages.current(self.sitting.exercise, self.sitting.file.assessment)

    def at_hand(self) -> AtHand:
        """What lies beside the questions."""
        return AtHand(
            heading=_("The case of {state}").format(state=self.sitting.exercise.head.state),
            texts=self._texts,
            clock=lambda: told_minutes(
                self.since, stages.minutes(self.sitting.exercise, self.stage)
            ),
            onward=self._onward,
            ending=lambda: _("The trainer says when the next part begins, or when to leave."),
        )

    def enter(self, inject: Inject) -> None:
        """Save that an inject was reached; its minutes begin."""
        self.sitting.file.reach(inject.id)
        self.since = clock.now()

    def _texts(self) -> tuple[Text, ...]:
        exercise = self.sitting.exercise
        return story.texts(exercise.case, stages.injects(exercise, self.stage))

    def _onward(self) -> Onward | None:
        exercise = self.sitting.exercise
        place = exercise.stages.index(self.stage)
        if place == len(exercise.injects):
            return None
        inject = exercise.injects[place]
        return Onward(
            # Its title would give away what is to come.
            offer=_("Go on to the next part (when the trainer says so)"),
            sure=_("There is no way back: what is answered from then on is answered knowing what "
                   "comes now. All answers so far are kept and can be changed."),
            go=lambda: self.enter(inject),
            screens=story.screens(inject),
        )  # fmt: skip


def told_minutes(since: str, planned: int) -> str:
    """The time that has passed beside the time that is planned, in a sentence."""
    minute = clock.minutes(since, clock.now()) + 1
    if not planned:
        return _("Minute {n}.").format(n=minute)
    return _("Minute {n} of {planned}.").format(n=minute, planned=planned)


def of_a_test(test: TestFile) -> AtHand:
    """Of a test: the short text that each question is about; no case."""
    since = clock.now()
    texts = (
        Text(_("How to answer"), (Line("text", test.intro),)),
        *(
            Text(item.question, (Line("text", item.vignette),), item.question)
            for item in test.items
        ),
    )
    return AtHand(
        heading=_("The texts of the test"),
        texts=lambda: texts,
        above={item.question: item.vignette for item in test.items},
        clock=lambda: told_minutes(since, test.minutes),
        ending=lambda: _("The trainer says what comes next."),
    )
