"""The commands for questionnaires and for their words."""

from __future__ import annotations

import argparse
from pathlib import Path

from assessor.arguments import common
from questionnaires.texts import _


def add_questionnaire(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor questionnaire`` can be told."""
    made = common.command(
        commands, "questionnaire", _("list, show, check or export questionnaires")
    )
    actions = made.add_subparsers(title=_("actions"), metavar=_("ACTION"), required=True)
    listing = common.command(actions, "list", _("which questionnaires there are"), "questionnaire")
    listing.set_defaults(action="list_all")
    common.form(listing, "table", "json")
    show = common.command(actions, "show", _("the questions of a questionnaire"), "questionnaire")
    show.set_defaults(action="show")
    show.add_argument("path", metavar="ID|FOLDER", nargs="?", default="op3_workshop")
    show.add_argument("--profile", metavar="ID", help=_("only the questions of this profile"))
    show.add_argument("--question", metavar="ID", help=_("one question with all that is known"))
    check = common.command(
        actions, "check", _("find all problems of a questionnaire"), "questionnaire"
    )
    check.set_defaults(action="check")
    check.add_argument(
        "path", metavar="ID|FOLDER", nargs="?",
        help=_("which one (default: all that are bundled)"),
    )  # fmt: skip
    check.epilog = _("With --lang LANG, its translations into that language are checked too.")
    common.form(check, "table", "json")
    translate = common.command(
        actions, "translate", _("a file for translating a questionnaire of your own"),
        "questionnaire",
    )  # fmt: skip
    translate.set_defaults(action="translate")
    translate.add_argument("path", metavar="FOLDER")
    export = common.command(
        actions, "export", _("a form of it for KoboToolbox and ODK"), "questionnaire"
    )
    export.set_defaults(action="export")
    export.add_argument("path", metavar="ID|FOLDER")
    export.add_argument(
        "--xlsform", action="store_true", required=True,
        help=_("as an XLSForm, in every language it is translated into"),
    )  # fmt: skip
    export.add_argument(
        "-o", "--out", metavar="OUT", type=Path,
        help=_("the file to create (default: the form's name, in this folder)"),
    )  # fmt: skip
    export.add_argument(
        "--profile", metavar="ID", help=_("which questions (default: those of the first profile)")
    )
    export.add_argument(
        "--agency", metavar="ID", help=_("only the questions that this agency answers")
    )


def add_glossary(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor glossary`` can be told."""
    made = common.command(commands, "glossary", _("what a term means, in four languages"))
    made.add_argument(
        "term", metavar="TERM", nargs="?",
        help=_("a word of it, in any of the languages (default: all terms)"),
    )  # fmt: skip
    common.form(made, "table", "json")
