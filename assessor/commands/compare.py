"""``assessor compare``: two saved results side by side, or many."""

from __future__ import annotations

import argparse
from importlib import import_module

from assessor.errors import Exit, UserError
from questionnaires.texts import _

PAIR = 2

OF_MANY = {"--draws": "draws", "--seed": "seed", "--cache": "cache", "--no-cache": "no_cache"}
"""Options that two files side by side have no use for, and where their values are."""


def run(args: argparse.Namespace) -> int:
    """Two files are a pair; anything else, or what is asked of many, is `many`."""
    several = args.by or args.labels or args.rank or args.agreement
    pair = len(args.paths) == PAIR and not several and not any(p.is_dir() for p in args.paths)
    if not pair and (args.only or args.questionnaire_b):
        raise UserError(
            _("--only and --questionnaire-b go with two files, A and B."),
            _("See: assessor compare --help"),
            Exit.WRONG_USE,
        )
    given = (each for each in OF_MANY if getattr(args, OF_MANY[each]) not in (None, False))
    idle = next(given, None) if pair else None
    if idle:
        raise UserError(
            _("{option} goes with many files, or with --rank.").format(option=idle),
            _("See: assessor compare --help"),
            Exit.WRONG_USE,
        )
    module = "assessor.compare.pair" if pair else "assessor.compare.many"
    return int(import_module(module).run(args))
