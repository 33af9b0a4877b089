"""The command line: what can be said, and who does it.

Only argparse is imported here; each command imports what it needs when it is run, so that
``assessor --help`` is there at once.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from assessor import __version__
from assessor.errors import Exit, UserError
from questionnaires import texts
from questionnaires.texts import _


def run() -> None:
    """The ``assessor`` program: speak the user's language, do as told, exit with its code."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit code; never a traceback for bad input."""
    # Starting up makes thousands of objects that all stay; looking for garbage among them is vain.
    gc.set_threshold(50_000)
    _utf8()
    texts.use(_language(arguments) or texts.system_language())
    args = parser(arguments).parse_args(arguments)
    try:
        command = import_module(f"assessor.commands.{args.command}")
        return int(command.run(args))
    except UserError as error:
        return _refuse(error)
    except KeyboardInterrupt:
        print(_("Interrupted. Everything said so far is saved."), file=sys.stderr)
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has seen enough; keep the interpreter from flushing into it.
        sys.stdout = None
        return Exit.FINE


def _refuse(error: UserError) -> int:
    from assessor import safe

    print(_("assessor: {what}").format(what=safe.block(error.what)), file=sys.stderr)
    if error.todo:
        print(safe.block(error.todo), file=sys.stderr)
    return error.code


def _utf8() -> None:
    # A code page of the 1980s is still the default of many Windows consoles.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _language(arguments: Sequence[str]) -> str | None:
    """The language asked for, looked up before parsing, so that help and errors speak it too."""
    for position, word in enumerate(arguments):
        if word == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None


def parser(arguments: Sequence[str] = ()) -> argparse.ArgumentParser:
    """What can be said on the command line: everything, or only the command that is asked for.

    Describing all the commands takes as long as some of them take to run.
    """
    top = argparse.ArgumentParser(
        prog="assessor",
        description=_(
            "Examine a national export control system: answer a questionnaire, score it, and "
            "report the gaps against operative paragraph 3 of resolution 1540 (2004)."
        ),
        epilog=_("assessor COMMAND --help tells more. A first look: assessor demo"),
    )
    top.add_argument("--version", action="version", version=f"assessor {__version__}")
    _common(top)
    top.set_defaults(command="home", plain=False)
    commands = top.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    asked = next((word for word in arguments if not word.startswith("-")), "")
    for name, add in COMMANDS.items():
        if asked not in COMMANDS or name == asked:
            add(commands)
    return top


Commands = argparse._SubParsersAction  # argparse names no public type for it


def _common(to: argparse.ArgumentParser) -> None:
    """Options that may stand before the command as well as after it."""
    to.add_argument(
        "--lang", metavar="LANG", default=argparse.SUPPRESS,
        help=_("language of the program and of the questions, such as en"),
    )  # fmt: skip
    to.add_argument(
        "--plain", action="store_true", default=argparse.SUPPRESS,
        help=_("plain lines, no colours and no moving cursor: for screen readers and pipes"),
    )  # fmt: skip


def _command(
    commands: Commands[argparse.ArgumentParser], name: str, summary: str, module: str | None = None
) -> argparse.ArgumentParser:
    made = commands.add_parser(name, help=summary, description=summary)
    made.set_defaults(command=module or name)
    _common(made)
    return made


def _file(to: argparse.ArgumentParser, nargs: str | None = None) -> None:
    to.add_argument("file", metavar="FILE", type=Path, nargs=nargs, help=_("the saved assessment"))
    to.add_argument(
        "--questionnaire", metavar="FOLDER", type=Path,
        help=_("the folder of its questionnaire, where that is not one of the bundled ones"),
    )  # fmt: skip


def _format(to: argparse.ArgumentParser, *formats: str) -> None:
    to.add_argument(
        "--format", choices=formats, default=formats[0],
        help=_("how to show it (default: {format})").format(format=formats[0]),
    )  # fmt: skip


def _demo(commands: Commands[argparse.ArgumentParser]) -> None:
    made = _command(commands, "demo", _("a worked example, end to end"))
    made.add_argument(
        "--out", metavar="FOLDER", type=Path, default=Path("assessor-demo"),
        help=_("where to write its reports (default: assessor-demo)"),
    )  # fmt: skip


def _new(commands: Commands[argparse.ArgumentParser]) -> None:
    made = _command(commands, "new", _("start an assessment; asks for what is not given"))
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


def _answer(commands: Commands[argparse.ArgumentParser]) -> None:
    made = _command(commands, "answer", _("answer the questions; goes on where one left"))
    _file(made)
    made.add_argument("--at", metavar="ID", help=_("start at this question or element"))


def _status(commands: Commands[argparse.ArgumentParser]) -> None:
    made = _command(commands, "status", _("how far an assessment is"))
    _file(made)
    _format(made, "table", "json")


def _set(commands: Commands[argparse.ArgumentParser]) -> None:
    made = _command(commands, "set", _("answer without a dialogue"), "set_")
    _file(made)
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


def _score(commands: Commands[argparse.ArgumentParser]) -> None:
    made = _command(commands, "score", _("what the answers come to, with coverage"))
    _file(made, nargs="?")
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
        "--fail-under", metavar="PERCENT", type=_percent,
        help=_("exit with 1 unless the total is sure to reach this"),
    )  # fmt: skip


def _audit(commands: Commands[argparse.ArgumentParser]) -> None:
    made = _command(
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
    _format(made, "table", "json")
    tables = made.add_argument_group(_("published results in a table, instead of FILE"))
    tables.add_argument(
        "--published", metavar="RESULTS", type=Path,
        help=_("a CSV table with the columns assessment, id and value: a number, 62 % or a band"),
    )  # fmt: skip
    tables.add_argument(
        "--responses", metavar="TABLE", type=Path,
        help=_("the answers they come from, as in “score --responses”"),
    )  # fmt: skip
    tables.add_argument("--profile", metavar="ID", help=_("which questions (default: the first)"))


def _target(commands: Commands[argparse.ArgumentParser]) -> None:
    made = _command(commands, "target", _("the State's own goals: list them, or set some"))
    _file(made)
    made.add_argument(
        "goals", metavar="ID=LEVEL", nargs="*",
        help=_(
            "a goal for a question, an element or all; ID= takes it back. Where a question does "
            "not ask for a level, the answer aimed at. Without any, the goals are listed"
        ),
    )  # fmt: skip
    made.add_argument("--by", metavar="DATE", help=_("by when: 2027, 2027-06 or 2027-06-30"))
    made.add_argument("--note", metavar="TEXT", help=_("a note on all that is set"))
    _format(made, "table", "json")


def _explain(commands: Commands[argparse.ArgumentParser]) -> None:
    made = _command(commands, "explain", _("how a score or finding came about, to the answers"))
    _file(made)
    made.add_argument(
        "id", metavar="ID",
        help=_("total, a module, element, question, cell, or a matrix field such as "
               "transit_control or transit_control/law.N"),
    )  # fmt: skip


def _report(commands: Commands[argparse.ArgumentParser]) -> None:
    from assessor import reports

    made = _command(commands, "report", _("the gap report, and the papers that follow from it"))
    _file(made)
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


def _import(commands: Commands[argparse.ArgumentParser]) -> None:
    made = _command(commands, "import", _("make an assessment from another form"), "import_")
    kinds = made.add_subparsers(title=_("forms"), metavar=_("FORM"), required=True)
    matrix = kinds.add_parser(
        "matrix", help=_("a JSON profile in the rows of the 1540 Committee matrix"),
        description=_("Read a matrix profile (JSON) into an op3_matrix assessment."),
    )  # fmt: skip
    matrix.set_defaults(command="import_")
    _common(matrix)
    matrix.add_argument("source", metavar="SOURCE", type=Path, help=_("the file to read"))
    matrix.add_argument(
        "-o", "--out", metavar="FILE", type=Path, required=True, help=_("the file to create")
    )
    matrix.add_argument(
        "--profile", metavar="ID", default="full", help=_("which rows: full or op3cd")
    )


def _questionnaire(commands: Commands[argparse.ArgumentParser]) -> None:
    made = _command(commands, "questionnaire", _("list, show or check questionnaires"))
    actions = made.add_subparsers(title=_("actions"), metavar=_("ACTION"), required=True)
    listing = _command(actions, "list", _("which questionnaires there are"), "questionnaire")
    listing.set_defaults(action="list_all")
    _format(listing, "table", "json")
    show = _command(actions, "show", _("the questions of a questionnaire"), "questionnaire")
    show.set_defaults(action="show")
    show.add_argument("path", metavar="ID|FOLDER", nargs="?", default="op3_workshop")
    show.add_argument("--profile", metavar="ID", help=_("only the questions of this profile"))
    show.add_argument("--question", metavar="ID", help=_("one question with all that is known"))
    check = _command(actions, "check", _("find all problems of a questionnaire"), "questionnaire")
    check.set_defaults(action="check")
    check.add_argument(
        "path", metavar="ID|FOLDER", nargs="?",
        help=_("which one (default: all that are bundled)"),
    )  # fmt: skip
    _format(check, "table", "json")


def _percent(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else -1
    if not 0 <= number <= 100:
        raise argparse.ArgumentTypeError(_("expected a whole number from 0 to 100"))
    return number


COMMANDS: dict[str, Callable[[Commands[argparse.ArgumentParser]], None]] = {
    "demo": _demo,
    "new": _new,
    "answer": _answer,
    "status": _status,
    "set": _set,
    "score": _score,
    "target": _target,
    "audit": _audit,
    "explain": _explain,
    "report": _report,
    "import": _import,
    "questionnaire": _questionnaire,
}
