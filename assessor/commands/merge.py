"""``assessor merge``: bring packets back. All of them are merged, or nothing is."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from assessor import opening, store
from assessor.errors import Exit
from assessor.together import packets
from questionnaires.responses import Assessment
from questionnaires.texts import _, ngettext


def run(args: argparse.Namespace) -> int:
    """Check every packet, then save everything that they hold in one go."""
    with store.writing(args.file) as opened:
        questionnaire = opening.questionnaire_of(opened.assessment, args.questionnaire, args.file)
        read = [(path, store.read(path)) for path in args.packets]
        whole, brought = packets.merged(opened.assessment, read)
        opening.hold_against(whole, questionnaire, args.file)
        if whole != opened.assessment:
            opened.become(whole)
    for each in brought:
        text = ngettext("{path}: {agency}, {n} new entry", "{path}: {agency}, {n} new entries",
                        each.new)  # fmt: skip
        print(text.format(path=each.path, agency=each.agency, n=each.new))
    tell_of_conflicts(whole, args.file)
    return Exit.FINE


def tell_of_conflicts(whole: Assessment, file: Path) -> None:
    """How many cells are in conflict, and how to see them; nothing where none is."""
    count = len(whole.conflicts)
    if count:
        text = ngettext(
            "{n} cell is in conflict: agencies say different things of it. It counts as not known "
            "until it is settled.",
            "{n} cells are in conflict: agencies say different things of them. They count as not "
            "known until they are settled.",
            count,
        )
        print(text.format(n=count), file=sys.stderr)
        print(_("See them with: assessor conflicts {file}").format(file=file), file=sys.stderr)
