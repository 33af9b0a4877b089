"""The choices of a list, found by their names or by their labels in any language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from assessor.exchange.xlsform.choices import Choice
from assessor.exchange.xlsform.words import said

_TRIES = 500


class Offered:
    """What is offered in one cell."""

    def __init__(self, all_: Sequence[Choice], labels: Iterable[Mapping[str, str]]) -> None:
        """`labels` are those of the list in each language, by the names of the choices."""
        self.all = tuple(all_)
        self._by_name = {choice.name: choice for choice in all_}
        self._by_label: dict[str, set[str]] = {}
        for language in labels:
            for name, label in language.items():
                self._by_label.setdefault(said(label), set()).add(name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the choices, in order."""
        return tuple(self._by_name)

    def one(self, text: str) -> Choice | None:
        """The choice that a text names; None: none, or not only one."""
        if text.strip() in self._by_name:
            return self._by_name[text.strip()]
        found = self._by_label.get(said(text), set())
        return self._by_name[next(iter(found))] if len(found) == 1 else None

    def several(self, text: str) -> tuple[Choice, ...] | None:
        """The choices that a text names one after the other; None: it is no such list.

        Names and labels are parted by blanks, and labels may have blanks in them: a text that can
        be read in two ways is no list.
        """
        names = text.split()
        if all(name in self._by_name for name in names):
            return tuple(choice for choice in self.all if choice.name in names)
        readings = self._readings(said(text))
        if len(readings) != 1:
            return None
        return tuple(choice for choice in self.all if choice.name in next(iter(readings)))

    def _readings(self, text: str) -> set[frozenset[str]]:
        """The sets of choices whose labels, in some order, make up a text."""
        found: set[frozenset[str]] = set()
        open_: list[tuple[str, frozenset[str]]] = [(text, frozenset())]
        for _try in range(_TRIES):
            if not open_ or len(found) > 1:
                return found
            rest, chosen = open_.pop()
            if not rest:
                found.add(chosen)
                continue
            for label, names in self._by_label.items():
                if rest == label or rest.startswith(f"{label} "):
                    left = rest[len(label) :].lstrip()
                    open_ += [(left, chosen | {name}) for name in names - chosen]
        return set()
