"""Commands for what should stay secret."""

from __future__ import annotations

import argparse
from pathlib import Path

from assessor.arguments import common
from questionnaires.texts import _


def add_protect(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor protect`` can be told."""
    made = common.command(
        commands, "protect", _("seal a file with a passphrase; every command then asks for it")
    )
    made.add_argument("file", metavar="FILE", type=Path, help=_("the saved assessment"))


def add_unprotect(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor unprotect`` can be told."""
    made = common.command(commands, "unprotect", _("take the passphrase off a file"))
    made.add_argument("file", metavar="FILE", type=Path, help=_("the protected assessment"))


def add_redact(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor redact`` can be told."""
    made = common.command(commands, "redact", _("a copy for sharing, without what is confidential"))
    common.file(made)
    made.add_argument(
        "--level", choices=("names", "texts", "system"), required=True,
        help=_("what is left out: the names of persons; also comments, reasons and evidence; also "
               "the name of the system and of its agencies"),
    )  # fmt: skip
    made.add_argument(
        "-o", "--out", metavar="OUT", type=Path, required=True, help=_("the file to create")
    )
