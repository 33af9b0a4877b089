"""What became of each figure: the total, modules, elements and groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from questionnaires.pairing import Pairing
from scoring import frames
from scoring.changes import Moved, NodeChange, QuestionChange
from scoring.compare.sides import Judged, comparable
from scoring.meaning import Difference
from scoring.result import Interval, NodeKind, Score

_ZERO = Fraction(0)


def nodes_compared(
    before: Judged, after: Judged, pairing: Pairing, questions: Iterable[QuestionChange]
) -> Iterator[NodeChange]:
    """Every node that either side has a score for, questions apart."""
    old = frames.frame(before.questionnaire, before.result.profile)
    new = frames.frame(after.questionnaire, after.result.profile)
    changed = frames.differences(
        old, new, pairing.names, frozenset(comparable(before, after, pairing))
    )
    stands = {change.after: change for change in questions if change.cells}
    was = {_key(node, pairing): node for node in before.result.total.walk()}
    is_ = {(node.kind, node.id): node for node in after.result.total.walk()}
    for key in dict.fromkeys((*is_, *was)):
        if key[0] != "question":
            beneath = _beneath(was.get(key), is_.get(key), pairing, stands)
            yield _node(was.get(key), is_.get(key), changed.get(key, ()), beneath)


def _key(node: Score, pairing: Pairing) -> tuple[NodeKind, str]:
    if node.id in pairing.names or node.kind == "total":
        return node.kind, pairing.names.get(node.id, node.id)
    return node.kind, f"{node.id} "  # an id that no node of the later edition has


@dataclass(frozen=True)
class _Beneath:
    """What became of the questions beneath a node: whether all are the same, and the cells."""

    alike: bool
    up: int
    down: int


def _beneath(
    was: Score | None,
    is_: Score | None,
    pairing: Pairing,
    stands: Mapping[str | None, QuestionChange],
) -> _Beneath:
    if was is None or is_ is None:
        return _Beneath(False, 0, 0)
    then = {pairing.names.get(node.id) for node in was.walk() if node.kind == "question"}
    now = {node.id for node in is_.walk() if node.kind == "question"}
    found = [stands[ident] for ident in now if ident in stands]
    moves = [cell.moved for change in found for cell in change.cells]
    alike = then == now and len(found) == len(now) and set(moves) <= {"same"}
    return _Beneath(alike, moves.count("better"), moves.count("worse"))


def _node(
    was: Score | None, is_: Score | None, changed: tuple[Difference, ...], beneath: _Beneath
) -> NodeChange:
    node = is_ or was
    assert node is not None
    then, now = was.figure if was else None, is_.figure if is_ else None
    moved: Moved
    delta = None
    if was is None or is_ is None:
        moved = "only_after" if was is None else "only_before"
    elif changed:
        moved = "not_comparable"
    elif beneath.alike:
        moved, delta = "same", Interval(_ZERO, _ZERO) if now else None
    elif then is None or now is None:
        moved = "no_figure"
    else:
        moved, delta = _verdict(then, now), Interval(now.low - then.high, now.high - then.low)
    return NodeChange(
        kind=node.kind,
        before=was.id if was else None,
        after=is_.id if is_ else None,
        moved=moved,
        was=then,
        is_=now,
        delta=delta,
        number=node.way.number,
        up=beneath.up,
        down=beneath.down,
        differences=changed if moved == "not_comparable" else (),
    )


def _verdict(was: Interval, is_: Interval) -> Moved:
    """Two ranges that overlap could be the same figure, or lie either way."""
    if is_.low > was.high:
        return "better"
    if is_.high < was.low:
        return "worse"
    return "same" if was.known and is_.known else "cannot_tell"
