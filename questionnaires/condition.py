"""When something applies: small data, never an expression in text."""

from typing import Annotated, Literal

from pydantic import Field as Key

from questionnaires.content import Content, Id


class Condition(Content):
    """Something that the answers make true, false or leave open.

    Either a test of one earlier question (`question` with `is_` or `at_least`, true when any of its
    cells passes, or all of them with ``cells = "all"``) or a combination of conditions.
    """

    question: Id | None = None
    is_: Annotated[str | int | None, Key(alias="is")] = None
    at_least: int | None = None
    cells: Literal["any", "all"] = "any"
    all_of: Annotated[tuple["Condition", ...], Key(alias="all")] = ()
    any_of: Annotated[tuple["Condition", ...], Key(alias="any")] = ()
    not_: Annotated["Condition | None", Key(alias="not")] = None

    @property
    def tests(self) -> tuple["Condition", ...]:
        """The single-question tests it is made of, in reading order."""
        if self.question:
            return (self,)
        parts = (*self.all_of, *self.any_of, *([self.not_] if self.not_ else []))
        return tuple(test for part in parts for test in part.tests)
