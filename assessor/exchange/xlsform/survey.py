"""The form: what stands on its sheets, in the language in which the questionnaire was loaded.

Values only; `book` puts the languages beside each other and writes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assessor.errors import Exit, UserError
from assessor.exchange.xlsform import choices, fields
from assessor.exchange.xlsform.fields import Names
from assessor.exchange.xlsform.questions import Questions
from assessor.exchange.xlsform.rows import Row
from assessor.exchange.xlsform.words import clean
from questionnaires.model import Agency, Element, Question, Questionnaire
from questionnaires.texts import _

DIGITS = 12
"""So much of the questionnaire's digest tells its wording from any other."""


@dataclass(frozen=True)
class Form:
    """A whole form.

    Attributes:
        lists: The labels of each list by the names of its choices, by the list's name.
        ident: Tells this form from others on the same server.
        version: The questionnaire's edition and the beginning of its digest.
        questions: How many it asks.
    """

    rows: tuple[Row, ...]
    lists: dict[str, dict[str, str]]
    title: str
    ident: str
    version: str
    questions: int


def form(questionnaire: Questionnaire, profile: str | None, agency: str | None = None) -> Form:
    """The form for a profile (None: for all questions), or for those that one agency answers.

    Raises:
        UserError: The questionnaire has no such agency, or it has nothing to answer.
    """
    asked = _asked(questionnaire, profile, agency)
    names = Names(questionnaire)
    questions = Questions(questionnaire, asked, names)
    rows = (
        *_front(questionnaire, agency),
        *_modules(questionnaire, asked, names, questions),
    )
    return Form(
        tuple(map(_cleaned, rows)),
        _agency_list(questionnaire) | questions.lists,
        clean(questionnaire.head.title),
        "_".join(filter(None, (questionnaire.id, profile, agency))),
        version(questionnaire),
        len(asked),
    )


def version(questionnaire: Questionnaire) -> str:
    """What a form made of these very questions is called."""
    return f"{questionnaire.edition} {questionnaire.digest[:DIGITS]}"


def stamp(questionnaire: Questionnaire) -> str:
    """What every submission says of the questions that it answers."""
    return f"{questionnaire.id} {version(questionnaire)}"


AGENCIES = "agencies"


def _asked(
    questionnaire: Questionnaire, profile: str | None, agency: str | None
) -> Mapping[str, Question]:
    asked = questionnaire.asked_in(profile) if profile else questionnaire.questions
    if agency is None:
        return asked
    body = _agency(questionnaire, agency)
    its = {*body.primary_questions, *body.secondary_questions}
    element_of = questionnaire.element_of
    found = {i: q for i, q in asked.items() if i in its or element_of[i].id in its}
    if not found:
        raise UserError(
            _("{agency} answers no question of the profile {profile}.").format(
                agency=body.name, profile=profile or "–"
            ),
            _("Choose another profile, or leave out --agency."),
            Exit.WRONG_USE,
        )
    return found


def _agency(questionnaire: Questionnaire, ident: str) -> Agency:
    for each in questionnaire.agencies:
        if each.id == ident:
            return each
    known = ", ".join(each.id for each in questionnaire.agencies)
    raise UserError(
        _("{id} has no agency {agency}.").format(id=questionnaire.id, agency=ident),
        _("Agencies are: {known}.").format(known=known)
        if known
        else _("It lists no agencies; leave out --agency."),
        Exit.WRONG_USE,
    )


def agencies(questionnaire: Questionnaire) -> dict[str, Agency]:
    """The agencies that can be chosen, by the names of their choices."""
    ids = [each.id for each in questionnaire.agencies]
    names = fields.distinct(ids, (choices.OTHER,))
    return dict(zip(names, questionnaire.agencies, strict=True))


def _front(questionnaire: Questionnaire, agency: str | None) -> Iterator[Row]:
    """Who answers, when, and which questions these are."""
    for when in ("start", "end", "today"):
        yield Row(when, when)
    yield Row("calculate", fields.FORM, calculation=f"'{stamp(questionnaire)}'")
    yield Row("begin_group", "about", _("About this form"))
    head = questionnaire.head
    for number, text in enumerate((head.summary, head.answer_rule, head.caution), 1):
        yield Row("note", f"about_{number}", text)
    yield Row(
        "note", "about_4",
        _("Leave open what another body answers. “Don't know” is an answer too. “Not applicable” "
          "needs a reason."),
    )  # fmt: skip
    label = _("Which body do you answer for?")
    known = agencies(questionnaire)
    if known:
        preset = next((name for name, each in known.items() if each.id == agency), "")
        yield Row(f"select_one {AGENCIES}", fields.AGENCY, label, required=True, default=preset)
        yield Row(
            "text", fields.OTHER_AGENCY, _("Its name"), required=True,
            relevant=f"${{{fields.AGENCY}}} = '{choices.OTHER}'",
        )  # fmt: skip
    else:
        yield Row("text", fields.AGENCY, label, required=True)
    yield Row("text", fields.RESPONDENT, _("Your name"))
    yield Row("end_group", "about")


def _modules(
    questionnaire: Questionnaire,
    asked: Mapping[str, Question],
    names: Names,
    questions: Questions,
) -> Iterator[Row]:
    for module in questionnaire.modules:
        inner = [
            row for element in module.elements for row in _element(element, asked, names, questions)
        ]
        label = _("Module {number}: {name}").format(number=module.number, name=module.name)
        yield from _grouped(names.group("module", module.id), label, inner)


def _element(
    element: Element, asked: Mapping[str, Question], names: Names, questions: Questions
) -> list[Row]:
    inner = [
        row
        for question in element.questions
        if question.id in asked
        for row in questions.rows(question)
    ]
    return _grouped(names.group("element", element.id), element.name, inner)


def _grouped(name: str, label: str, inner: list[Row]) -> list[Row]:
    """Rows within a group; nothing where there are none."""
    if not inner:
        return []
    return [Row("begin_group", name, label), *inner, Row("end_group", name)]


def _agency_list(questionnaire: Questionnaire) -> dict[str, dict[str, str]]:
    known = agencies(questionnaire)
    if not known:
        return {}
    labels = {name: clean(agency.name) for name, agency in known.items()}
    return {AGENCIES: labels | {choices.OTHER: clean(_("Another one"))}}


def _cleaned(row: Row) -> Row:
    """A row with texts that the form can hold."""
    return replace(row, label=clean(row.label), hint=clean(row.hint))
