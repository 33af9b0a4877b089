"""``assessor compare`` of many saved results: read them, look at them, say what they show."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from assessor import errors, many, words
from assessor.arguments.comparing import DRAWS, SEED
from assessor.commands import handing
from assessor.compare.many import labels, labels_file
from assessor.compare.many.study import Study
from assessor.errors import Exit, UserError
from assessor.many import Many, cache
from assessor.many.source import shown
from questionnaires.texts import _, ngettext

ANALYSIS = ("numpy", "scipy")
"""The libraries of that extra which the figures are worked out with."""


def run(args: argparse.Namespace) -> int:
    """Compare them and show or write it; no saved file is written over."""
    from assessor.compare.many import whole  # what it needs is slow to import

    handing.wanted(args)  # refused before many files are read
    study = _study(args)
    try:
        handing.over(whole, study, args, _named(study.many))
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        if library not in ANALYSIS:
            raise
        raise errors.missing(library, _("Comparing many results"), "analysis") from error
    return _told(study)


def _named(found: Many) -> Iterator[Path]:
    """Every file that was found, also in a folder, and also where it could not be used."""
    yield from (Path(about.name) for about in found.files)
    yield from (Path(name) for name, _reason in found.skipped)


def _study(args: argparse.Namespace) -> Study:
    table = _table(args)
    kept = cache.place(args.paths, args.cache, args.no_cache)
    found = many.read(args.paths, args.questionnaire, kept, shown(args.plain))
    if not found.files:
        raise UserError(
            _("None of these files can be compared."),
            _("Name saved assessments, or folders that hold some."),
        )
    by = args.by or "system"
    return Study(
        found,
        by,
        labels.of(found.files, by, table),
        args.rank,
        args.agreement or None,
        args.draws or DRAWS,
        SEED if args.seed is None else args.seed,
    )


def _table(args: argparse.Namespace) -> labels.Table:
    """The table of labels; none where none is named."""
    if not args.labels:
        return {}
    found = labels_file.read(args.labels)
    if not args.by:
        columns = sorted({column for row in found.values() for column in row})
        raise UserError(
            _("{file} is a table of labels, and nothing says which of them to use.").format(
                file=args.labels
            ),
            _("Name a column with --by: {columns}.").format(columns=words.listed(columns)),
            Exit.WRONG_USE,
        )
    return found


def _told(study: Study) -> int:
    """Say how many files were left out; the exit code tells it, too."""
    count = len(study.many.skipped)
    if not count:
        return Exit.FINE
    text = ngettext(
        "{n} file was left out; the comparison names it with the reason.",
        "{n} files were left out; the comparison names them with the reasons.",
        count,
    )
    print(text.format(n=count), file=sys.stderr)
    return Exit.NOT_SO
