"""The command for workshop exercises."""

from __future__ import annotations

import argparse
from pathlib import Path

from assessor.arguments import common
from questionnaires.texts import _


def add_exercise(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor exercise`` can be told."""
    made = common.command(
        commands, "exercise", _("run a workshop exercise: hand out, play, present, debrief")
    )
    actions = made.add_subparsers(title=_("actions"), metavar=_("ACTION"), required=True)
    for add in (_list, _handout, _play, _present, _record, _debrief, _note):
        add(actions)


def _action(
    actions: common.Commands[argparse.ArgumentParser], name: str, summary: str
) -> argparse.ArgumentParser:
    made = common.command(actions, name, summary, "exercise")
    made.set_defaults(action=name)
    made.add_argument(
        "--questionnaire", metavar="ID|FOLDER", type=Path, default=Path("op3_workshop"),
        help=_("the questionnaire that the exercise stands beside (default: op3_workshop)"),
    )  # fmt: skip
    return made


def _exercise(to: argparse.ArgumentParser) -> None:
    to.add_argument("id", metavar="ID", help=_("the exercise; see: assessor exercise list"))


def _team(to: argparse.ArgumentParser) -> None:
    """Whose file, and what of the exercise it is about."""
    to.add_argument(
        "--team", metavar="NAME", required=True,
        help=_("the team; in a test, whoever sits it. The same words each time"),
    )  # fmt: skip
    to.add_argument(
        "-o", "--out", dest="file", metavar="FILE", type=Path, required=True,
        help=_("the team's file; made where it is not there, else gone on with"),
    )  # fmt: skip
    to.add_argument(
        "--stage", metavar="STAGE",
        help=_("start, or the inject that has been handed out; answers from then on follow it"),
    )  # fmt: skip
    to.add_argument(
        "--test", choices=("pre", "post"), help=_("the test before or after the exercise")
    )


def _list(actions: common.Commands[argparse.ArgumentParser]) -> None:
    made = _action(actions, "list", _("which exercises there are"))
    common.form(made, "table", "json")


def _handout(actions: common.Commands[argparse.ArgumentParser]) -> None:
    made = _action(actions, "handout", _("the papers to print: case, questions, answer sheet"))
    _exercise(made)
    paper = made.add_mutually_exclusive_group()
    paper.add_argument(
        "--facilitator", action="store_true",
        help=_("everything, the key and the notes included, for those who run it"),
    )  # fmt: skip
    paper.add_argument(
        "--inject", metavar="INJECT",
        help=_("the cards of this inject, one to a page, and its tasks"),
    )  # fmt: skip
    paper.add_argument(
        "--test", action="store_true", help=_("the test to answer before and after, without key")
    )
    common.paper(made, "terminal", "markdown", "html", "docx", "pdf")


def _play(actions: common.Commands[argparse.ArgumentParser]) -> None:
    made = _action(actions, "play", _("answer as a team, with the case at hand"))
    _exercise(made)
    _team(made)


def _present(actions: common.Commands[argparse.ArgumentParser]) -> None:
    made = _action(actions, "present", _("show question by question on a projector"))
    _exercise(made)
    made.add_argument(
        "--stage", metavar="STAGE",
        help=_("begin at this inject, with the key as it is after it (default: at the start)"),
    )  # fmt: skip
    made.add_argument(
        "--save", metavar="FILE", type=Path,
        help=_("keep the hands that were counted in this file, and go on with it"),
    )  # fmt: skip


def _record(actions: common.Commands[argparse.ArgumentParser]) -> None:
    made = _action(actions, "record", _("type in what a team wrote on paper"))
    _exercise(made)
    _team(made)


def _debrief(actions: common.Commands[argparse.ArgumentParser]) -> None:
    made = _action(actions, "debrief", _("compare the teams with the key and with each other"))
    _folder(made)
    made.add_argument(
        "--stage", metavar="STAGE",
        help=_("only this stage: start, or the id of an inject (default: all that were reached)"),
    )  # fmt: skip


def _note(actions: common.Commands[argparse.ArgumentParser]) -> None:
    made = _action(actions, "note", _("an information note on the exercise for the organisers"))
    _folder(made)
    made.add_argument(
        "--details", metavar="DETAILS", type=Path,
        help=_("what the answers do not say, in a file that “assessor details” makes a form of"),
    )  # fmt: skip


def _folder(to: argparse.ArgumentParser) -> None:
    """The teams' files, and how what they come to is handed over."""
    to.add_argument("folder", metavar="DIR", type=Path, help=_("the folder of the teams' files"))
    to.add_argument(
        "--exercise", metavar="ID",
        help=_("which exercise (default: the one that most of the files are of)"),
    )  # fmt: skip
    to.add_argument(
        "--anonymous", action="store_true",
        help=_("number the teams, and leave out names, comments and file names"),
    )  # fmt: skip
    common.paper(to)
