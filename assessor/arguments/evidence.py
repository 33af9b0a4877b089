"""The command for what can be shown for answers."""

from __future__ import annotations

import argparse
from pathlib import Path

from assessor.arguments import common
from questionnaires.texts import _


def add_evidence(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor evidence`` can be told."""
    made = common.command(
        commands, "evidence", _("the register of evidence: list it, add to it, check its files")
    )
    common.file(made)
    actions = made.add_subparsers(title=_("actions"), metavar=_("ACTION"), required=True)
    listing = common.command(
        actions, "list", _("every piece with what it supports, and answers without any"), "evidence"
    )
    listing.set_defaults(action="list_all")
    common.form(listing, "table", "json")
    _add(common.command(actions, "add", _("record a piece for some answers"), "evidence"))
    check = common.command(
        actions, "check", _("find files that are missing or have changed"), "evidence"
    )
    check.set_defaults(action="check")
    check.add_argument(
        "--folder", metavar="DIR", type=Path,
        help=_("where the files are (default: the folder of the assessment)"),
    )  # fmt: skip


def _add(add: argparse.ArgumentParser) -> None:
    add.set_defaults(action="add")
    add.add_argument(
        "ids", metavar="ID[/CELL]", nargs="+", help=_("the questions or cells that it supports")
    )
    add.add_argument("--title", metavar="TITLE", help=_("what it is called (default: the file)"))
    what = add.add_mutually_exclusive_group()
    what.add_argument(
        "--source", metavar="FILE", type=Path,
        help=_("a file: its name and its SHA-256 are kept, and nothing else of it"),
    )  # fmt: skip
    what.add_argument("--citation", metavar="TEXT", help=_("an article, number or address"))
    add.add_argument("--page", metavar="TEXT", help=_("where in it"))
    add.add_argument("--date", metavar="DATE", help=_("2019, 2019-05 or 2019-05-31"))
    add.add_argument("--marking", metavar="TEXT", help=_("its classification marking"))
    add.add_argument("--by", metavar="NAME", help=_("who adds it (default: the respondent)"))
