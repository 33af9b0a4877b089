"""Score many assessments of one questionnaire at once.

`scoring.assess`, which is exact, stays the reference; what comes out here is its result in float64.
Where columns cannot know that, the reference is asked, file by file, and what it says stands:

- every file of a questionnaire in which a node is combined by ``ladder``, ``stack``,
  ``weakest_link`` or ``lookup``, has a cap, or weighs parts of a mean by nothing or less;
- a file in which a figure lies too near (1e-9) to where rounding steps, to the edge of a band with
  a value, or to zero under a geometric mean, for float64 to decide.

The figures of one side only (law, enforcement) are not made here; findings are, for each side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from questionnaires.model import Questionnaire
from scoring.assess import assess
from scoring.columns import methods
from scoring.columns.codes import OUTCOMES, STATUSES
from scoring.columns.coding import Coded, Coding
from scoring.columns.findings import Finding, places
from scoring.columns.marks import Figures, Marking, Marks
from scoring.columns.paths import Bits, Ways, ways
from scoring.columns.tree import Node, expressible, nodes

COUNTS = ("asked", "answered", "unknown", "not_applicable", "evidenced")


@dataclass(frozen=True)
class Scored:
    """What many assessments come to: one row a node, place or cell, one column a file.

    Attributes:
        low: By node; nan where it has no figure, also where none of its questions is asked.
        high: The same for the high end.
        shown: Whether enough is answered to show the figure.
        counts: By `COUNTS`, node and file.
        findings: By place, an index into `OUTCOMES`.
        status: By cell, an index into `STATUSES`.
        worth: By cell; nan unless it is on the path, answered and marked.
    """

    low: Figures
    high: Figures
    shown: Bits
    counts: NDArray[np.int32]
    findings: NDArray[np.int8]
    status: NDArray[np.int8]
    worth: Figures

    def spread(self, files: int) -> Scored:
        """Room for so many files with the same rows; what is in it means nothing."""
        return Scored(*(np.empty((*each.shape[:-1], files), each.dtype) for each in self._arrays))

    def put(self, where: Sequence[int], part: Scored) -> None:
        """Put the columns of a part at these places."""
        for mine, theirs in zip(self._arrays, part._arrays, strict=True):
            mine[..., where] = theirs

    @property
    def _arrays(self) -> tuple[NDArray[Any], ...]:
        return (self.low, self.high, self.shown, self.counts, self.findings, self.status,
                self.worth)  # fmt: skip


class Columns:
    """Scores any number of assessments by one questionnaire and profile."""

    def __init__(self, coding: Coding, profile: str) -> None:
        """Work out once what does not depend on answers; KeyError without such a profile."""
        self.questionnaire: Questionnaire = coding.questionnaire
        self.profile = profile
        self.coding = coding
        self.nodes = nodes(self.questionnaire)
        self.places = places(self.questionnaire)
        self.expressible = expressible(self.nodes)
        self._asked = self.questionnaire.asked_in(profile)
        self._marking = Marking(coding, profile)
        self._finding = Finding(coding, profile)
        self._questions = [row for row, node in enumerate(self.nodes) if node.kind == "question"]
        self._rows: dict[str, list[int]] = {}
        for row, cell in enumerate(coding.cells):
            self._rows.setdefault(cell.question, []).append(row)

    def score(self, coded: Coded) -> Scored:
        """Say what the answers of these files mean."""
        on_path = ways(self.coding, self._asked.values(), coded)
        marks = self._marking.marks(coded)
        status = coded.status.copy()
        self._take_off(on_path, status, marks)
        self._unsettle(on_path, marks)
        low, high, shown, doubt, counts = self._figures(marks, status, coded.evidenced)
        findings = self._finding.outcomes(marks.flags)
        scored = Scored(low, high, shown, counts, findings, status, marks.worth)
        for file in np.flatnonzero(doubt | (not self.expressible)):
            self._ask_reference(scored, coded, int(file))
        return scored

    def _take_off(self, on_path: Ways, status: NDArray[np.int8], marks: Marks) -> None:
        """What is not asked in a file counts for nothing there."""
        off = np.zeros(status.shape, np.bool_)
        for ident, rows in self._rows.items():
            if ident not in self._asked:
                off[rows] = True
            elif ident in on_path.off:
                off[rows] = on_path.off[ident]
        status[off] = STATUSES.index("off_path")
        marks.flags[off] = 0
        for each in (marks.worth, marks.low, marks.high):
            each[off] = np.nan

    def _unsettle(self, on_path: Ways, marks: Marks) -> None:
        """A pending question may yet be ruled out with its answer; so it could be anything."""
        marking = self._marking
        for ident, pending in on_path.pending.items():
            for row in self._rows[ident] if pending.any() else ():
                if marking.interval[row]:
                    anything = pending & ~np.isnan(marks.low[row])
                    marks.low[row, anything] = marking.least[row]
                    marks.high[row, anything] = marking.most[row]

    def _figures(
        self, marks: Marks, status: NDArray[np.int8], evidenced: Bits
    ) -> tuple[Figures, Figures, Bits, Bits, NDArray[np.int32]]:
        shape = (len(self.nodes), status.shape[1])
        low, high = np.full(shape, np.nan), np.full(shape, np.nan)
        shown, doubt = np.zeros(shape, np.bool_), np.zeros(shape[1], np.bool_)
        counts = np.zeros((len(COUNTS), *shape), np.int32)
        cells = _cell_counts(status, evidenced)
        for row in range(len(self.nodes) - 1, -1, -1):
            node = self.nodes[row]
            is_question = node.kind == "question"
            parts = list(node.parts)
            counts[:, row] = (cells if is_question else counts)[:, parts].sum(axis=1)
            beneath = (marks.low, marks.high) if is_question else (low, high)
            self._figure(row, node, beneath, (low, high), doubt)
            enough = _enough(node, counts[0, row], counts[1, row])
            if node.way.open == "drop":
                low[row, ~enough] = high[row, ~enough] = np.nan
            shown[row] = enough & ~np.isnan(low[row])
        return low, high, shown, doubt, counts

    def _figure(
        self,
        row: int,
        node: Node,
        beneath: tuple[Figures, Figures],
        into: tuple[Figures, Figures],
        doubt: Bits,
    ) -> None:
        if not node.combined or not self.expressible:
            return
        rows = list(node.combined)
        is_question = node.kind == "question"
        weights = np.array([1.0 if is_question else float(self.nodes[r].weight) for r in rows])
        low, high = (each[rows] for each in beneath)
        ends = methods.combine(node.way, low, high, weights)
        for each, figures in zip(into, ends, strict=True):
            each[row], close = methods.finish(node.way, figures)
            doubt |= close
        doubt |= methods.doubtful(node.way, low) | methods.doubtful(node.way, high)

    def _ask_reference(self, scored: Scored, coded: Coded, file: int) -> None:
        responses = self.coding.responses(coded, file)
        result = assess(self.questionnaire, responses, self.profile)
        scored.low[:, file] = scored.high[:, file] = np.nan
        scored.shown[:, file] = False
        known = {node.id: node for node in result.total.walk()}
        for row, node in enumerate(self.nodes):
            found = known.get(node.id)
            if found and found.interval:
                scored.low[row, file] = float(found.interval.low)
                scored.high[row, file] = float(found.interval.high)
                scored.shown[row, file] = found.shown
        outcomes = [OUTCOMES.index(finding.outcome) for finding in result.findings]
        scored.findings[:, file] = outcomes


def _cell_counts(status: NDArray[np.int8], evidenced: Bits) -> NDArray[np.int32]:
    """By `COUNTS`, what each cell adds to them."""
    answered, unknown, aside, unanswered = (status == code for code in range(4))
    asked = answered | unknown | unanswered
    return np.stack([asked, answered, unknown, aside, answered & evidenced]).astype(np.int32)


def _enough(node: Node, asked: NDArray[np.int32], answered: NDArray[np.int32]) -> Bits:
    least = node.way.coverage_threshold
    if least is None:
        return np.ones(asked.shape, np.bool_)
    reached = answered.astype(object) * least.denominator >= asked.astype(object) * least.numerator
    return np.where(asked > 0, reached.astype(np.bool_), least <= 0)
