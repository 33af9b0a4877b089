"""The results that a JSON report carries, held against the answers it carries."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from assessor import jsontext, opening
from assessor.audit import Difference, why
from assessor.audit.figures import Figure
from assessor.errors import UserError
from assessor.reports import source
from assessor.reports.parts import scores
from assessor.words import NOTHING
from questionnaires.texts import _
from scoring import assess
from scoring.result import Score

LONGEST = 120
"""How much of what a file says in one place is shown."""

Nodes = dict[tuple[str, str], dict[str, Any]]
"""What a file says of each node, by its kind and id."""


def audit(path: Path, own: Path | None) -> tuple[int, list[Difference]]:
    """How many nodes a file carries, and every result in it that its answers do not come to.

    Args:
        path: What ``assessor score`` or ``assessor report`` wrote with ``--format json``.
        own: The folder of its questionnaire, None for a bundled one.

    Raises:
        UserError: It cannot be read, carries no results or no answers, or its questionnaire is
            not here in that edition.
    """
    data = jsontext.read(path)
    tree = data.get("scores", data) if isinstance(data, dict) else None
    if not isinstance(tree, dict) or "parts" not in tree or "source" not in data:
        raise UserError(
            _("{file} does not carry results together with their answers.").format(file=path),
            _("What can be audited is what these write: assessor score FILE --format json, "
              "assessor report FILE --format json."),
        )  # fmt: skip
    assessment = source.read(data["source"], str(path))
    questionnaire = opening.questionnaire_of(assessment, own, path)
    result = assess(questionnaire, assessment.current(), assessment.profile)
    carried = _nodes(tree, str(path))
    return len(carried), list(_differences(str(path), carried, result.total))


def _nodes(tree: dict[str, Any], name: str) -> Nodes:
    nodes: Nodes = {}
    waiting: list[Any] = [tree]
    while waiting:
        node = waiting.pop()
        try:
            key = (str(node["kind"]), str(node["id"]))
            waiting.extend(node["parts"])
        except (KeyError, TypeError) as error:
            raise jsontext.unusable(name, _("a node in it has no kind, id or parts")) from error
        if key in nodes:
            what = _("the node {id} stands in it twice").format(id=key[1])
            raise jsontext.unusable(name, what)
        nodes[key] = node
    return nodes


def _differences(file: str, carried: Nodes, total: Score) -> Iterator[Difference]:
    known = set[tuple[str, str]]()
    for node in total.walk():
        known.add((node.kind, node.id))
        said = carried.get((node.kind, node.id))
        if said is None:
            reason = _("the file leaves the node out")
            yield Difference(file, node.id, NOTHING, why.recomputed(node), reason)
            continue
        expected = {**scores.results(node), "coverage": scores.counts(node.coverage)}
        for member, value in expected.items():
            found = said.get(member)
            if found != value:
                label = node.id if member == "score" else f"{node.id}.{member}"
                reason = _reason(member, found, value, node)
                yield Difference(file, label, _text(found), _text(value), reason)
    for kind, ident in sorted(carried.keys() - known):
        reason = _("the answers give no such node: {kind}").format(kind=kind)
        yield Difference(file, ident, _text(carried[kind, ident].get("score")), NOTHING, reason)


def _reason(member: str, found: Any, value: Any, node: Score) -> str:
    if member == "coverage":
        return _("the answers that it carries are others than those it counts")
    if found is None:
        return _("the file leaves it out")
    if member == "bands":
        return why.no_figure(node) if value is None else _("the rule gives other bands")
    figure = _figure(found)
    if figure is None:
        return _("it is no figure")
    where = {
        "score": node.figure, "law": node.side("law"), "enforcement": node.side("enforcement")
    }[member]  # fmt: skip
    return why.figure_difference(figure, node, where) or _("another rounding")


def _figure(found: Any) -> Figure | None:
    """The exact figure of a node, as the report writes it."""
    try:
        low, high = _exact(found["low"]), _exact(found["high"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    return Figure(low, None if low == high else high, Fraction(0))


def _exact(written: Any) -> Fraction:
    # Fraction itself would take "1e999999999", and all the memory there is.
    if not isinstance(written, str) or not re.fullmatch(r"-?\d{1,2000}(/\d{1,2000})?", written):
        raise ValueError(written)
    return Fraction(written)


def _text(value: Any) -> str:
    text = _written(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _written(value: Any) -> str:
    if value is None:
        return NOTHING
    if isinstance(value, dict) and "low" in value:
        low, high = str(value["low"]), str(value.get("high"))
        shown = low if low == high else _("{low} to {high}").format(low=low, high=high)
        ends = f"{value.get('low_percent')}–{value.get('high_percent')} %"
        return f"{shown} ({ends})"
    return json.dumps(value, ensure_ascii=False)
