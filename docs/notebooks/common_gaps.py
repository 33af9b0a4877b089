# %% [markdown]
# # What most States lack
#
# From `assessor dataset FOLDER -o results_wide.parquet --shape wide`: the fields of the matrix by
# how often their finding is *not in place* or *partly*. Findings that are not known count for
# neither side; how many there are stands beside them, so that silence is not read as good news.

# %%
import sys
from pathlib import Path

import duckdb

FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else ".")

# %% [markdown]
# Wide columns become rows, one for each finding of each file.

# %%
findings = duckdb.sql(f"""
    UNPIVOT (SELECT file, COLUMNS('^finding\\..*') FROM '{FOLDER / "results_wide.parquet"}')
    ON COLUMNS(* EXCLUDE file) INTO NAME place VALUE outcome
""")

# %%
gaps = duckdb.sql("""
    SELECT
        place[9:] AS place,
        count(*) FILTER (outcome IN ('not_in_place', 'partly')) AS lacking,
        count(*) FILTER (outcome = 'in_place') AS in_place,
        count(*) FILTER (outcome = 'not_known') AS not_known
    FROM findings
    GROUP BY place
    HAVING lacking > 0
    ORDER BY lacking DESC, place
    LIMIT 20
""")
print(gaps)

# %% [markdown]
# The labels of the places stand in `results_wide.dictionary.csv`, in the rows `finding.…`.
