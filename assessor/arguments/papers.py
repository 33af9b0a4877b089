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
    common.paper(made)
    made.add_argument(
        "--details", metavar="DETAILS", type=Path,
        help=_("what the answers do not say, in a file that “assessor details” makes a form of"),
    )  # fmt: skip
    matrix = made.add_argument_group(_("with --as matrix"))
    matrix.add_argument(
        "--layout", metavar="ID",
        help=_("which layout of the Committee's matrix (default: matrix_2013)"),
    )  # fmt: skip
    matrix.add_argument(
        "--earlier", metavar="OLD", type=Path,
        help=_("an earlier assessment or imported matrix, to mark what changed since"),
    )  # fmt: skip
    requests = made.add_argument_group(_("with --as assistance-request"))
    requests.add_argument(
        "--subject", metavar="ID",
        help=_("only the request of this subject area, such as licensing"),
    )  # fmt: skip


def add_details(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor details`` can be told."""
    made = common.command(
        commands, "details", _("a form for what papers need and the answers do not say")
    )
    common.file(made)
    made.add_argument(
        "-o", "--out", metavar="NEW", type=Path, required=True,
        help=_("the file to create; fill it in, then: assessor report FILE --details NEW"),
    )  # fmt: skip
