"""What all tables of content files are made of: frozen, exact, and strict about their keys."""

import re
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)

Weapon = Literal["N", "C", "B"]
Side = Literal["law", "enforcement"]
LegalWeight = Literal["obligation", "expected", "good_practice"]
Kind = Literal["level", "yes_partly_no", "choice", "checklist", "number", "text", "date"]
Confidence = Literal["seen", "known", "unverified"]
Shown = Literal["seen", "known"]
"""The confidence of what may be shown as a fact."""

Group = Literal["op1", "op2", "op3ab", "op3cd", "op6to10"]
MethodName = Literal[
    "mean",
    "geometric",
    "minimum",
    "sum",
    "subtract",
    "weakest_link",
    "ladder",
    "stack",
    "lookup",
    "none",
]

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
Words = Annotated[str, StringConstraints(max_length=4000, pattern=r"\S")]

_RATIO = r"^-?[0-9]{1,15}/[1-9][0-9]{0,14}$"


def exact(value: Any) -> Fraction:
    """Read a number of a content file without losing anything: 1, 0.5, "1/3"."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Fraction):
        raise ValueError("expected a number such as 1, 0.5 or '1/3'")
    if isinstance(value, str) and not re.fullmatch(_RATIO, value):
        raise ValueError("expected a ratio such as '1/3'")
    return Fraction(str(value))


Exact = Annotated[
    Fraction,
    PlainValidator(exact),
    PlainSerializer(str),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": _RATIO}]}),
]


class Content(BaseModel):
    """A frozen table of a content file; a key it does not know is an error, not a spare part."""

    model_config = ConfigDict(frozen=True, extra="forbid")
