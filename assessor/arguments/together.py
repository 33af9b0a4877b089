"""Commands for several agencies that answer one assessment."""

from __future__ import annotations

import argparse
from pathlib import Path

from assessor.arguments import common
from questionnaires.texts import _


def add_agencies(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor agencies`` can be told."""
    made = common.command(
        commands, "agencies", _("which agency answers which questions: list it, or change it")
    )
    common.file(made)
    made.add_argument(
        "--set",
        dest="agency",
        metavar="AGENCY",
        help=_("the agency to change or to add, by its id"),
    )
    made.add_argument("--name", metavar="NAME", help=_("what it is called"))
    made.add_argument(
        "--leads", metavar="ID", nargs="+", default=[],
        help=_("questions or elements that it answers for first"),
    )  # fmt: skip
    made.add_argument(
        "--also", metavar="ID", nargs="+", default=[],
        help=_("questions or elements that it is asked beside the agency that leads"),
    )  # fmt: skip
    made.add_argument(
        "--not", dest="without", metavar="ID", nargs="+", default=[],
        help=_("questions or elements that it does not answer any more"),
    )  # fmt: skip
    made.add_argument("--remove", metavar="AGENCY", help=_("an agency that takes no part"))
    common.form(made, "table", "json")


def add_split(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor split`` can be told."""
    made = common.command(commands, "split", _("one packet for each agency, with its questions"))
    common.file(made)
    made.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help=_("the folder for the packets")
    )
    made.add_argument(
        "--agency", metavar="AGENCY", action="append",
        help=_("only for this agency, by its id; may be given several times"),
    )  # fmt: skip


def add_merge(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor merge`` can be told."""
    made = common.command(commands, "merge", _("bring the packets of agencies back"))
    common.file(made)
    made.add_argument(
        "packets", metavar="PACKET", type=Path, nargs="+", help=_("what agencies sent back")
    )


def add_conflicts(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor conflicts`` can be told."""
    made = common.command(
        commands, "conflicts", _("where agencies disagree: list it, or settle it")
    )
    common.file(made)
    made.add_argument(
        "ids", metavar="ID", nargs="*", help=_("only these elements, questions or cells")
    )
    how = made.add_mutually_exclusive_group()
    how.add_argument(
        "--resolve", action="store_true", help=_("settle them one by one in a dialogue")
    )
    how.add_argument(
        "--rule", choices=("agreed", "lowest", "median", "lead"),
        help=_("settle them by a rule: what all that know it say; the lowest answer; the middle "
               "one, of two the lower; that of the lead agency"),
    )  # fmt: skip
    made.add_argument("--by", metavar="NAME", help=_("who decides (default: the respondent)"))
    made.add_argument("--why", metavar="TEXT", help=_("why so; kept with each answer"))
    common.form(made, "table", "json")


def add_history(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor history`` can be told."""
    made = common.command(commands, "history", _("who changed what and when"))
    common.file(made)
    made.add_argument("id", metavar="ID", nargs="?", help=_("only this element, question or cell"))
    common.form(made, "table", "json")


def add_verify(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor verify`` can be told."""
    made = common.command(
        commands, "verify",
        _("whether a file is as the program saved it, or edited by hand; and who signed it"),
    )  # fmt: skip
    made.add_argument("file", metavar="FILE", type=Path, help=_("the saved assessment"))
    made.add_argument(
        "--signature", metavar="SIG", type=Path, help=_("the file with its signature")
    )
    made.add_argument(
        "--signer", metavar="KEYS", type=Path,
        help=_("whose signature it should be: a public key, or OpenSSH's list of allowed signers"),
    )  # fmt: skip


def add_sign(commands: common.Commands[argparse.ArgumentParser]) -> None:
    """What ``assessor sign`` can be told."""
    made = common.command(
        commands, "sign", _("sign a finished assessment with a key, in a file beside it")
    )
    made.add_argument("file", metavar="FILE", type=Path, help=_("the saved assessment"))
    made.add_argument(
        "--key", metavar="KEYFILE", type=Path, required=True,
        help=_("your private key, as ssh-keygen -t ed25519 makes it"),
    )  # fmt: skip
    made.add_argument(
        "-o", "--out", metavar="SIG", type=Path,
        help=_("the signature file to create (default: the name of the file with .sig)"),
    )  # fmt: skip
