"""Commands for other forms of an assessment."""

from __future__ import annotations

import argparse
from pathlib import Path

from assessor.arguments import common
from questionnaires.texts import _


def add_import(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor import`` can be told."""
    made = common.command(commands, "import", _("make an assessment from another form"), "import_")
    kinds = made.add_subparsers(title=_("forms"), metavar=_("FORM"), required=True)
    matrix = kinds.add_parser(
        "matrix", help=_("a JSON profile in the rows of the 1540 Committee matrix"),
        description=_("Read a matrix profile (JSON) into an op3_matrix assessment."),
    )  # fmt: skip
    matrix.set_defaults(command="import_")
    common.everywhere(matrix)
    matrix.add_argument("source", metavar="SOURCE", type=Path, help=_("the file to read"))
    matrix.add_argument(
        "-o", "--out", metavar="FILE", type=Path, required=True, help=_("the file to create")
    )
    matrix.add_argument(
        "--profile", metavar="ID", default="full", help=_("which rows: full or op3cd")
    )
