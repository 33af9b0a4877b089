"""``assessor audit``: recompute saved or published results, and list where they differ."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import BinaryIO

from assessor import console, opening, streams
from assessor.audit import Difference, carried, tables
from assessor.commands.score_many import Problems
from assessor.errors import Exit, UserError
from assessor.exchange import long
from assessor.exchange.table import Problem
from assessor.reports.document import Column, Document, Paragraph, Table, row
from assessor.reports.formats import terminal
from questionnaires.model import Questionnaire
from questionnaires.texts import _, ngettext


def run(args: argparse.Namespace) -> int:
    """Audit the files, or a table of published results against a table of answers."""
    _refuse_contradictions(args)
    if args.files:
        count, found, bad = _files(args)
    else:
        count, found, bad = _tables(args)
    if args.format == "json":
        data = {"results": count, "differences": [asdict(each) for each in found]}
        console.write_json(data)
    else:
        terminal.show(_document(count, found), console.out(args.plain), args.plain)
    return Exit.NOT_SO if found or bad else Exit.FINE


def _refuse_contradictions(args: argparse.Namespace) -> None:
    asked = [args.responses, args.published]
    what = ""
    if bool(args.files) == any(asked):
        what = _("Name either FILEs, or --responses and --published.")
    elif args.files and args.profile:
        what = _("--profile goes with --published; a FILE tells its own.")
    elif any(asked) and not (all(asked) and args.questionnaire):
        what = _("--published, --responses and --questionnaire go together.")
    elif any(asked) and args.responses == args.published:
        what = _("The answers and the published results are one and the same file.")
    if what:
        raise UserError(what, _("See: assessor audit --help"), Exit.WRONG_USE)


def _files(args: argparse.Namespace) -> tuple[int, list[Difference], int]:
    audited = [carried.audit(file, args.questionnaire) for file in args.files]
    found = [difference for _count, differences in audited for difference in differences]
    return sum(count for count, _differences in audited), found, 0


def _tables(args: argparse.Namespace) -> tuple[int, list[Difference], int]:
    """How many results were held against their answers, where they differ, and bad rows."""
    questionnaire = opening.questionnaire(args.questionnaire)
    profile = opening.profile(questionnaire, args.profile or questionnaire.profiles[0].id)
    results, answers = Problems(args.published), Problems(args.responses)
    with streams.reading(args.published) as source:
        published, bad = tables.read_published(source, args.published)
    for problem in bad:
        results.add(problem)
    with streams.reading(args.responses) as source:
        said = _sound(source, questionnaire, answers)
        found = list(tables.audit(published, said, questionnaire, profile))
    results.tell()
    answers.tell()
    if answers.count:
        print(
            _("Bad rows of answers were left out: what they say counts as not answered."),
            file=sys.stderr,
        )
    return sum(map(len, published.values())), found, results.count + answers.count


def _sound(
    source: BinaryIO, questionnaire: Questionnaire, problems: Problems
) -> Iterator[long.Answers]:
    for each in long.read(source, problems.path, questionnaire):
        if isinstance(each, Problem):
            problems.add(each)
        else:
            yield each


def _document(count: int, found: list[Difference]) -> Document:
    results = ngettext("{n} result recomputed", "{n} results recomputed", count).format(n=count)
    differences = ngettext("{n} difference", "{n} differences", len(found)).format(n=len(found))
    total = _("{results}: {differences}.").format(results=results, differences=differences)
    if not found:
        return Document(_("Audit"), (Paragraph(total),))
    columns = (
        Column(_("Assessment")), Column(_("Node")), Column(_("Published"), "right"),
        Column(_("Recomputed"), "right"), Column(_("Why")),
    )  # fmt: skip
    rows = tuple(row(*asdict(each).values()) for each in found)
    return Document(_("Audit"), (Paragraph(total), Table(columns, rows)))
