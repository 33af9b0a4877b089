"""``assessor glossary``: what a term means, and what it is called in four languages."""

from __future__ import annotations

import argparse

from assessor import console
from assessor.errors import Exit, UserError
from assessor.reports import glossary as documents
from assessor.reports.formats import terminal
from questionnaires import glossary, texts
from questionnaires.glossary import LANGUAGES, Term
from questionnaires.texts import _


def run(args: argparse.Namespace) -> int:
    """Show the terms that were meant, or all."""
    terms = glossary.load()
    found = glossary.search(terms, args.term) if args.term else terms
    if not found:
        raise UserError(
            _("The glossary has no term like “{term}”.").format(term=args.term),
            _("See all of it with: assessor glossary"), Exit.NOT_SO,
        )  # fmt: skip
    if args.format == "json":
        console.write_json([_as_data(term) for term in found])
        return Exit.FINE
    spoken = texts.language()
    if args.term:
        document = documents.in_full(found, spoken, glossary.citations())
    else:
        document = documents.listing(found)
    terminal.show(document, console.out(args.plain), args.plain)
    return Exit.FINE


def _as_data(term: Term) -> dict[str, object]:
    return {
        "id": term.id,
        **{code: term.called(code) for code in LANGUAGES},
        "definition": term.definition,
        "note": term.note,
        "source": term.source,
        "seen": list(term.seen),
    }
