"""Commands to begin an assessment, answer it, and see how far it is."""

from __future__ import annotations

import argparse
from pathlib import Path

from assessor.arguments import common
from questionnaires.texts import _


def add_demo(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor demo`` can be told."""
    made = common.command(commands, "demo", _("a worked example, end to end"))
    made.add_argument(
        "--out", metavar="FOLDER", type=Path, default=Path("assessor-demo"),
        help=_("where to write its reports (default: assessor-demo)"),
    )  # fmt: skip


def add_new(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor new`` can be told."""
    made = common.command(commands, "new", _("start an assessment; asks for what is not given"))
    made.add_argument("file", metavar="FILE", type=Path, help=_("the file to create"))
    made.add_argument(
        "--questionnaire", metavar="ID|FOLDER", default="op3_workshop",
        help=_("which questionnaire (default: op3_workshop)"),
    )  # fmt: skip
    made.add_argument("--system", metavar="NAME", help=_("whose system, usually the State"))
    made.add_argument("--agency", metavar="NAME", help=_("the body that answers"))
    made.add_argument("--respondent", metavar="NAME", help=_("the person at the keyboard"))
    made.add_argument(
        "--type", dest="assessor_type", choices=("self", "external", "exercise"),
        help=_("who judges: the State itself, somebody from outside, or an exercise"),
    )  # fmt: skip
    made.add_argument("--profile", metavar="ID", help=_("which questions, such as full or quick"))


def add_answer(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor answer`` can be told."""
    made = common.command(commands, "answer", _("answer the questions; goes on where one left"))
    common.file(made)
    made.add_argument("--at", metavar="ID", help=_("start at this question or element"))


def add_status(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor status`` can be told."""
    made = common.command(commands, "status", _("how far an assessment is"))
    common.file(made)
    common.form(made, "table", "json")


def add_set(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor set`` can be told."""
    made = common.command(commands, "set", _("answer without a dialogue"), "set_")
    common.file(made)
    made.add_argument(
        "answers", metavar="ID[/CELL]=VALUE", nargs="+",
        help=_(
            "an answer; ID alone fills all its cells. VALUE may be unknown, na (with --reason) "
            "or nothing, which takes an answer back"
        ),
    )  # fmt: skip
    made.add_argument("--reason", metavar="TEXT", help=_("why it is not applicable"))
    made.add_argument("--comment", metavar="TEXT", help=_("a comment on all that is set"))
    made.add_argument("--by", metavar="NAME", help=_("who says so (default: the respondent)"))
    made.add_argument("--agency", metavar="NAME", help=_("for which body"))
    made.add_argument(
        "--evidence", metavar="TITLE[|REFERENCE[|DATE]]", action="append", default=[],
        help=_("something that can be shown for all that is set; may be given several times"),
    )  # fmt: skip
