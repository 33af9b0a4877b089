"""``assessor verify``: whether a file is as the program saved it, entry by entry."""

from __future__ import annotations

import argparse

from assessor import store
from assessor.errors import Exit
from questionnaires import history
from questionnaires.texts import _, ngettext


def run(args: argparse.Namespace) -> int:
    """Follow the chain; say where it breaks."""
    assessment = store.read(args.file)
    found = list(history.broken(assessment))
    if not found:
        count = len(list(history.entries(assessment)))
        text = ngettext(
            "The chain holds: {n} entry, as it was saved.",
            "The chain holds: {n} entries, as they were saved.",
            count,
        )
        print(text.format(n=count))
        for head in assessment.heads:
            print(_("Its end: {digest}").format(digest=head))
        print(
            _("Whoever writes such a file can also write a chain that holds. To be sure, compare "
              "its end with what was told at the time, or use a signature.")
        )  # fmt: skip
        return Exit.FINE
    print(_("The chain is broken: something was changed other than by this program."))
    for part, ident, number in found:
        if ident:
            text = _("- {part} {id}, entry {number}: what it follows is not as it was.")
            print(text.format(part=part, id=ident, number=number))
        else:
            print(_("- The last entries are not those that the file names as the last."))
    return Exit.NOT_SO
