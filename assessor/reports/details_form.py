"""The form of a details file: every key, blank, with what the assessment knows filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from textwrap import wrap

from assessor import safe
from assessor.errors import UserError
from assessor.reports.case import Case
from assessor.reports.parts import supplied
from assessor.together import shares
from questionnaires.plan import Subject
from questionnaires.texts import _

MEASURE = ("responsible", "partners", "time_frame", "indicator", "resources")


def text(case: Case) -> str:
    """The form as TOML. It reads as details that say nothing but what the assessment knows."""
    parts = (_head(case), _contact(), _event(case), _highlights(case), _participants(case),
             _matrix(), _plan(case), _requests(case))  # fmt: skip
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _head(case: Case) -> Iterator[str]:
    yield _say(_("Details for papers on: {system}").format(system=case.assessment.system))
    yield from _explain(_(
        "Write between the quotation marks. A text of several lines stands between three "
        "quotation marks on each side. Within a text, \\\" is a quotation mark. What stays empty "
        "is left open in the papers. What follows a # is not read."
    ))  # fmt: skip


def _contact() -> Iterator[str]:
    yield _say(_("Who can be asked"))
    yield "[contact]"
    yield from _blank("name", "title", "organisation", "address", "phone", "email")


def _event(case: Case) -> Iterator[str]:
    kind = "exercise" if case.assessment.assessor_type == "exercise" else "event"
    yield _say(_("The event or exercise that an information note tells of"))
    yield "[event]"
    yield f'kind = "{kind}"  ' + _say(_("event or exercise"))
    yield from _blank("title", "organiser", "venue")
    yield 'start = ""  ' + _say(_("the first day, such as 2025-03-14"))
    yield 'end = ""  ' + _say(_("the last day; empty where there was only one"))
    yield 'dates = ""  ' + _say(_("or when it was in words; then leave both days empty"))
    yield "objectives = []  " + _say(_('texts parted by commas: ["one", "another"]'))
    yield from _blank("background")
    yield "further_steps = []"
    yield 'disclaimer = ""  ' + _say(_("in place of the program's own words"))


def _highlights(case: Case) -> Iterator[str]:
    yield _say(_("What was said or found, by module"))
    yield "[event.highlights]"
    for module in case.questionnaire.modules:
        yield f"{module.id} = []  " + _say(module.name)


def _participants(case: Case) -> Iterator[str]:
    yield _say(_("Who took part: an entry like these for each agency, or for each person"))
    listed = shares.listed(case.assessment, case.questionnaire)
    agencies = shares.answering(case.assessment) or tuple(each.name for each in listed)
    for agency in agencies or ("",):
        # An agency is never empty, so an entry that names none would be refused.
        off = "" if agency else "# "
        yield f"{off}[[event.participants]]"
        yield f"{off}agency = {_quoted(agency)}"
        yield f'{off}name = ""'
        yield "# number = 1"


def _matrix() -> Iterator[str]:
    yield _say(_("The dates at the head of a matrix, as exactly as they are known"))
    yield "[matrix]"
    yield 'report = ""  ' + _say(_("of the report"))
    yield "addenda = []  " + _say(_("of its addenda"))
    yield 'approved = ""  ' + _say(_("when the Committee approved it"))


def _plan(case: Case) -> Iterator[str]:
    questions = case.questionnaire.questions
    yield _say(_("The action plan: who coordinates it, and who looks at it when"))
    yield "[plan]"
    yield from _blank("coordination", "review")
    yield from _explain(_(
        "Where its words for a measure do not fit: copy the measure's heading, and under it those "
        "of these keys that you need, without the #."
    ))  # fmt: skip
    yield from map(_say, _blank(*MEASURE))
    for gap in case.result.gaps:
        yield _say(f"[plan.measures.{gap.question}] " + _say(questions[gap.question].action or ""))


def _requests(case: Case) -> Iterator[str]:
    yield _say(_("Requests for assistance: take away the # of what you need."))
    for subject in _subjects(case):
        yield _say(f"[requests.{subject.id}] " + _say(subject.name))
        yield from map(_say, _blank("title", "objective", "time_frame", "other_help"))
        yield _say("circulate = true  " + _say(_("may it be shown to those who offer help?")))
        yield _say("publish = true  " + _say(_("may a summary of it be published?")))


def _subjects(case: Case) -> tuple[Subject, ...]:
    try:
        return supplied.plan(case).subjects
    except UserError:  # whoever asks for a request is told then that there is no plan
        return ()


def _blank(*keys: str) -> Iterator[str]:
    return (f'{key} = ""' for key in keys)


def _explain(words: str) -> Iterator[str]:
    """A comment of as many lines as it needs."""
    return (f"# {line}" for line in wrap(words, 90))


def _say(words: str) -> str:
    """A comment of one line."""
    return f"# {safe.line(words)}".rstrip()


def _quoted(words: str) -> str:
    """A text in TOML; its escapes are those of JSON."""
    return json.dumps(safe.line(words), ensure_ascii=False)
