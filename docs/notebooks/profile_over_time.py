# %% [markdown]
# # The profile of one State over time
#
# From `assessor dataset FOLDER -o results_wide.parquet --shape wide`: each module's score in every
# file of one State, by the date of its last answer. A range stays a range: its two ends are what
# the open cells could still make of it.

# %%
import sys
from pathlib import Path

import pandas as pd

FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
SYSTEM = sys.argv[2] if len(sys.argv) > 2 else "Republic of Tesmara"
MODULES = ("aims", "key_elements", "private_sector", "cooperation")

# %%
wide = pd.read_parquet(FOLDER / "results_wide.parquet")
own = wide[wide["system"] == SYSTEM].sort_values("last_answer")
own = own.assign(day=pd.to_datetime(own["last_answer"]).dt.date)

# %% [markdown]
# A module in which too little was asked has no figure; it is left empty rather than set to zero.

# %%
known = [module for module in MODULES if f"{module}.low" in own]
profile = pd.DataFrame({"day": own["day"]})
for module in known:
    low, high = own[f"{module}.low"], own[f"{module}.high"]
    profile[module] = [
        "" if pd.isna(a) else f"{a:.0%}" if a == b else f"{a:.0%} to {b:.0%}"
        for a, b in zip(low, high, strict=True)
    ]
print(profile.to_string(index=False))

# %% [markdown]
# Between the first and the last file, a rise is only sure where the last one's low end is above
# the first one's high end.

# %%
for module in known:
    first, last = own.iloc[0], own.iloc[-1]
    if last[f"{module}.low"] > first[f"{module}.high"]:
        print(f"{module}: surely higher")
    elif last[f"{module}.high"] < first[f"{module}.low"]:
        print(f"{module}: surely lower")
    else:
        print(f"{module}: not settled by what was answered")
