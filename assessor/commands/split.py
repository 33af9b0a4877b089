"""``assessor split``: one packet for each agency. The assessment itself is only read."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from assessor import files, opening, secrecy, store
from assessor.errors import Exit, UserError
from assessor.secrecy import Key
from assessor.together import packets, shares
from questionnaires.responses import Assessment
from questionnaires.texts import _, ngettext


def run(args: argparse.Namespace) -> int:
    """Write the packets into a folder; none is written over a file that is there already."""
    assessment = store.read(args.file)
    questionnaire = opening.questionnaire_of(assessment, args.questionnaire, args.file)
    if assessment.packet:
        raise UserError(
            _("{file} is a packet itself.").format(file=args.file),
            _("Split the assessment that it came from."),
        )
    chosen = _chosen(args, shares.shares(assessment, questionnaire))
    folder = files.folder(args.out)
    ready = {
        folder / packets.name_of(share): packets.made(assessment, questionnaire, share)
        for share in chosen
    }
    _refuse_existing(ready)
    key = _key(args.file)
    _create(ready, key)
    for share in chosen:
        path = folder / packets.name_of(share)
        text = ngettext("{path}: {name}, {n} question", "{path}: {name}, {n} questions",
                        len(share.questions))  # fmt: skip
        print(text.format(path=path, name=share.name, n=len(share.questions)))
    _tell_the_rest(args, shares.unassigned(assessment, questionnaire))
    return Exit.FINE


def _chosen(args: argparse.Namespace, found: tuple[shares.Share, ...]) -> tuple[shares.Share, ...]:
    known = {share.id: share for share in found if share.questions}
    wanted = args.agency or list(known)
    strange = [ident for ident in wanted if ident not in known]
    if strange or not wanted:
        raise UserError(
            _("There is no agency {id} that is asked anything here.").format(
                id=strange[0] if strange else "-"
            ),
            _("Agencies are: {known}. Change them with: assessor agencies {file}").format(
                known=", ".join(known) or "-", file=args.file
            ),
            Exit.WRONG_USE,
        )
    return tuple(known[ident] for ident in dict.fromkeys(wanted))


def _key(file: Path) -> Key | None:
    """Packets of a protected file are protected too, with a passphrase to give to the agencies."""
    if not store.is_protected(file):
        return None
    return secrecy.new_key(secrecy.chosen(_("A new passphrase, for the packets:")))


def _create(ready: dict[Path, Assessment], key: Key | None) -> None:
    """Write all packets; where one cannot be written, none of the others stays."""
    written: list[Path] = []
    try:
        for path, packet in ready.items():
            store.create(path, packet, key)
            written.append(path)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _refuse_existing(ready: dict[Path, Assessment]) -> None:
    there = [path for path in ready if path.exists()]
    if there:
        raise UserError(
            _("{file} exists already and is left as it is; no packet was written.").format(
                file=there[0]
            ),
            _("Somebody may be answering it. Choose another folder with --out."),
        )


def _tell_the_rest(args: argparse.Namespace, rest: tuple[str, ...]) -> None:
    if not rest:
        return
    text = ngettext(
        "{n} question is on no agency's list and stays in {file}: {ids}",
        "{n} questions are on no agency's list and stay in {file}: {ids}",
        len(rest),
    )
    print(text.format(n=len(rest), file=args.file, ids=", ".join(rest)), file=sys.stderr)
    print(
        _("Answer them there, or give them to an agency with: assessor agencies {file} "
          "--set AGENCY --leads ID").format(file=args.file),
        file=sys.stderr,
    )  # fmt: skip
