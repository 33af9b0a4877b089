"""Lookup tables: they say something for all that can come out, once, in names that exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from questionnaires.checks.figures import figures
from questionnaires.checks.tree import Node, tree
from questionnaires.model import Questionnaire, Scale
from questionnaires.problems import Problem
from questionnaires.texts import _
from questionnaires.way import Way

_MOST = 20_000
_SHOWN = 3

Row = tuple[Fraction, ...]


def tables_are_whole(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A combination without a row has no figure, and nobody would see why."""
    scale = questionnaire.head.scale
    looked_up = [node for node in tree(questionnaire).walk() if node.way.method == "lookup"]
    yield from dict.fromkeys(problem for node in looked_up for problem in _rows(node))
    for node in looked_up:
        wanted = _combinations(node, scale)
        if wanted is None:
            yield Problem(
                *node.home, "Q342", _("Its parts come out as too many figures for a table."),
                _("Nobody could write a row for each."),
                _("Give the parts bands with values, or take another method."),
            )  # fmt: skip
            continue
        written = {_parts(node.way, row.parts) for row in node.way.table}
        missing = sorted(wanted - written, key=lambda row: (len(row), row))
        if missing:
            yield Problem(
                *node.home, "Q330",
                _("Its table has no row for {rows} ({n} missing).").format(
                    rows=" / ".join(_shown(node.way, row) for row in missing[:_SHOWN]),
                    n=len(missing)),
                _("There would be no figure; parts that are set aside are left out, so that "
                  "shorter rows are needed too."),
                _("Add the rows."),
            )  # fmt: skip


def _rows(node: Node) -> Iterator[Problem]:
    file, where = node.said
    parts = [_parts(node.way, row.parts) for row in node.way.table]
    for twice in (row for row, times in Counter(parts).items() if times > 1 and row):
        yield Problem(
            file, where, "Q331",
            _("Its table has two rows for {row}.").format(row=_shown(node.way, twice)),
            _("The order of parts does not matter; the second would never be read."),
            _("Take one of them out."),
        )  # fmt: skip
    written = {each for row in node.way.table for each in (*row.parts, row.gives)}
    for name in sorted(each for each in written if isinstance(each, str)):
        if node.way.figure(name) is None:
            yield Problem(
                file, where, "Q332",
                _("Its table names {name}, and no band of this name has a value.").format(
                    name=name),
                _("Nobody could tell which figure is meant."),
                _("Correct the name, or add the band with its value."),
            )  # fmt: skip


def _parts(way: Way, parts: tuple[Fraction | str, ...]) -> Row:
    """The figures of a row in order; empty where one is named and has none."""
    found = [way.figure(part) for part in parts]
    return () if None in found else tuple(sorted(each for each in found if each is not None))


def _combinations(node: Node, scale: Scale | None) -> set[Row] | None:
    """What its parts can come out as together, in any order; None where it is too much."""
    reached: set[Row] = {()}
    if node.question:
        parts = [(figures(_alone(node), scale), _stays(node))] * len(node.question.cells)
    else:
        parts = [(figures(part, scale), _stays(part)) for part in node.combined]
    for listed, stays in parts:
        if listed is None or len(reached) * len(listed) > _MOST:
            return None
        if listed:
            more = {tuple(sorted((*row, each))) for row in reached for each in listed}
            reached = more if stays else reached | more
    return reached - {()}


def _alone(node: Node) -> Node:
    """A question as if each of its cells were a question."""
    return Node(node.kind, node.id, node.home, Way(method="minimum"), node.said, node.weight,
                node.question, ())  # fmt: skip


def _stays(node: Node) -> bool:
    """Whether it always has a figure: not set aside, not left out, not ruled out."""
    if node.question:
        way = node.way
        return not node.question.ask_if and way.not_applicable == "zero" and way.open != "drop"
    return any(_stays(part) for part in node.combined)


def _shown(way: Way, row: Row) -> str:
    names = {band.value: band.name for band in way.bands}
    return ", ".join(names.get(figure) or str(figure) for figure in row)
