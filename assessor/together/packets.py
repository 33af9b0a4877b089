"""Packets: the part of an assessment that one agency answers, made and brought back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assessor.errors import UserError
from assessor.together.shares import Share
from questionnaires import history
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment, Entry, Packet
from questionnaires.texts import _


def made(assessment: Assessment, questionnaire: Questionnaire, share: Share) -> Assessment:
    """The packet of an agency: its questions with everything ever said of them, and no other."""
    ids = [ident for ident in questionnaire.questions if ident in share.questions]
    cells = {cell.id for ident in ids for cell in questionnaire.questions[ident].cells}
    about = cells | set(ids)
    kept = {
        part: {i: said for i, said in getattr(assessment, part).items() if i in about}
        for part in (*history.LISTS, "conflicts")
    }
    packet = Packet(agency=share.id, questions=tuple(ids), base=assessment.heads)
    own = {"packet": packet, "agency": share.name, "respondent": None, "agencies": None}
    return assessment.model_copy(update={**kept, **own})


@dataclass(frozen=True)
class Brought:
    """What a packet brought back.

    Attributes:
        agency: Its name, as the packet has it.
        new: How many entries the assessment did not have.
    """

    path: Path
    agency: str
    new: int


def merged(
    whole: Assessment, packets: Sequence[tuple[Path, Assessment]]
) -> tuple[Assessment, tuple[Brought, ...]]:
    """An assessment with everything that packets, or copies of it, brought back.

    Raises:
        UserError: One belongs to another assessment or edition, is older or newer than it can be,
            or was changed other than by answering. Nothing is merged then.
    """
    if whole.packet:
        raise UserError(
            _("This file is a packet itself, of {agency}.").format(agency=whole.agency or "-"),
            _("Merge into the assessment that it was split from."),
        )
    brought = []
    for path, packet in packets:
        _refuse_other(whole, path, packet)
        new = _new(whole, path, packet)
        brought.append(Brought(path, packet.agency or "-", new))
    return history.union(whole, *(packet for _path, packet in packets)), tuple(brought)


def _refuse_other(whole: Assessment, path: Path, packet: Assessment) -> None:
    if packet.id != whole.id:
        raise UserError(
            _("{file} belongs to another assessment, of {system}.").format(
                file=path, system=packet.system
            ),
            _("Merge it into the assessment that it was split from. Nothing was changed."),
        )
    if packet.questionnaire != whole.questionnaire:
        raise UserError(
            _("{file} answers {theirs}, and this assessment {ours}.").format(
                file=path, theirs=_edition(packet), ours=_edition(whole)
            ),
            _("Ask for it to be answered with the same edition. Nothing was changed."),
        )


def _edition(assessment: Assessment) -> str:
    known = assessment.questionnaire
    return f"{known.id} {known.edition} ({known.digest[:12]})"


def _new(whole: Assessment, path: Path, packet: Assessment) -> int:
    """How many entries a packet adds, each of which must follow the state it was split from."""
    here, there = history.by_digest(whole), history.by_digest(packet)
    # A whole copy may have gone its own way from the very beginning.
    base = set(packet.packet.base) if packet.packet else set(here)
    roots = packet.packet is None or not base
    if not base <= set(here):
        raise UserError(
            _("{file} was split from a later state of this assessment.").format(file=path),
            _("Merge it into the newest file of the assessment. Nothing was changed."),
        )
    found = base | history.after(there, base, roots)
    new = [each for each in there if each not in here]
    strange = [there[each] for each in new if each not in found]
    asked = set(packet.packet.questions) if packet.packet else None
    if asked is not None:
        strange += [there[each] for each in new if _question(there[each]) not in asked]
    if strange:
        _part, ident, _entry = strange[0]
        raise UserError(
            _("{file} was changed other than by answering it: what it says of {id} does not fit "
              "what this assessment holds.").format(file=path, id=ident),
            _("Ask {agency} for the file as the program saved it. Nothing was changed.").format(
                agency=packet.agency or _("the sender")
            ),
        )  # fmt: skip
    return len(new)


def _question(placed: tuple[str, str, Entry]) -> str:
    return placed[1].split("/")[0]


def name_of(share: Share) -> str:
    """The file name of an agency's packet."""
    return f"packet-{share.id}.json"
