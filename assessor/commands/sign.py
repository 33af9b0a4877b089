"""``assessor sign``: say by a signature that this file is as its signer saw it."""

from __future__ import annotations

import argparse
import sys

from assessor import files, safe, signature, sshsig, store
from assessor.errors import Exit, UserError
from questionnaires import history
from questionnaires.texts import _, ngettext


def run(args: argparse.Namespace) -> int:
    """Sign the bytes on the disk, once they were read and found whole."""
    data = files.read(args.file)[0]
    assessment = store.loads(data, args.file)
    if any(history.broken(assessment)):
        raise UserError(
            _("{file} was changed other than by this program, and is not signed.").format(
                file=args.file
            ),
            _("See where: assessor verify {file}").format(file=args.file),
            Exit.NOT_SO,
        )
    signed, signer = signature.sign(data, args.key)
    out = args.out or args.file.with_name(args.file.name + ".sig")
    files.create(out, signed)
    count = len(list(history.entries(assessment)))
    text = ngettext(
        "Signed {file}, with {n} entry, with the key {fingerprint}",
        "Signed {file}, with {n} entries, with the key {fingerprint}",
        count,
    ).format(file=safe.line(args.file), n=count, fingerprint=sshsig.fingerprint(signer.key))
    name = safe.line(signer.name)
    print(f"{text} ({name})." if name else f"{text}.", file=sys.stderr)
    print(_("Written: {file}").format(file=safe.line(out)), file=sys.stderr)
    print(
        _("It says that whoever holds this key signed this file as it is now. It does not say "
          "when, nor whose the key is, nor that the answers are right. One answer more, and it "
          "does not hold any longer: keep a copy of the file with it."),
        file=sys.stderr,
    )  # fmt: skip
    return Exit.FINE
