"""The results of many saved assessments of one questionnaire, as columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from questionnaires.model import Questionnaire
from questionnaires.responses import AssessorType

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Place = tuple[str, str | None, str | None]
"""Where a finding stands: the field's id, its side and its weapon category, or None for those."""


@dataclass(frozen=True)
class About:
    """What a saved file says of itself.

    Attributes:
        name: The file, as the user named it or the folder that it was found in.
        created: When it was begun, in UTC as in the file.
        last_answer: When the last thing was said in it, in UTC; None where nothing was.
        note: What the reader should know first; None where nothing.
    """

    name: str
    system: str
    agency: str | None
    respondent: str | None
    assessor_type: AssessorType
    profile: str
    created: str
    last_answer: str | None
    note: str | None


@dataclass(frozen=True)
class Many:
    """Results of many assessments of one edition of a questionnaire; row i is that of `files[i]`.

    Figures are float64, beside the exact ones of `scoring.assess`, which stay the reference.

    Attributes:
        nodes: ``total``, and the ids of modules, elements, groups and questions, in reading order.
        low: By file and node, the low end of its score; nan where the node has no figure.
        high: The high end.
        shown: Whether enough is answered to show the figure.
        asked: Cells on the path beneath the node that are not set aside (int32, as all counts).
        answered: Those of them that are answered.
        unknown: Those said to be unknown.
        not_applicable: Cells on the path that are set aside.
        evidenced: Answered cells with evidence.
        places: Where there is a finding.
        findings: By file and place, an index into `scoring.columns.OUTCOMES` (int8).
        cells: The ids of all cells, in order.
        status: By file and cell, an index into `scoring.columns.STATUSES` (int8).
        worth: By file and cell, what the answer is worth; nan unless it is answered and marked.
        skipped: Files that could not be counted in, by name, each with the reason.
    """

    questionnaire: Questionnaire
    files: tuple[About, ...]
    nodes: tuple[str, ...]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    shown: NDArray[np.bool_]
    asked: NDArray[np.int32]
    answered: NDArray[np.int32]
    unknown: NDArray[np.int32]
    not_applicable: NDArray[np.int32]
    evidenced: NDArray[np.int32]
    places: tuple[Place, ...]
    findings: NDArray[np.int8]
    cells: tuple[str, ...]
    status: NDArray[np.int8]
    worth: NDArray[np.float64]
    skipped: tuple[tuple[str, str], ...]
