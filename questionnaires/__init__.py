"""The paper: what is asked, and the copies people filled in.

The lowest layer. It reads questionnaires from their folders, checks them, and holds the values
everything else is made of. It imports nothing of `scoring` and `assessor`.
"""

import os

# A pydantic plugin of some other package would be shown every answer; and looking for one is paid
# for at every start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
