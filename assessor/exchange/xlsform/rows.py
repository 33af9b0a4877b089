"""A row of a form's first sheet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A question, a note, or where a group begins or ends; an empty text: it has none of that.

    Attributes:
        type: In the words of XLSForm, such as ``select_one yes_partly_no``.
        label: What is asked.
        hint: What helps to answer.
        required: Whether the form cannot be sent without it.
        relevant: When it is asked.
        constraint: What must be true of the answer.
        message: What is said where it is not.
    """

    type: str
    name: str
    label: str = ""
    hint: str = ""
    required: bool = False
    relevant: str = ""
    constraint: str = ""
    message: str = ""
    appearance: str = ""
    default: str = ""
    calculation: str = ""
