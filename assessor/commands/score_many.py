"""``assessor score --responses``: many assessments from one long table, one in memory at a time."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from assessor import console, opening, safe, streams
from assessor.errors import Exit, UserError
from assessor.exchange import long
from assessor.exchange.table import Problem
from assessor.reports import bulk
from questionnaires.texts import _, ngettext
from scoring.batch import Batch

SHOWN = 20
"""How many bad rows are named before the others are only counted."""

_EVERY = 25  # assessments between two looks at the progress


@dataclass
class Problems:
    """The bad rows of a table: the first few, and how many there are."""

    path: Path
    strict: bool = False
    first: list[Problem] = field(default_factory=list)
    count: int = 0

    def add(self, problem: Problem) -> None:
        """Keep or count one more.

        Raises:
            UserError: One is too many.
        """
        if self.strict:
            raise UserError(
                _("{row}. Nothing was written.").format(row=self._named(problem)),
                _("Correct that row, or leave out --strict to score the others."),
            )
        self.count += 1
        if self.count <= SHOWN:
            self.first.append(problem)

    def tell(self) -> None:
        """Say on standard error which rows were left out."""
        for problem in self.first:
            print(safe.line(self._named(problem)), file=sys.stderr)
        if more := self.count - len(self.first):
            text = ngettext("and {n} more bad row", "and {n} more bad rows", more)
            print(text.format(n=more), file=sys.stderr)

    def _named(self, problem: Problem) -> str:
        where = _("{file}, line {line}: {what}")
        return where.format(file=self.path, line=problem.line, what=problem.what)


def run(args: argparse.Namespace) -> int:
    """Score every assessment of the table; rows that are bad are left out and named."""
    questionnaire = opening.questionnaire(args.questionnaire)
    profile = opening.profile(questionnaire, args.profile or questionnaire.profiles[0].id)
    streams.refuse_same(args.out, args.responses)
    problems = Problems(args.responses, args.strict)
    count = 0
    with streams.reading(args.responses) as source, streams.writing(args.out) as out:
        said = long.read(source, args.responses, questionnaire)
        write = bulk.FORMATS[args.format or "csv"](out)
        batch = Batch(questionnaire, profile)
        for answers in _assessments(source, said, problems, args):
            write(answers.assessment, batch.total(answers.responses))
            count += 1
    problems.tell()
    text = ngettext("{n} assessment scored.", "{n} assessments scored.", count)
    print(text.format(n=count), file=sys.stderr)
    return Exit.NOT_SO if problems.count else Exit.FINE


def _assessments(
    source: BinaryIO,
    said: Iterator[long.Answers | Problem],
    problems: Problems,
    args: argparse.Namespace,
) -> Iterator[long.Answers]:
    """The assessments of the table, while progress is shown and problems are put aside."""
    quiet = args.plain or (args.out is None and sys.stdout.isatty())
    with console.progress(_("Scoring"), quiet, streams.size(args.responses)) as show:
        far = source.tell if source.seekable() else lambda: 0
        number = 0
        for each in said:
            if isinstance(each, Problem):
                problems.add(each)
                continue
            yield each
            number += 1
            if number % _EVERY == 0:
                show(far())
