"""A report handed over: on the screen, or in the file that a person named for it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from assessor import files, opening, reports
from assessor.errors import Exit, UserError
from assessor.reports import About, Kind
from questionnaires.texts import _


def over(
    kind: Kind[About], about: About, args: argparse.Namespace, sources: Iterable[Path]
) -> None:
    """Show a report, or write it to a file.

    Args:
        kind: Makes it.
        about: What it is made from.
        args: `out` (a file or None: the screen), `format` (a key of `reports.FORMATS`, or None: as
            the file's name ends, else ``terminal``) and `plain`.
        sources: Files that it is made from; none of them is written over.

    Raises:
        UserError: It cannot be made, shown or written so.
    """
    form = wanted(args)
    if args.out is None:
        reports.show(kind, about, form, args.plain)
        return
    for source in sources:
        opening.refuse_same(args.out, source)
    files.write(args.out, reports.written(kind, about, form, _warn))
    print(_("Written: {file}").format(file=args.out), file=sys.stderr)


def wanted(args: argparse.Namespace) -> str:
    """The format that is asked for, by name or by the end of the file's name.

    Raises:
        UserError: It is for a file, and none is named.
    """
    form: str = args.format or (reports.format_of(args.out) if args.out else None) or "terminal"
    if args.out is None and form in reports.BINARY:
        raise UserError(
            _("A screen cannot show {format}.").format(format=form),
            _("Name a file for it with -o OUT."),
            Exit.WRONG_USE,
        )
    return form


def _warn(text: str) -> None:
    print(text, file=sys.stderr)
