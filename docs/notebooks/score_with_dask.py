# %% [markdown]
# # Scoring a dataset with Dask
#
# A proof that scoring needs nothing of this program but a pure function: the answers are taken out
# of the Parquet file that `assessor dataset FOLDER -o results_wide.parquet --shape wide` made, each
# row group is scored by itself, wherever the engine puts it, and every figure comes out as it
# stands in the file. On several machines only the scheduler is another one.

# %%
import sys
from pathlib import Path

import dask
import numpy as np
import pandas as pd
from pyarrow import parquet

from assessor.opening import questionnaire
from scoring.columns import STATUSES
from scoring.columns.coding import Coded, Coding
from scoring.columns.score import Columns

FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
WIDE = FOLDER / "results_wide.parquet"
ASKED = "op3_workshop"


# %% [markdown]
# The function that is mapped: a table of answers in, a table of scores out. It reads no file, and
# the same answers give the same scores on any machine. Cells that were off the path come back as
# unanswered: scoring finds the path anew.
# %%
def scored(table: pd.DataFrame, profile: str) -> pd.DataFrame:
    """Both ends of every node's score, a row for each row of answers."""
    asked = questionnaire(ASKED)
    coding = Coding(asked)
    shape = (len(coding.cells), len(table))
    status, answer = np.empty(shape, np.int8), np.zeros(shape, np.int64)
    unanswered = STATUSES.index("unanswered")
    for row, cell in enumerate(coding.cells):
        said = table[f"{cell.id}.status"].replace("off_path", "unanswered").map(STATUSES.index)
        status[row] = said.fillna(unanswered)
        places = coding.places[cell.question]
        answered = status[row] == STATUSES.index("answered")
        answer[row, answered] = table.loc[answered, cell.id].astype(int).map(places)
    found = Columns(coding, profile).score(Coded(status, answer, np.zeros(shape, np.bool_)))
    columns = {}
    for row, node in enumerate(Columns(coding, profile).nodes):
        columns[f"{node.id}.low"], columns[f"{node.id}.high"] = found.low[row], found.high[row]
    return pd.DataFrame(columns, index=table.index)


@dask.delayed
def part(number: int) -> float:
    """Score one row group; the largest difference from the figures that stand in the file."""
    table = parquet.ParquetFile(WIDE).read_row_group(number).to_pandas()
    largest = 0.0
    for profile, rows in table.groupby("profile"):
        again = scored(rows.reset_index(drop=True), str(profile))
        before = rows.reset_index(drop=True)[again.columns].astype(float)
        assert (again.isna() == before.isna()).all(axis=None)
        largest = max(largest, float((again - before).abs().max(axis=None, skipna=True)))
    return largest


# %%
if __name__ == "__main__":
    groups = parquet.ParquetFile(WIDE).num_row_groups
    largest = max(dask.compute(*map(part, range(groups)), scheduler="threads"))
    print(f"Row groups scored: {groups}; the same as in the file to {largest:.0e}")
