"""Commands for other forms of an assessment."""

from __future__ import annotations

import argparse
from pathlib import Path

from assessor.arguments import common
from questionnaires.texts import _


def add_export(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor export`` can be told."""
    made = common.command(
        commands, "export", _("a workbook or table that people without this program fill in")
    )
    common.file(made)
    form = made.add_mutually_exclusive_group()
    form.add_argument(
        "--xlsx", dest="form", action="store_const", const="xlsx",
        help=_("a workbook: a sheet per element, drop-down lists for the answers"),
    )  # fmt: skip
    form.add_argument(
        "--csv", dest="form", action="store_const", const="csv",
        help=_("a table with a row per cell"),
    )  # fmt: skip
    made.add_argument(
        "-o", "--out", metavar="OUT", type=Path,
        help=_("the file to create (default: the name of FILE, with another ending)"),
    )  # fmt: skip
    made.add_argument(
        "--back-to", metavar="WHOM",
        help=_("to whom it is to be sent back, named in the workbook's instructions"),
    )  # fmt: skip


def add_import(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor import`` can be told."""
    made = common.command(
        commands, "import", _("read a filled form, or a matrix profile"), "import_"
    )
    made.usage = (
        "assessor import FILE SOURCE [--overwrite] [--by NAME] [--agency NAME]\n"
        "       assessor import matrix SOURCE -o FILE [--profile ID]"
    )
    # Only one of the two can be said, and a file's name is as good a word as any: so no actions.
    made.add_argument(
        "file", metavar="FILE",
        help=_("the saved assessment that the answers go to; or the word matrix, to make a new one "
               "(a file of that name is ./matrix)"),
    )  # fmt: skip
    made.add_argument(
        "source", metavar="SOURCE", type=Path,
        help=_("what “assessor export” made and somebody filled, or the CSV that KoboToolbox or "
               "ODK Central give of a form; for matrix, a JSON profile in the rows of the 1540 "
               "Committee matrix"),
    )  # fmt: skip
    made.add_argument(
        "--questionnaire", metavar="FOLDER", type=Path,
        help=_("the folder of its questionnaire, where that is not one of the bundled ones"),
    )  # fmt: skip
    form = made.add_argument_group(_("with a form"))
    form.add_argument(
        "--overwrite", action="store_true",
        help=_("take its answers also where somebody answered anew since it was made"),
    )  # fmt: skip
    form.add_argument(
        "--by", metavar="NAME",
        help=_("who filled it (default: the name in the form, else the respondent)"),
    )  # fmt: skip
    form.add_argument("--agency", metavar="NAME", help=_("for which body"))
    profile = made.add_argument_group(_("with matrix"))
    profile.add_argument("-o", "--out", metavar="FILE", type=Path, help=_("the file to create"))
    profile.add_argument("--profile", metavar="ID", help=_("which rows: full (default) or op3cd"))
