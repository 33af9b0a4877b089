"""A form in every language that its questionnaire has been translated into."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from assessor.exchange.xlsform import survey
from assessor.exchange.xlsform.survey import Form
from questionnaires import texts
from questionnaires.model import Questionnaire


def forms(
    load: Callable[[], Questionnaire],
    profile: str | None,
    agency: str | None = None,
    codes: Iterable[str] | None = None,
    first: str | None = None,
) -> dict[str, Form]:
    """The form by the codes of its languages, the questionnaire's own first.

    Args:
        load: Loads the questionnaire in the language in use.
        profile: Which questions; None: all.
        agency: Only those that this agency answers.
        codes: The languages to look for; None: those of the program.
        first: The language that is to come first, where there is a translation.
    """
    with texts.speaking(None):
        source = load()
        made = {source.head.language: survey.form(source, profile, agency)}
    for language in codes if codes is not None else texts.languages():
        with texts.speaking(language):
            translated = load()
            if language not in made and _is_whole(translated, source, profile):
                made[language] = survey.form(translated, profile, agency)
    return {code: made[code] for code in sorted(made, key=lambda code: code != first)}


def _is_whole(translated: Questionnaire, source: Questionnaire, profile: str | None) -> bool:
    """Whether the questions that a form asks are all translated: half of them would mislead."""
    asked = source.asked_in(profile) if profile else source.questions
    return all(translated.questions[ident].text != asked[ident].text for ident in asked)
