"""A form in every language that its questionnaire has been translated into."""

from __future__ import annotations

from collections.abc import Callable

from assessor.exchange.xlsform import survey
from assessor.exchange.xlsform.survey import Form
from questionnaires import texts
from questionnaires.model import Questionnaire


def forms(
    load: Callable[[], Questionnaire],
    profile: str | None,
    agency: str | None = None,
    first: str | None = None,
) -> dict[str, Form]:
    """The form by the codes of its languages, the questionnaire's own first.

    Args:
        load: Loads the questionnaire in the language in use.
        profile: Which questions; None: all.
        agency: Only those that this agency answers.
        first: The language that is to come first, where there is a translation.
    """
    with texts.speaking(None):
        source = load()
        made = {source.head.language: survey.form(source, profile, agency)}
    for language in texts.languages():
        with texts.speaking(language):
            translated = load()
            # A questionnaire from elsewhere may have no word in the catalogue.
            if language not in made and translated != source:
                made[language] = survey.form(translated, profile, agency)
    codes = sorted(made, key=lambda code: code != first)
    return {code: made[code] for code in codes}
