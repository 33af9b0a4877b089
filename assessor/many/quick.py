"""Sound files of the usual form, read quickly; everything else is left to `assessor.saved`.

What is accepted here, `assessor.saved.loads` and `assessor.opening.hold_against` accept as well,
and it comes out as the same row. The reverse does not hold, and need not: whatever is not plainly
right is no business of this module, which then says nothing at all. That is so for every mistake,
and for files with goals, marks of need, agencies, packets, exercises, conflicts and decisions, or
with answers other than levels, choices and yes/partly/no.

A key that stands twice, of which a typed reader silently takes one, is noticed by counting: the
strings in the text against the strings in what was read.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Literal

import msgspec
import numpy as np
from msgspec import Meta, Struct

from assessor.jsontext import PARTS
from assessor.many.rows import Row, packed
from assessor.many.table import About
from questionnaires.content import Kind
from questionnaires.responses import FORMAT_VERSION, WHOLE, AssessorType, Status, Value
from scoring.columns.codes import STATUSES
from scoring.columns.coding import Coding

Line = Annotated[str, Meta(max_length=500)]
Text = Annotated[str, Meta(max_length=20_000)]
Digest = Annotated[str, Meta(min_length=64, max_length=64, pattern=r"^[0-9a-f]{64}\Z")]
Linked = Annotated[str, Meta(min_length=64, max_length=64)]
Day = Annotated[str, Meta(max_length=10, pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\Z")]

_UNANSWERED = bytes([STATUSES.index("unanswered")])
_STATUS: dict[str, int] = {status: code for code, status in enumerate(STATUSES)}
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_QUOTE = ord('"')
_BEFORE = b',\n "responses": {'


class Evidence(Struct, forbid_unknown_fields=True, gc=False):
    """As in `questionnaires.responses`, as are the other classes here."""

    title: Annotated[str, Meta(min_length=1, max_length=500)]
    reference: Line | None = None
    page: Annotated[str, Meta(max_length=100)] | None = None
    date: Day | None = None
    marking: Annotated[str, Meta(max_length=100)] | None = None
    sha256: Digest | None = None


class Response(Struct, forbid_unknown_fields=True, gc=False):
    """What was said in a cell."""

    rev: Annotated[int, Meta(ge=1, le=WHOLE)]
    at: Annotated[str, Meta(min_length=20, max_length=20)]
    status: Status
    prev: Annotated[list[Linked], Meta(max_length=1000)] = []
    by: Line | None = None
    agency: Line | None = None
    value: (
        Annotated[int, Meta(ge=-WHOLE, le=WHOLE)]
        | bool
        | Text
        | Annotated[list[Annotated[str, Meta(max_length=64)]], Meta(max_length=200)]
        | None
    ) = None
    reason: Text | None = None
    comment: Text | None = None
    evidence: Annotated[list[Evidence], Meta(max_length=100)] = []


class Edition(Struct, forbid_unknown_fields=True):
    """Which questionnaire."""

    id: Line
    edition: Line
    digest: Digest


class File(Struct, forbid_unknown_fields=True):
    """The whole file, of the usual form."""

    format: Literal["assessor/assessment"]
    format_version: int
    id: Annotated[str, Meta(min_length=8, max_length=64, pattern=r"^[0-9a-f-]+\Z")]
    created: Annotated[str, Meta(min_length=20, max_length=20)]
    system: Annotated[str, Meta(min_length=1, max_length=500)]
    questionnaire: Edition
    profile: Line
    assessor_type: AssessorType | None = None
    agency: Line | None = None
    respondent: Line | None = None
    language: Line | None = None
    note: Text | None = None
    rev: Annotated[int, Meta(ge=0, le=WHOLE)] | None = None
    heads: Annotated[list[Linked], Meta(max_length=1000)] = []
    responses: dict[str, Annotated[list[Response], Meta(min_length=1)]] = {}


class Reader:
    """Reads files that answer one questionnaire."""

    def __init__(self, coding: Coding) -> None:
        """Make what every file needs."""
        asked = coding.questionnaire
        self._coding = coding
        self._decoder = msgspec.json.Decoder(File)
        self._edition = (asked.id, asked.edition, asked.digest)
        self._profiles = {profile.id for profile in asked.profiles}
        self._times: set[str] = set()
        self._cells = {
            cell.id: (
                row,
                _kind(asked.questions[cell.question].kind),
                coding.places.get(cell.question),
            )
            for row, cell in enumerate(coding.cells)
        }

    def row(self, data: bytes, name: str) -> Row | None:
        """The row of a file; None where it is for others to read, or to refuse."""
        file = self._file(data)
        return None if file is None else self._row(file, data, name)

    def about(self, data: bytes, head: int, last: str | None, name: str) -> About | None:
        """What a file that was read before says of itself, from its first bytes alone."""
        file = self._file(data[:head] + b"\n}") if head else None
        return None if file is None else _about(file, last, name)

    def _file(self, data: bytes) -> File | None:
        if len(data) > PARTS:
            return None
        try:
            file = self._decoder.decode(data)
        except ValueError:  # also of msgspec, and of text that is not UTF-8
            return None
        edition = file.questionnaire
        sound = (
            file.format_version == FORMAT_VERSION
            and (edition.id, edition.edition, edition.digest) == self._edition
            and file.profile in self._profiles
            and file.rev is not None
            and file.assessor_type is not None
            and file.language is not None
            and _TIME.fullmatch(file.created)
        )
        return file if sound else None

    def _row(self, file: File, data: bytes, name: str) -> Row | None:
        cells = len(self._cells)
        status, evidenced = bytearray(_UNANSWERED * cells), bytearray(cells)
        answers = bytearray(cells)
        for cell, said in file.responses.items():
            known = self._cells.get(cell)
            if known is None:
                return None
            row, kind, places = known
            code = last = 0
            for each in said:
                code = _code(each, kind, places)
                if code < 0 or each.rev < last:
                    return None
                last = each.rev
            status[row], answers[row] = _STATUS[said[-1].status], code
            evidenced[row] = bool(said[-1].evidence)
        entries = [each for said in file.responses.values() for each in said]
        times = {each.at for each in entries}
        if not (_is_whole(file, entries, data) and self._are_times(times)):
            return None
        about = _about(file, max(times, default=None), name)
        kept = packed(bytes(status), bytes(answers), bytes(evidenced))
        return Row(about, kept)

    def head(self, data: bytes, about: About) -> int:
        """How many bytes come before the responses, if they say the same on their own; else 0."""
        head = max(0, data.find(_BEFORE))
        alone = self.about(data, head, about.last_answer, about.name)
        return head if alone == about else 0

    def _are_times(self, times: set[str]) -> bool:
        new = times - self._times
        if len(self._times) > 100_000:
            self._times.clear()
        for time in new:
            if not _TIME.fullmatch(time):
                return False
            try:
                datetime.fromisoformat(time)
            except ValueError:
                return False
        self._times |= new
        return True


def _is_whole(file: File, entries: list[Response], data: bytes) -> bool:
    """Whether revisions and digests are as they must be, and no key stood twice."""
    revs = [each.rev for each in entries]
    followed = [each.prev for each in entries if each.prev]
    # What was said apart from each other, and merged, may have a revision twice.
    merged = len(file.heads) > 1 or max(map(len, followed), default=0) > 1
    if max(revs, default=0) > (file.rev or 0) or not (merged or len(set(revs)) == len(revs)):
        return False
    linked = [digest for prev in (file.heads, *followed) for digest in prev]
    strings = _head_strings(file) + len(file.responses) + _entry_strings(entries)
    strings += len(followed) + len(linked) - len(file.heads)
    return _are_digests(linked) and strings == _strings(data)


def _entry_strings(entries: list[Response]) -> int:
    """How many strings there are in responses, keys and values, but for `prev`."""
    values = [each.value for each in entries]
    untold = [(e.comment, e.by, e.agency, e.reason).count(None) for e in entries]
    pieces = [each.evidence for each in entries if each.evidence]
    # The keys of revision, time and status, and the values of two of them; then what is told.
    strings = 13 * len(entries) - 2 * sum(untold)
    strings += len(values) - values.count(None) + [value.__class__ for value in values].count(str)
    return strings + len(pieces) + sum([_evidence_strings(p) for each in pieces for p in each])


def _kind(kind: Kind) -> type:
    return int if kind == "level" else str


def _code(each: Response, kind: type, places: dict[Value, int] | None) -> int:
    """The code of a response's answer, 0 where it is none; -1 where it cannot be meant so."""
    value, reason = each.value, each.reason
    if each.status == "answered":
        if reason is not None or places is None:
            return -1
        if value.__class__ is not kind:
            return -1  # True is equal to 1, and is no level
        code = places.get(value, -1)  # type: ignore[arg-type]
        return code if code < 128 else -1
    if value is not None:
        return -1
    if each.status == "not_applicable":
        return 0 if reason is not None and reason.strip() else -1
    return 0 if reason is None else -1


def _about(file: File, last: str | None, name: str) -> About:
    assert file.assessor_type is not None
    return About(
        name=name,
        system=file.system,
        agency=file.agency,
        respondent=file.respondent,
        assessor_type=file.assessor_type,
        profile=file.profile,
        created=file.created,
        last_answer=last,
        note=file.note,
    )


def _head_strings(file: File) -> int:
    """How many strings, keys and values, there are outside the responses."""
    optional = (file.agency, file.respondent, file.note)
    always = 2 + 1 + 2 + 2 + 2 + 2 + 2 + 2 + 1 + 7  # with those of the edition
    heads = 1 + len(file.heads) if file.heads else 0
    return always + sum(2 for each in optional if each is not None) + heads + 1


def _evidence_strings(piece: Evidence) -> int:
    parts = (piece.reference, piece.page, piece.date, piece.marking, piece.sha256)
    return 2 + 2 * sum(part is not None for part in parts)


def _strings(data: bytes) -> int:
    """How many strings there are in JSON that is well formed."""
    if b"\\" in data:
        # An escaped backslash first: the quotation mark after it is none that is escaped.
        data = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    quotes = np.count_nonzero(np.frombuffer(data, np.uint8) == _QUOTE)
    return int(quotes) // 2


def _are_digests(linked: list[str]) -> bool:
    joined = "".join(linked)
    try:
        packed = bytes.fromhex(joined)  # which would also take capitals and blanks
    except ValueError:
        return False
    return len(packed) * 2 == len(joined) and joined == joined.lower()
