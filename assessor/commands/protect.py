"""``assessor protect``: seal a file with a passphrase."""

from __future__ import annotations

import argparse
import sys

from assessor import secrecy, store
from assessor.errors import Exit, UserError
from questionnaires.texts import _


def run(args: argparse.Namespace) -> int:
    """Ask for a passphrase twice, then replace the file by its sealed form."""
    with store.writing(args.file) as opened:
        if opened.protected:
            raise UserError(
                _("{file} is protected already.").format(file=args.file),
                _(
                    "For another passphrase: assessor unprotect {file}, then protect it again."
                ).format(file=args.file),
                Exit.WRONG_USE,
            )  # fmt: skip
        print(
            _("Nobody can open the file without this passphrase. There is no way to get it back."),
            file=sys.stderr,
        )
        passphrase = secrecy.chosen(_("A passphrase for {file}:").format(file=args.file))
        opened.protect(secrecy.new_key(passphrase))
    print(
        _("{file} is protected. Copies made before, and what the disk kept of it, are not.").format(
            file=args.file
        ),
        file=sys.stderr,
    )
    return Exit.FINE
