"""What a paper needs and the answers do not say, from a TOML file that its author fills in."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Line = Annotated[str, StringConstraints(max_length=500)]
Text = Annotated[str, StringConstraints(max_length=20_000)]


class Part(BaseModel):
    """A table of the file; a key it does not know is refused, so that no slip goes unseen."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Contact(Part):
    """Who can be asked: the point of contact of a request or plan."""

    name: Line = ""
    title: Line = ""
    organisation: Line = ""
    address: Text = ""
    phone: Line = ""
    email: Line = ""


class Details(Part):
    """All of the file; what is missing is left for the author to fill in on paper."""

    contact: Contact = Contact()
