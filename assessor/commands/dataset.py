"""``assessor dataset``: saved results as a table for statistics programs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from assessor import errors, files, opening, safe
from assessor.errors import Exit, UserError
from assessor.many import cache
from assessor.many.find import Skipped
from assessor.many.source import Source, shown, source
from questionnaires.texts import _, ngettext

SHOWN = 20
"""How many files that were left out are named before the others are only counted."""


def run(args: argparse.Namespace) -> int:
    """Write the table and its dictionary; files that cannot be used are left out and named."""
    if args.out.suffix not in (".parquet", ".csv"):
        raise UserError(
            _("{out} must end in .parquet or .csv.").format(out=args.out),
            _("The ending says how the table is written."),
            Exit.WRONG_USE,
        )
    kept = cache.place(args.paths, args.cache, args.no_cache)
    found = source(args.paths, args.questionnaire, kept, args.texts)
    for name in found.names:
        opening.refuse_same(args.out, Path(name))
    count, skipped = _write(found, args)
    tell(skipped)
    text = ngettext("{n} assessment written.", "{n} assessments written.", count)
    print(text.format(n=count), file=sys.stderr)
    return Exit.NOT_SO if skipped else Exit.FINE


def tell(skipped: list[Skipped]) -> None:
    """Say on standard error which files were left out, and why."""
    for _name, reason in skipped[:SHOWN]:
        print(safe.line(reason), file=sys.stderr)
    if more := len(skipped) - SHOWN if len(skipped) > SHOWN else 0:
        text = ngettext("and {n} more file", "and {n} more files", more)
        print(text.format(n=more), file=sys.stderr)


def _write(found: Source, args: argparse.Namespace) -> tuple[int, list[Skipped]]:
    try:
        from assessor.dataset.shapes import Shape
    except ModuleNotFoundError as error:
        raise errors.missing(error.name or "", _("A dataset"), "analysis") from error
    from assessor.dataset.dictionary import dictionary
    from assessor.dataset.write import FORMATS
    from assessor.many.batches import Scoring, batches

    Scoring(found.questionnaire)  # refuses what does not fit into columns
    shape = Shape(found.questionnaire, args.texts)
    wide = args.shape == "wide"
    columns = shape.wide() if wide else shape.long()
    count, skipped = 0, list[Skipped]()
    with files.appearing(args.out) as temporary:
        with FORMATS[args.out.suffix](temporary, columns) as write:
            for batch in batches(found, shown(args.plain)):
                count += len(batch.rows)
                skipped += batch.skipped
                if batch.rows:
                    write(batch)
        if not count:
            raise UserError(skipped[0][1], _("Nothing was written: no file could be used."))
    told = dictionary(columns, () if wide else shape.wide())
    files.write(args.out.with_suffix(".dictionary.csv"), told)
    return count, skipped
