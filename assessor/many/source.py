"""What is to be read: which files, what they answer, how to show how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from assessor import console, files, opening, saved, secrecy
from assessor.errors import UserError
from assessor.many.find import Skipped, find
from questionnaires import bundled
from questionnaires.model import Questionnaire
from questionnaires.texts import _

Show = Callable[[int], None]
Progress = Callable[[int], AbstractContextManager[Show]]
"""Told how much there is to do, gives what to call with how much is done."""


def quiet(total: int) -> AbstractContextManager[Show]:
    """No progress."""
    return nullcontext(lambda done: None)


def shown(plain: bool) -> Progress:
    """Progress on a terminal that can show it."""
    return lambda total: console.progress(_("Reading"), plain, total)


@dataclass(frozen=True)
class Source:
    """What is to be read.

    Attributes:
        questionnaire: What the files must answer.
        name: Its id if it is bundled, else its folder.
        names: The files, in order.
        skipped: What was found and cannot be a file to read.
        cache: Where to remember what was read; None: nowhere.
        texts: Whether what people wrote is wanted; then nothing is remembered.
    """

    questionnaire: Questionnaire
    name: str
    names: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    cache: Path | None = None
    texts: bool = False


def source(
    paths: Sequence[Path],
    questionnaire: Path | None = None,
    cache: Path | None = None,
    texts: bool = False,
) -> Source:
    """Find what is to be read, and what it answers.

    Raises:
        UserError: As `read`.
    """
    for path in paths:
        if not path.exists():
            raise UserError(
                _("{file} cannot be read: {reason}.").format(
                    file=path, reason=_("there is no such file or folder")
                ),
                _("Check the name and the folder, and that you are allowed to open the file."),
            )
    names, skipped = find(paths)
    if not names:
        raise UserError(
            _("There is no saved assessment in {folder}.").format(folder=paths[0]),
            _("Name files, or folders with files whose names end in .json."),
        )
    name = str(questionnaire) if questionnaire else _answered(names)
    asked = opening.questionnaire(name)
    return Source(asked, name, tuple(names), tuple(skipped), cache, texts)


def _answered(names: Sequence[str]) -> str:
    """The questionnaire that the first sound file answers."""
    first: UserError | None = None
    for name in names:
        try:
            data = files.read(Path(name))[0]
            if secrecy.is_protected(data):
                continue
            wanted = saved.loads(data, name).questionnaire.id
        except UserError as error:
            first = first or error
            continue
        if wanted in bundled.names():
            return wanted
        raise UserError(
            _("{file} answers the questionnaire {id}, which is not bundled with this program.")
            .format(file=name, id=wanted),
            _("Name its folder with --questionnaire FOLDER."),
        )  # fmt: skip
    raise first or UserError(
        _("All of these files are protected with a passphrase."),
        _("Take the protection off copies first, with: assessor unprotect FILE"),
    )
