"""Commands that look at more than one saved result."""

from __future__ import annotations

import argparse
from pathlib import Path

from assessor.arguments import common
from questionnaires.texts import _

MOST_DRAWS = 100_000
DRAWS, SEED = 1000, 1540
"""As in `scoring.uncertainty`, which is slow to import."""


def add_compare(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor compare`` can be told."""
    made = common.command(
        commands, "compare", _("what differs between two saved results, or among many")
    )
    made.add_argument(
        "paths", metavar="FILE|DIR", type=Path, nargs="+",
        help=_("two files, or the files and folders of many"),
    )  # fmt: skip
    _questionnaire(made)
    common.paper(made)
    pair = made.add_argument_group(_("with two files, A and B"))
    pair.add_argument(
        "--questionnaire-b", metavar="FOLDER", type=Path,
        help=_("the folder of B's questionnaire, where that is another edition than A's"),
    )  # fmt: skip
    pair.add_argument("--only", choices=("changes",), help=_("leave out what is the same in both"))
    many = made.add_argument_group(_("with many"))
    _many(many)


def _many(to: argparse._ArgumentGroup) -> None:
    """What goes with many results only: see `assessor.compare.many`."""
    to.add_argument(
        "--by", metavar="LABEL",
        help=_(
            "put the files together by system (the usual one), agency, type, year, month, profile, "
            "folder, or a column of the table named with --labels"
        ),
    )  # fmt: skip
    to.add_argument(
        "--labels", metavar="TABLE", type=Path,
        help=_("a CSV table with the column file and others that the files can be put together by"),
    )  # fmt: skip
    to.add_argument(
        "--rank", choices=("modules", "elements"), nargs="?", const="modules",
        help=_("put the systems in an order, with how far it can be trusted; weights are those of "
               "the modules, or of the elements"),
    )  # fmt: skip
    to.add_argument(
        "--draws", metavar="N", type=common.whole(1, MOST_DRAWS),
        help=_("how often weights, ways and open answers are drawn for it (default: {n})").format(
            n=DRAWS
        ),
    )  # fmt: skip
    to.add_argument(
        "--seed", metavar="N", type=common.count,
        help=_("what the draws come from: the same gives the same (default: {n})").format(n=SEED),
    )  # fmt: skip
    to.add_argument(
        "--agreement", action="store_true",
        help=_("how far several assessors of one system agree, also where they are of one kind"),
    )  # fmt: skip
    remembered(to)


def add_upgrade(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor upgrade`` can be told."""
    made = common.command(
        commands, "upgrade", _("carry a saved assessment over to another edition")
    )
    made.add_argument("file", metavar="FILE", type=Path, help=_("the saved assessment"))
    made.add_argument(
        "-o", "--out", metavar="NEW", type=Path,
        help=_("the file to create (default: FILE with the edition in its name)"),
    )  # fmt: skip
    made.add_argument(
        "--questionnaire", metavar="FOLDER", type=Path,
        help=_("the folder of the edition to carry it over to, where that is not bundled"),
    )  # fmt: skip
    made.add_argument(
        "--from", dest="old", metavar="FOLDER", type=Path,
        help=_("the folder of the edition that FILE answers, to hold every question against it"),
    )  # fmt: skip
    made.add_argument(
        "--profile", metavar="ID",
        help=_("which questions of the new edition (default: the profile that FILE has)"),
    )  # fmt: skip


def add_dataset(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor dataset`` can be told."""
    made = common.command(
        commands, "dataset", _("saved results as a table for statistics programs")
    )
    made.add_argument(
        "paths", metavar="FILE|DIR", type=Path, nargs="+", help=_("files, and folders of files")
    )
    made.add_argument(
        "-o", "--out", metavar="OUT", type=Path, required=True,
        help=_("the table to write, ending in .parquet or .csv; OUT.dictionary.csv explains it"),
    )  # fmt: skip
    made.add_argument(
        "--shape", choices=("long", "wide"), default="long",
        help=_("a row for each cell of each file (long, the usual one), or for each file (wide)"),
    )  # fmt: skip
    _questionnaire(made)
    made.add_argument(
        "--texts", action="store_true",
        help=_("with names, comments, reasons and notes; else none of what people wrote"),
    )  # fmt: skip
    remembered(made)


def _questionnaire(to: argparse.ArgumentParser) -> None:
    """The questionnaire of all the files, where that is not a bundled one."""
    to.add_argument(
        "--questionnaire", metavar="FOLDER", type=Path,
        help=_("the folder of their questionnaire, where that is not one of the bundled ones"),
    )  # fmt: skip


def remembered(to: argparse._ActionsContainer) -> None:
    """Where what was read is remembered, by content."""
    to.add_argument(
        "--cache", metavar="FILE", type=Path,
        help=_("remember what was read in this file (default: .assessor-cache beside the files)"),
    )  # fmt: skip
    to.add_argument(
        "--no-cache", action="store_true", help=_("remember nothing, and read every file anew")
    )
