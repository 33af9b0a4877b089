"""What the answers say of each regime's criteria, and which answers stand in the way of most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from assessor import words
from assessor.reports.case import Case
from assessor.reports.parts import names
from questionnaires.model import Cell, Question
from questionnaires.regimes import Criterion, Regime, RegimesFile, Statement
from questionnaires.texts import _
from scoring import readiness
from scoring.readiness import Held, Reading

ORDER: tuple[Reading, ...] = (
    "not_met", "partly", "not_known", "met", "not_applicable", "outside",
)  # fmt: skip
"""What is missing first."""


@dataclass(frozen=True)
class Read:
    """One criterion with its reading.

    Attributes:
        number: Its place among the regime's criteria, as the questionnaire lists them.
    """

    regime: Regime
    number: int
    criterion: Criterion
    reading: Reading
    held: tuple[Held, ...]

    @property
    def label(self) -> str:
        """What other parts of the report call it: ``NSG.3``."""
        return f"{self.regime.id}.{self.number}"


@dataclass(frozen=True)
class Wanting:
    """A question with answers that a criterion misses, and the criteria that look at them."""

    question: Question
    held: tuple[Held, ...]
    criteria: tuple[str, ...]


def read(case: Case, asked: RegimesFile) -> dict[str, tuple[Read, ...]]:
    """By regime, its criteria with their readings, in the order of the questionnaire."""
    said, profile = case.assessment.current(), case.assessment.profile
    return {
        regime.id: tuple(
            Read(regime, number, criterion, found.reading, found.held)
            for number, (criterion, found) in enumerate(
                zip(
                    regime.criteria,
                    readiness.find(case.questionnaire, regime.criteria, said, profile),
                    strict=True,
                ),
                1,
            )
        )
        for regime in asked.regimes
    }


def cited(case: Case, statement: Statement) -> str:
    """The text that something is taken from, with its year."""
    reference = statement.source
    text = names.citation(case.questionnaire, reference) or reference
    source = case.questionnaire.sources.get(reference.partition(" ")[0])
    year = str(source.year) if source and source.year else ""
    return text if year in text else f"{text}, {year}"


def missing_first(criteria: Sequence[Read]) -> list[Read]:
    """The criteria of a regime, what is missing before what is met."""
    return sorted(criteria, key=lambda each: ORDER.index(each.reading))


def counts(criteria: Sequence[Read]) -> Counter[Reading]:
    """How often each reading is found."""
    return Counter(each.reading for each in criteria)


def short(case: Case, read_: dict[str, tuple[Read, ...]]) -> tuple[Wanting, ...]:
    """Questions with answers below the level wanted, those that most criteria look at first."""
    return _wanting(case, read_, lambda held: held.reaches is False)


def open_(case: Case, read_: dict[str, tuple[Read, ...]]) -> tuple[Wanting, ...]:
    """Questions with answers that have to be found out first, likewise."""
    return _wanting(
        case, read_, lambda held: held.reaches is None and held.status != "not_applicable"
    )


def _wanting(
    case: Case, read_: dict[str, tuple[Read, ...]], wants: Callable[[Held], bool]
) -> tuple[Wanting, ...]:
    held: dict[str, dict[str, Held]] = {}
    labels: dict[str, dict[str, None]] = {}
    for criterion in (each for criteria in read_.values() for each in criteria):
        for each in filter(wants, criterion.held):
            at = held.setdefault(each.cell.question, {})
            # Criteria may want different levels of the same answer; the highest serves them all.
            if each.cell.id not in at or at[each.cell.id].wanted < each.wanted:
                at[each.cell.id] = each
            labels.setdefault(each.cell.question, {})[criterion.label] = None
    found = [
        Wanting(question, _ordered(question, held[ident]), tuple(labels[ident]))
        for ident, question in case.questionnaire.questions.items()
        if ident in held
    ]
    return tuple(sorted(found, key=lambda each: -len(each.criteria)))


def _ordered(question: Question, held: dict[str, Held]) -> tuple[Held, ...]:
    return tuple(held[cell.id] for cell in question.cells if cell.id in held)


def said(held: Sequence[Held]) -> str:
    """Answers with the levels wanted: ``M2-AUT-01 (law N: 3; enforcement N: 1; wanted 3), …``."""
    groups = groupby(held, key=lambda each: (each.cell.question, each.wanted))
    text = _("{question} ({answers}; wanted {level})")
    return words.listed(
        text.format(question=question, answers=places(list(group)), level=level)
        for (question, level), group in groups
    )


def places(held: Sequence[Held]) -> str:
    """What was said in each cell of one question, those together that say the same."""
    return _parted(
        [(words.standing(h.status) if h.value is None else str(h.value), h.cell) for h in held]
    )


def wanted(held: Sequence[Held]) -> str:
    """The level wanted of one question; by cells only where they differ."""
    if len({each.wanted for each in held}) == 1:
        return str(held[0].wanted)
    return _parted([(str(each.wanted), each.cell) for each in held])


def _parted(pairs: Sequence[tuple[str, Cell]]) -> str:
    """What is the same of several cells once, after their names."""
    same: dict[str, list[Cell]] = {}
    for text, cell in pairs:
        same.setdefault(text, []).append(cell)
    return "; ".join(
        f"{where}: {text}" if (where := names.cells(cells).replace("; ", ", ")) else text
        for text, cells in same.items()
    )
