"""Text from files and people, made harmless before it is shown.

Free text is hostile until shown otherwise: terminal control sequences can rewrite a screen, and
right-to-left overrides can make a sentence read as another one. Both are taken out here; each
output format escapes its own markup on top of it.
"""

from __future__ import annotations

import re

# C0 and C1 controls (line feed and tab are dealt with apart), the bidirectional embeddings,
# overrides and isolates, the line separators that some readers take for a line end, zero-width
# characters that hide text from a reader, interlinear annotations, the two that are no characters
# and that XML refuses, tags, and lone surrogates.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff]"
)


def line(text: object) -> str:
    """One line: harmful characters replaced with U+FFFD, every run of white space by a blank."""
    return _HARMFUL.sub("\ufffd", " ".join(str(text).replace("\r\n", "\n").split()))


def block(text: object) -> str:
    """Several lines: the same, but line feeds stay and tabs become blanks."""
    cleaned = str(text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return _HARMFUL.sub("\ufffd", cleaned)
