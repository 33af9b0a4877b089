"""``assessor import``: make an assessment from another form."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from assessor import opening, safe, saved, store
from assessor.beginning import begin
from assessor.errors import Exit
from assessor.exchange import matrix
from questionnaires.texts import _


def run(args: argparse.Namespace) -> int:
    """Read a matrix profile and write it as an assessment of its own."""
    questionnaire = opening.questionnaire("op3_matrix")
    profile = matrix.read(args.source, questionnaire)
    assessment = begin(
        questionnaire, profile=opening.profile(questionnaire, args.profile), system=profile.system,
        assessor_type="external", note=profile.note,
    )  # fmt: skip
    store.create(args.out, saved.said(assessment, profile.said))
    count = Counter(said.status for said in profile.said)
    print(
        _("{file}: {system}, {answered} cells marked, {unknown} not seen in the source.").format(
            file=args.out, system=safe.line(profile.system),
            answered=count["answered"], unknown=count["unknown"]),
        _("Next: assessor score {file}").format(file=args.out),
        sep="\n", file=sys.stderr,
    )  # fmt: skip
    return Exit.FINE
