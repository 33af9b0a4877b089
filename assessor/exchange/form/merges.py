"""Which places of a sheet are merged with others.

Read apart from the rest: the library would lay out every place of a merged range, of which a file
of a few bytes can claim thousands of millions.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

from assessor.errors import missing
from questionnaires.texts import _

_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
MOST = 500
"""So many ranges of a sheet are looked at; no form has any of its own."""


@dataclass(frozen=True)
class Merged:
    """Merged ranges of a sheet: first and last row, first and last column, counted from 1."""

    ranges: tuple[tuple[int, int, int, int], ...] = ()

    def holds(self, row: int, column: int) -> bool:
        """Whether a place is within one."""
        return any(
            top <= row <= bottom and left <= column <= right
            for top, bottom, left, right in self.ranges
        )


def of(data: bytes, path: str) -> Merged:
    """The merged ranges of a sheet, by its path within the bytes of a workbook.

    What is no range is passed over. The bytes are ones that `unpacked` let through.
    """
    try:
        from defusedxml.ElementTree import iterparse
    except ImportError as error:
        raise missing("defusedxml", _("Reading a workbook"), "reports") from error
    found: list[tuple[int, int, int, int]] = []
    with zipfile.ZipFile(BytesIO(data)) as packed, packed.open(path) as part:
        for _event, node in iterparse(part):
            if node.tag.endswith("}mergeCell") and len(found) < MOST:
                match = _RANGE.fullmatch(node.get("ref", "").replace("$", ""))
                if match:
                    left, top, right, bottom = match.groups()
                    found.append((int(top), int(bottom), _number(left), _number(right)))
            node.clear()
    return Merged(tuple(found))


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
