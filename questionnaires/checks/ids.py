"""Ids: each used once, and each that is named exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from questionnaires import loader
from questionnaires.checks.places import file_of, unknown
from questionnaires.goals import ALL
from questionnaires.model import Questionnaire
from questionnaires.problems import Problem
from questionnaires.texts import _


def no_id_twice(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Answers and scores are kept by id; the same id twice would mix those of two."""
    idents = ["total", ALL]
    for module in questionnaire.modules:
        idents += [module.id, *(element.id for element in module.elements)]
        idents += [group.id for element in module.elements for group in element.groups]
        idents += [q.id for element in module.elements for q in element.questions]
    for ident in (i for i, times in Counter(idents).items() if times > 1):
        yield Problem(
            loader.HEAD, ident, "Q301",
            _("Two of the modules, elements, groups and questions have the id {ident}, or it is "
              "one of total and all, which stand for the whole.").format(ident=ident),
            _("Answers and scores are kept by id; those of the two would be mixed."),
            _("Give one of them another id, one that was never used before."),
        )  # fmt: skip


def ids_exist(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Every id that a question names must stand in its one file."""
    homes: dict[str, tuple[Iterable[str], str]] = {
        "provisions": (questionnaire.provisions, "provisions.toml"),
        "fields": (questionnaire.fields, "fields.toml"),
        "respondents": (questionnaire.vocabulary.respondents, "vocabulary.toml"),
        "assistance": (questionnaire.vocabulary.assistance, "vocabulary.toml"),
        "for_each": (questionnaire.vocabulary.instances, "vocabulary.toml"),
    }
    for question in questionnaire.questions.values():
        named = [(key, ident) for key in homes for ident in getattr(question, key)]
        missing = [(key, i, homes[key][1]) for key, i in named if i not in homes[key][0]]
        sources = [reference.partition(" ")[0] for reference in question.references]
        missing += [
            ("references", i, "sources.toml") for i in sources if i not in questionnaire.sources
        ]
        for key, ident, home in missing:
            yield unknown(file_of(questionnaire, question), f"{question.id} ▸ {key}", ident, home)


def profiles_and_agencies_exist(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Profiles and agencies name questions; a slip of the pen would leave one out unseen."""
    for profile in questionnaire.profiles:
        for ident in profile.questions or ():
            if ident not in questionnaire.questions:
                yield unknown("profiles.toml", profile.id, ident, "elements/")
    for agency in questionnaire.agencies:
        for ident in (*agency.primary_questions, *agency.secondary_questions):
            if ident not in questionnaire.questions:
                yield unknown("agencies.toml", agency.id, ident, "elements/")
        for ident in agency.respondents:
            if ident not in questionnaire.vocabulary.respondents:
                yield unknown("agencies.toml", agency.id, ident, "vocabulary.toml")


def rows_exist(questionnaire: Questionnaire) -> Iterator[Problem]:
    """What the matrix rows and the provisions name must exist, and so must what is set apart."""
    provisions, fields = questionnaire.provisions, questionnaire.fields
    for provision in provisions.values():
        if provision.parent and provision.parent not in provisions:
            yield unknown("provisions.toml", provision.id, provision.parent, "provisions.toml")
    for field in fields.values():
        for ident in (i for i in field.provisions if i not in provisions):
            yield unknown("fields.toml", field.id, ident, "provisions.toml")
    for layout in questionnaire.layouts:
        for ident in (i for row in layout.rows for i in row.fields if i not in fields):
            yield unknown("fields.toml", layout.id, ident, "fields.toml")
    for ident in (i for i in questionnaire.head.unreached if i not in fields):
        yield unknown(loader.HEAD, "unreached", ident, "fields.toml")
