"""Read, check and score any number of saved files into one table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assessor.many.batches import Scoring, batches
from assessor.many.find import Skipped
from assessor.many.source import Progress, Source, quiet, source
from assessor.many.table import About, Many


def read(
    paths: Sequence[Path],
    questionnaire: Path | None = None,
    cache: Path | None = None,
    progress: Progress = quiet,
    processes: int | None = None,
) -> Many:
    """The results of all saved files in these files and folders, in float64 columns.

    Args:
        paths: Files, and folders that are searched for ``*.json``.
        questionnaire: The folder of the questionnaire that they answer, or a bundled one's id;
            None: the bundled one that the first sound file answers.
        cache: Where what was read is remembered, by content; None: nowhere.
        progress: How to show how far it is (`shown`).
        processes: How many read beside each other; None: as many as pay.

    Raises:
        UserError: There is no such file or folder, no file tells what is answered, or a library
            of the extra ``analysis`` is missing. A file that cannot be used is only skipped.
    """
    return gathered(source(paths, questionnaire, cache), progress, processes)


def gathered(source: Source, progress: Progress = quiet, processes: int | None = None) -> Many:
    """All batches in one table.

    Raises:
        UserError: As `batches`.
    """
    columns = Scoring(source.questionnaire)
    import numpy as np

    from scoring.columns.score import COUNTS

    size, nodes = len(source.names), len(columns.any.nodes)
    places, cells = len(columns.any.places), len(columns.coding.cells)
    low, high = np.empty((size, nodes)), np.empty((size, nodes))
    shown = np.empty((size, nodes), np.bool_)
    counts = np.empty((len(COUNTS), size, nodes), np.int32)
    findings = np.empty((size, places), np.int8)
    status, worth = np.empty((size, cells), np.int8), np.empty((size, cells))
    abouts: list[About] = []
    skipped: list[Skipped] = []
    for batch in batches(source, progress, processes):
        here = slice(len(abouts), len(abouts) + len(batch.rows))
        scored = batch.scored
        low[here], high[here], shown[here] = scored.low.T, scored.high.T, scored.shown.T
        counts[:, here] = scored.counts.transpose(0, 2, 1)
        findings[here] = scored.findings.T
        status[here], worth[here] = scored.status.T, scored.worth.T
        abouts += [row.about for row in batch.rows]
        skipped += batch.skipped
    files = len(abouts)
    asked, answered, unknown, not_applicable, evidenced = counts[:, :files]
    return Many(
        questionnaire=source.questionnaire,
        files=tuple(abouts),
        nodes=tuple(node.id for node in columns.any.nodes),
        low=low[:files],
        high=high[:files],
        shown=shown[:files],
        asked=asked,
        answered=answered,
        unknown=unknown,
        not_applicable=not_applicable,
        evidenced=evidenced,
        places=columns.any.places,
        findings=findings[:files],
        cells=tuple(cell.id for cell in columns.coding.cells),
        status=status[:files],
        worth=worth[:files],
        skipped=tuple(skipped),
    )
