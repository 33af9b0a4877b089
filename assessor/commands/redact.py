"""``assessor redact``: a copy for sharing."""

from __future__ import annotations

import argparse
import sys

from assessor import opening, redaction, store
from assessor.errors import Exit
from questionnaires.texts import _


def run(args: argparse.Namespace) -> int:
    """Write the copy; the assessment itself is only read."""
    assessment = store.read(args.file)
    questionnaire = opening.questionnaire_of(assessment, args.questionnaire, args.file)
    store.create(args.out, redaction.redacted(assessment, questionnaire, args.level))
    print(_("Written: {file}").format(file=args.out), file=sys.stderr)
    if args.level != "system":
        print(_("It still names the system and its agencies."), file=sys.stderr)
    if args.level == "names":
        print(
            _("Comments, reasons and evidence are in it and may name people: read it before it "
              "is sent."), file=sys.stderr,
        )  # fmt: skip
    return Exit.FINE
