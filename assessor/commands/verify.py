"""``assessor verify``: whether a file is as the program saved it, and who signed it."""

from __future__ import annotations

import argparse
from pathlib import Path

from assessor import files, safe, store
from assessor.errors import Exit, UserError
from questionnaires import history
from questionnaires.responses import Assessment
from questionnaires.texts import _, ngettext


def run(args: argparse.Namespace) -> int:
    """Check the signature, where there is one; then follow the chain and say where it breaks."""
    if (args.signature is None) != (args.signer is None):
        raise UserError(
            _("A signature is checked against a key: --signature and --signer belong together."),
            _("Name the signature file, and the public key of whoever should have signed."),
            Exit.WRONG_USE,
        )
    data = files.read(args.file)[0]
    if args.signature:
        _signature(data, args.file, args.signature, args.signer)
    return _chain(store.loads(data, args.file), signed=bool(args.signature))


def _signature(data: bytes, file: Path, signed: Path, allowed: Path) -> None:
    """Say who signed.

    Raises:
        UserError: As `signature.verified`.
    """
    from assessor import signature, sshsig

    signer = signature.verified(data, file, signed, allowed)
    text = _("The signature holds: {file} is, byte for byte, what was signed with the key "
             "{fingerprint}").format(
        file=safe.line(file), fingerprint=sshsig.fingerprint(signer.key)
    )  # fmt: skip
    name = safe.line(signer.name)
    print(f"{text}.")
    if name:
        print(_("{signers} calls this key: {name}").format(signers=safe.line(allowed), name=name))
    print(
        _("It does not say when that was, nor that the answers are right. Whose the key is, you "
          "must know from its owner.")
    )  # fmt: skip


def _chain(assessment: Assessment, signed: bool) -> int:
    found = list(history.broken(assessment))
    if not found:
        count = len(list(history.entries(assessment)))
        text = ngettext(
            "The chain holds: {n} entry, as it was saved.",
            "The chain holds: {n} entries, as they were saved.",
            count,
        )
        print(text.format(n=count))
        for head in assessment.heads:
            print(_("Its end: {digest}").format(digest=head))
        if not signed:
            print(
                _("Whoever writes such a file can also write a chain that holds. To be sure, "
                  "compare its end with what was told at the time, or use a signature.")
            )  # fmt: skip
        return Exit.FINE
    print(_("The chain is broken: something was changed other than by this program."))
    for part, ident, number in found:
        if ident:
            text = _("- {part} {id}, entry {number}: what it follows is not as it was.")
            print(text.format(part=part, id=ident, number=number))
        else:
            print(_("- The last entries are not those that the file names as the last."))
    return Exit.NOT_SO
