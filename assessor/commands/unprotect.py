"""``assessor unprotect``: take the passphrase off a file."""

from __future__ import annotations

import argparse
import sys

from assessor import store
from assessor.errors import Exit, UserError
from questionnaires.texts import _


def run(args: argparse.Namespace) -> int:
    """Ask for the passphrase, then replace the file by what it holds, in the clear."""
    with store.writing(args.file) as opened:
        if not opened.protected:
            raise UserError(
                _("{file} is not protected.").format(file=args.file),
                _("There is nothing to take off."),
                Exit.WRONG_USE,
            )
        opened.protect(None)
    print(_("{file} can be read without a passphrase now.").format(file=args.file), file=sys.stderr)
    return Exit.FINE
