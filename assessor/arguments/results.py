"""Commands for what the answers come to."""

from __future__ import annotations

import argparse
from pathlib import Path

from assessor.arguments import common
from questionnaires.texts import _


def add_score(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor score`` can be told."""
    made = common.command(commands, "score", _("what the answers come to, with coverage"))
    common.file(made, nargs="?")
    made.add_argument(
        "--format", choices=("table", "json", "csv"),
        help=_("how to show it (default: table; of many: csv, or json, one object a line)"),
    )  # fmt: skip
    many = made.add_argument_group(_("many assessments at once, instead of FILE"))
    many.add_argument(
        "--responses", metavar="TABLE", type=Path,
        help=_(
            "a CSV table with the columns assessment, question, value and perhaps cell, one row a "
            "line, the rows of an assessment together; - reads standard input. A value may be "
            "unknown, na, or nothing. Needs --questionnaire ID|FOLDER"
        ),
    )  # fmt: skip
    many.add_argument("--profile", metavar="ID", help=_("which questions (default: the first)"))
    many.add_argument("--strict", action="store_true", help=_("stop at the first bad row"))
    many.add_argument(
        "-o", "--out", metavar="OUT", type=Path, help=_("write to this file instead of the screen")
    )
    made.add_argument(
        "--baseline", metavar="OLD", type=Path,
        help=_("an earlier assessment of the same questionnaire, to tell the progress since"),
    )  # fmt: skip
    made.add_argument(
        "--fail-under", metavar="PERCENT", type=common.whole(0, 100),
        help=_("exit with 1 unless the total is sure to reach this"),
    )  # fmt: skip


def add_audit(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor audit`` can be told."""
    made = common.command(
        commands, "audit", _("recompute saved or published results and list where they differ")
    )
    made.add_argument(
        "files", metavar="FILE", type=Path, nargs="*",
        help=_("what “score” or “report” wrote with --format json"),
    )  # fmt: skip
    made.add_argument(
        "--questionnaire", metavar="ID|FOLDER", type=Path,
        help=_("which questionnaire a table answers, or the folder of a FILE's"),
    )  # fmt: skip
    common.form(made, "table", "json")
    tables = made.add_argument_group(_("published results in a table, instead of FILE"))
    tables.add_argument(
        "--published", metavar="RESULTS", type=Path,
        # argparse reads the sign for per cent as the start of a field
        help=_("a CSV table with the columns assessment, id and value: a number, 62 % or a band")
        .replace("%", "%%"),
    )  # fmt: skip
    tables.add_argument(
        "--responses", metavar="TABLE", type=Path,
        help=_("the answers they come from, as in “score --responses”"),
    )  # fmt: skip
    tables.add_argument("--profile", metavar="ID", help=_("which questions (default: the first)"))


def add_target(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor target`` can be told."""
    made = common.command(commands, "target", _("the State's own goals: list them, or set some"))
    common.file(made)
    made.add_argument(
        "goals", metavar="ID=LEVEL", nargs="*",
        help=_(
            "a goal for a question, an element or all; ID= takes it back. Where a question does "
            "not ask for a level, the answer aimed at. Without any, the goals are listed"
        ),
    )  # fmt: skip
    made.add_argument("--by", metavar="DATE", help=_("by when: 2027, 2027-06 or 2027-06-30"))
    made.add_argument("--note", metavar="TEXT", help=_("a note on all that is set"))
    common.form(made, "table", "json")


def add_need(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor need`` can be told."""
    made = common.command(
        commands, "need", _("where help from outside is needed: list it, or mark gaps")
    )
    common.file(made)
    made.add_argument(
        "ids", metavar="ID", nargs="*",
        help=_("a question or an element to mark. Without any, the marks are listed"),
    )  # fmt: skip
    made.add_argument("--note", metavar="TEXT", help=_("a note on all that is marked"))
    made.add_argument("--remove", action="store_true", help=_("take the marks back"))
    common.form(made, "table", "json")


def add_explain(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor explain`` can be told."""
    made = common.command(
        commands, "explain", _("how a score or finding came about, to the answers")
    )
    common.file(made)
    made.add_argument(
        "id", metavar="ID",
        help=_("total, a module, element, question, cell, or a matrix field such as "
               "transit_control or transit_control/law.N"),
    )  # fmt: skip
