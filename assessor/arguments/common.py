"""What several commands can be told alike."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from questionnaires.texts import _

Commands = argparse._SubParsersAction  # argparse names no public type for it


def everywhere(to: argparse.ArgumentParser) -> None:
    """Options that may stand before the command as well as after it."""
    to.add_argument(
        "--lang", metavar="LANG", default=argparse.SUPPRESS,
        help=_("language of the program and of the questions, such as en"),
    )  # fmt: skip
    to.add_argument(
        "--plain", action="store_true", default=argparse.SUPPRESS,
        help=_("plain lines, no colours and no moving cursor: for screen readers and pipes"),
    )  # fmt: skip


def command(
    commands: Commands[argparse.ArgumentParser], name: str, summary: str, module: str | None = None
) -> argparse.ArgumentParser:
    """A command of its name; `module` carries it out where that has another name."""
    made = commands.add_parser(name, help=summary, description=summary)
    made.set_defaults(command=module or name)
    everywhere(made)
    return made


def file(to: argparse.ArgumentParser, nargs: str | None = None) -> None:
    """The saved assessment, and its questionnaire where that is not a bundled one."""
    to.add_argument("file", metavar="FILE", type=Path, nargs=nargs, help=_("the saved assessment"))
    to.add_argument(
        "--questionnaire", metavar="FOLDER", type=Path,
        help=_("the folder of its questionnaire, where that is not one of the bundled ones"),
    )  # fmt: skip


def form(to: argparse.ArgumentParser, *formats: str) -> None:
    """How a result is shown; the first is the usual one."""
    to.add_argument(
        "--format", choices=formats, default=formats[0],
        help=_("how to show it (default: {format})").format(format=formats[0]),
    )  # fmt: skip


def paper(to: argparse.ArgumentParser, *formats: str) -> None:
    """In which format a paper is written, and where; without any, every format there is."""
    from assessor import reports

    to.add_argument(
        "--format", choices=formats or tuple(reports.FORMATS),
        help=_("how to write it (default: as the name of OUT ends, else terminal)"),
    )  # fmt: skip
    to.add_argument(
        "-o", "--out", metavar="OUT", type=Path, help=_("write to this file instead of the screen")
    )


def whole(least: int, most: int) -> Callable[[str], int]:
    """Reads a whole number between these two."""

    def read(text: str) -> int:
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else least - 1
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(
                _("expected a whole number from {least} to {most}").format(least=least, most=most)
            )
        return number

    return read


def count(text: str) -> int:
    """A whole number from 1 on."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    if number < 1:
        raise argparse.ArgumentTypeError(_("expected a whole number from 1 on"))
    return number
