"""What a questionnaire is made of: frozen values, named with the field's own nouns.

Every class that stands for a file, or for a table in one, is a pydantic model; the JSON Schemas in
``schema/`` are generated from them. `Questionnaire` is the whole, put together by the loader.
Texts are in the language that was in use when the questionnaire was loaded.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, NamedTuple

from pydantic import Field as Key
from pydantic import (
    StringConstraints,
)

from questionnaires.condition import Condition
from questionnaires.content import (
    Confidence,
    Content,
    Exact,
    Group,
    Id,
    Kind,
    LegalWeight,
    Side,
    Weapon,
    Words,
)
from questionnaires.framework import Field, Layout, Provision
from questionnaires.way import AnyWay, Way


class Level(Content):
    """One step of the scale: its number, its short name, what it means for any question.

    Attributes:
        mark: What it is worth; None: its place on the way from min to max.
    """

    value: int
    name: Words
    meaning: Words
    mark: Exact | None = None


class Scale(Content):
    """The scale of ``level`` questions.

    Attributes:
        min: The floor: the level that says nothing is in place.
        max: The highest level.
        target: The level wanted where neither a question, the profile nor the element states one.
    """

    min: int
    max: int
    target: int
    levels: tuple[Level, ...]

    @cached_property
    def marks(self) -> dict[int, Fraction]:
        """What each level is worth: its own mark, or its place on the way from min to max."""
        way = self.max - self.min or 1  # a scale of one level is for the checks to refuse
        return {
            level.value: Fraction(level.value - self.min, way) if level.mark is None else level.mark
            for level in self.levels
        }

    @cached_property
    def ends(self) -> tuple[Fraction, Fraction]:
        """The least and the most that a level is worth."""
        return min(self.marks.values()), max(self.marks.values())


class Option(Content):
    """One thing that can be chosen or ticked.

    Attributes:
        mark: What a choice of it is worth, usually a share from 0 to 1; None for a checklist,
            where each tick counts alike, and for a choice that is recorded but not marked.
    """

    id: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    label: Words
    mark: Exact | None = None


class Cell(NamedTuple):
    """One place to answer within a question.

    Attributes:
        id: The question's id, and after a slash the parts that tell its cells apart, such as
            ``M2-LIC-01/law.N``; only the id where the question has one cell.
        instance: Which of `Question.for_each`, None where it is asked once.
        side: Law or enforcement, None where one answer covers both.
        weapon: N, C or B, None where one answer covers all.
    """

    id: str
    question: str
    instance: str | None
    side: Side | None
    weapon: Weapon | None


class Question(Content):
    """One thing asked.

    Attributes:
        id: Readable, and never used again for another question.
        why: Why it matters, shown on demand.
        legal_weight: Obligation (a binding paragraph asks it), expected, or good practice.
        legal_basis: The words or reason that the legal weight rests on.
        weapons: Asked once for each of these weapon categories; empty: once for all.
        sides: Law, enforcement or both asked apart; empty: one answer for both.
        for_each: Asked once for each of these, such as the four export control regimes.
        ask_if: Asked only while this holds; None: always.
        na_only_if: The one circumstance in which "not applicable" is a right answer.
        anchors: What each level of the scale means here, lowest first (of ``level`` questions).
        enforcement_anchors: The same for the enforcement side; empty: `anchors` serve both.
        options: What can be chosen or ticked (``choice`` and ``checklist``).
        target: The answer wanted: a level, an option's id, how many ticks, or a number.
        floor: What counts as nothing: the number (``number`` questions), or what a blank is worth
            where that is less than any option (``choice``).
        weight: Its share of its element's score, beside the element's other questions.
        group: The group of its element that it belongs to.
        scoring: How its cells combine; None: as the questionnaire says for cells.
        evidence: What an official could show for the answer.
        references: Source ids, each followed by a place in the source.
    """

    id: Id
    kind: Kind = "level"
    text: Words
    why: Words | None = None
    legal_weight: LegalWeight
    legal_basis: Words | None = None
    weapons: tuple[Weapon, ...] = ()
    sides: tuple[Side, ...] = ()
    for_each: tuple[Id, ...] = ()
    provisions: tuple[Words, ...] = ()
    fields: tuple[Id, ...] = ()
    ask_if: Condition | None = None
    na_only_if: Words | None = None
    anchors: tuple[Words, ...] = ()
    enforcement_anchors: tuple[Words, ...] = ()
    options: tuple[Option, ...] = ()
    unit: Words | None = None
    target: int | Annotated[str, StringConstraints(max_length=64)] | None = None
    floor: int | None = None
    weight: Exact = Fraction(1)
    group: Id | None = None
    scoring: AnyWay | None = None
    evidence: tuple[Words, ...] = ()
    respondents: tuple[Id, ...] = ()
    action: Words | None = None
    assistance: tuple[Id, ...] = ()
    references: tuple[Words, ...] = ()

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Its places to answer, in the order instance, side, weapon category."""
        axes: list[tuple[Any, ...]] = [
            self.for_each or (None,), self.sides or (None,), self.weapons or (None,)
        ]  # fmt: skip
        telling = [len(axis) > 1 for axis in axes]
        cells = []
        for instance in axes[0]:
            for side in axes[1]:
                for weapon in axes[2]:
                    parts = zip((instance, side, weapon), telling, strict=True)
                    suffix = ".".join(part for part, tells in parts if tells)
                    ident = f"{self.id}/{suffix}" if suffix else self.id
                    cells.append(Cell(ident, self.id, instance, side, weapon))
        return tuple(cells)

    def anchors_for(self, side: Side | None) -> tuple[str, ...]:
        """The anchors that a cell of this side is answered by."""
        if side == "enforcement" and self.enforcement_anchors:
            return self.enforcement_anchors
        return self.anchors


class GroupEntry(Content):
    """Questions of an element that are scored together before the element is.

    Attributes:
        scoring: How they combine; None: as elements do.
    """

    id: Id
    name: Words
    weight: Exact = Fraction(1)
    scoring: AnyWay | None = None


class Element(Content):
    """A subject within a module; one file. Its id is the file's name.

    Attributes:
        scoring: How its parts combine; None: as the questionnaire says for elements.
        target: The level wanted of those of its questions that state none; None: the scale's.
        groups: Where its questions form groups: all of them do, each naming its own.
    """

    id: Id
    name: Words
    weight: Exact = Fraction(1)
    scoring: AnyWay | None = None
    target: int | None = None
    groups: Annotated[tuple[GroupEntry, ...], Key(alias="group")] = ()
    questions: Annotated[tuple[Question, ...], Key(alias="question", min_length=1)]


class ModuleEntry(Content):
    """A module as the head file lists it: which elements, in which order."""

    id: Id
    number: int
    name: Words
    weight: Exact = Fraction(1)
    scoring: AnyWay | None = None
    elements: Annotated[tuple[Id, ...], Key(min_length=1)]


class Scoring(Content):
    """How marks become scores, where a node says nothing else.

    Attributes:
        coverage_threshold: The least share of answered cells at which a total is shown.
        cells: How the cells of a question combine into its figure.
        element: How the questions (or groups) of an element and the questions of a group combine.
        module: How elements combine.
        total: How modules combine.
    """

    coverage_threshold: Exact = Fraction(1, 2)
    cells: AnyWay = Way()
    element: AnyWay = Way()
    module: AnyWay = Way()
    total: AnyWay = Way()


class Findings(Content):
    """What a finding means in this questionnaire, where that needs saying."""

    reading: Words


class Head(Content):
    """The file ``questionnaire.toml``.

    Attributes:
        id: The questionnaire's id; the folder carries the same name.
        edition: Grows with every published change.
        caution: What every report says about what it is not.
        answer_rule: How to choose between answers.
        covers: Groups of matrix rows that its questions promise to reach, all of them.
        unreached: Rows of those groups that no question reaches, each with the reason.
    """

    id: Id
    edition: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z.-]{0,31}$")]
    title: Words
    summary: Words
    caution: Words
    answer_rule: Words
    language: str = "en"
    covers: tuple[Group, ...] = ()
    unreached: dict[Id, Words] = {}
    scale: Scale | None = None
    scoring: Scoring = Scoring()
    findings: Findings | None = None
    modules: Annotated[tuple[ModuleEntry, ...], Key(alias="module", min_length=1)]


class Profile(Content):
    """A named choice of questions; no `questions`: all of them.

    Attributes:
        target: The level it wants of questions that state none; None: the element's or scale's.
    """

    id: Id
    name: Words
    summary: Words
    target: int | None = None
    questions: Annotated[tuple[Id, ...], Key(min_length=1)] | None = None


class ProfilesFile(Content):
    """The file ``profiles.toml``; the first profile is the one offered."""

    profiles: Annotated[tuple[Profile, ...], Key(alias="profile", min_length=1)]


class Source(Content):
    """A text that content refers to; shown only if `confidence` is ``seen`` or ``known``."""

    citation: Words
    year: int | None = None
    confidence: Confidence


class SourcesFile(Content):
    """The file ``sources.toml``."""

    sources: dict[Id, Source]


class Vocabulary(Content):
    """The file ``vocabulary.toml``: labels of the short ids that questions use."""

    weapons: dict[Weapon, Words] = {}
    sides: dict[Side, Words] = {}
    instances: dict[Id, Words] = {}
    respondents: dict[Id, Words] = {}
    assistance: dict[Id, Words] = {}


class Agency(Content):
    """A body that answers.

    Attributes:
        respondents: The respondent types that it stands for.
        bring: What its officials should have at hand.
        blind_spot: What such a body tends not to see.
    """

    id: Id
    name: Words
    example: Words | None = None
    respondents: tuple[Id, ...] = ()
    task: Words | None = None
    bring: tuple[Words, ...] = ()
    blind_spot: Words | None = None
    primary_questions: tuple[Id, ...] = ()
    secondary_questions: tuple[Id, ...] = ()


class AgenciesFile(Content):
    """The file ``agencies.toml``."""

    agencies: Annotated[tuple[Agency, ...], Key(alias="agency")]


@dataclass(frozen=True)
class Module:
    """A module with its elements in place."""

    id: str
    number: int
    name: str
    weight: Fraction
    scoring: Way | None
    elements: tuple[Element, ...]


@dataclass(frozen=True)
class Questionnaire:
    """All that one folder holds, put together.

    Attributes:
        digest: SHA-256 over the content in its source language: two questionnaires with the same
            digest ask the same. Translations and comments do not change it.
    """

    head: Head
    digest: str
    modules: tuple[Module, ...]
    profiles: tuple[Profile, ...]
    sources: dict[str, Source]
    vocabulary: Vocabulary
    agencies: tuple[Agency, ...]
    provisions: dict[str, Provision]
    fields: dict[str, Field]
    layouts: tuple[Layout, ...]

    @property
    def id(self) -> str:
        """The questionnaire's id."""
        return self.head.id

    @property
    def edition(self) -> str:
        """The questionnaire's edition."""
        return self.head.edition

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """All elements in order."""
        return tuple(element for module in self.modules for element in module.elements)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """All questions in order, by id."""
        return {q.id: q for element in self.elements for q in element.questions}

    @cached_property
    def cells(self) -> dict[str, Cell]:
        """All places to answer in order, by id."""
        return {cell.id: cell for q in self.questions.values() for cell in q.cells}

    @cached_property
    def module_of(self) -> dict[str, Module]:
        """The module of each element, by the element's id."""
        return {element.id: module for module in self.modules for element in module.elements}

    @cached_property
    def element_of(self) -> dict[str, Element]:
        """The element of each question, by the question's id."""
        return {q.id: element for element in self.elements for q in element.questions}

    def profile(self, ident: str) -> Profile:
        """The profile of this id; KeyError where there is none."""
        for profile in self.profiles:
            if profile.id == ident:
                return profile
        raise KeyError(ident)

    def asked_in(self, profile: str) -> dict[str, Question]:
        """The questions of a profile in order, by id."""
        wanted = self.profile(profile).questions
        if wanted is None:
            return self.questions
        chosen = frozenset(wanted)
        return {ident: q for ident, q in self.questions.items() if ident in chosen}

    def wanted(self, question: Question, profile: str) -> int | str | None:
        """The answer wanted of a question in a profile; None: the most there is.

        A question's own target comes first; for levels then the profile's, the element's and the
        scale's.
        """
        if question.target is not None or question.kind != "level":
            return question.target
        stated = [self.profile(profile).target, self.element_of[question.id].target]
        if self.head.scale:
            stated.append(self.head.scale.target)
        return next((level for level in stated if level is not None), None)
