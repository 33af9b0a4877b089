"""The command for reports."""

from __future__ import annotations

import argparse
from pathlib import Path

from assessor.arguments import common
from questionnaires.texts import _


def add_report(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor report`` can be told."""
    from assessor import reports

    made = common.command(
        commands, "report", _("the gap report, and the papers that follow from it")
    )
    common.file(made)
    made.add_argument(
        "--as", dest="kind", choices=tuple(reports.KINDS), default="gap",
        help=_("which paper (default: gap)"),
    )  # fmt: skip
    made.add_argument(
        "--format", choices=tuple(reports.FORMATS),
        help=_("how to write it (default: as the name of OUT ends, else terminal)"),
    )  # fmt: skip
    made.add_argument(
        "-o", "--out", metavar="OUT", type=Path, help=_("write to this file instead of the screen")
    )
