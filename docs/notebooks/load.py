# %% [markdown]
# # Loading a dataset
#
# Made with `assessor dataset FOLDER -o results.parquet` (a row for each cell of each file) and
# `assessor dataset FOLDER -o results_wide.parquet --shape wide` (a row for each file). Beside each
# stands `….dictionary.csv`, which says what every column holds.
#
# Cells are answered, unknown, not applicable, unanswered, or off the path (`off_path`: not asked,
# given the other answers). These never collapse: look at `status` before `value` or `worth`.

# %%
import sys
from pathlib import Path

import duckdb
import pandas as pd

FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
LONG, WIDE = FOLDER / "results.parquet", FOLDER / "results_wide.parquet"

# %% [markdown]
# ## pandas
# A column of ids that are not answered is empty, not zero.

# %%
long = pd.read_parquet(LONG)
print(long.groupby("status").size().to_string())

# %% [markdown]
# The total, with both ends of its range, and only where enough was answered for it to be shown.

# %%
wide = pd.read_parquet(WIDE)
shown = wide.loc[wide["total.shown"], ["file", "system", "total.low", "total.high"]]
print(shown.to_string(index=False))

# %% [markdown]
# ## DuckDB
# Nothing is loaded as a whole, so the table may be larger than the memory. Ids with a hyphen or a
# slash are written in double quotation marks.

# %%
query = f"""
    SELECT module, count(*) FILTER (status = 'answered') AS answered, count(*) AS cells
    FROM '{LONG}' WHERE status <> 'off_path' GROUP BY module ORDER BY module
"""
print(duckdb.sql(query))

# %% [markdown]
# ## polars and R
#
#     polars.scan_parquet("results.parquet").group_by("status").len().collect()
#
#     library(arrow)
#     long <- read_parquet("results.parquet")
#     table(long$status)

# %%
dictionary = pd.read_csv(LONG.with_suffix(".dictionary.csv"))
print(dictionary.loc[dictionary["cell"].isna(), ["column", "meaning"]].to_string(index=False))
