"""The command line: what can be said, and who does it.

Only argparse is imported here; each command imports what it needs when it is run, so that
``assessor --help`` is there at once.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from importlib import import_module

from assessor import __version__, speech
from assessor.arguments import common
from assessor.errors import Exit, UserError
from questionnaires import texts
from questionnaires.texts import _

# argparse says some things itself, and would look for a catalogue of its own in another language.
argparse._ = texts._  # type: ignore[attr-defined]
argparse.ngettext = texts.ngettext  # type: ignore[attr-defined]


def run() -> None:
    """The ``assessor`` program: speak the user's language, do as told, exit with its code."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit code; never a traceback for bad input."""
    # Starting up makes thousands of objects that all stay; looking for garbage among them is vain.
    gc.set_threshold(50_000)
    _utf8()
    _warn(speech.begin(arguments))
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


def _warn(words: str) -> None:
    if words:
        from assessor import safe

        print(safe.line(words), file=sys.stderr)


def _utf8() -> None:
    # A code page of the 1980s is still the default of many Windows consoles.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


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
    top.add_argument(
        "--version", action="version", version=f"assessor {__version__}",
        help=_("show the program's version and exit"),
    )  # fmt: skip
    common.everywhere(top)
    top.set_defaults(command="home", plain=False)
    commands = top.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    words = zip(("", *arguments), arguments, strict=False)  # each after the one before it
    asked = next((w for was, w in words if was != "--lang" and not w.startswith("-")), "")
    for name, module in COMMANDS.items():
        if asked not in COMMANDS or name == asked:
            describe = getattr(import_module(f"assessor.arguments.{module}"), f"add_{name}")
            describe(commands)
    return top


COMMANDS: dict[str, str] = {
    "demo": "answering",
    "new": "answering",
    "answer": "answering",
    "status": "answering",
    "set": "answering",
    "score": "results",
    "target": "results",
    "need": "results",
    "audit": "results",
    "explain": "results",
    "report": "papers",
    "details": "papers",
    "export": "exchange",
    "import": "exchange",
    "agencies": "together",
    "split": "together",
    "merge": "together",
    "conflicts": "together",
    "evidence": "evidence",
    "history": "together",
    "verify": "together",
    "sign": "together",
    "protect": "secrecy",
    "unprotect": "secrecy",
    "redact": "secrecy",
    "exercise": "exercise",
    "compare": "comparing",
    "upgrade": "comparing",
    "dataset": "comparing",
    "questionnaire": "content",
    "glossary": "content",
}
"""The module of `assessor.arguments` that says what a command can be told, by command."""
