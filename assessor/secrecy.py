"""The door to encryption: an assessment sealed with a passphrase, in the age format.

A protected file is two age files in text form, one after the other. The first holds a key made
for this file and is encrypted with the passphrase; the second holds the assessment and is
encrypted to that key. So the passphrase, which takes seconds and much memory to try, is needed
once when a file is opened, and every answer is saved at once. Without this program: cut the file
in two before its second BEGIN line, then ``age --decrypt first.age > key.txt`` and
``age --decrypt -i key.txt second.age``.

Nobody can open the file without the passphrase, the makers of this program included.
"""

from __future__ import annotations

import base64
import getpass
import re
import sys
from dataclasses import dataclass
from typing import Any

from assessor import safe
from assessor.errors import Exit, UserError, missing
from questionnaires.texts import _

BEGIN = b"-----BEGIN AGE ENCRYPTED FILE-----"
SHORTEST = 12
"""The fewest characters of a passphrase: whoever steals the file can try as many as they like."""
TRIES = 3
MOST_WORK = 21
"""The most work that trying a passphrase may take, as age counts it: 2 GB and some ten seconds, and
one more doubles both. This program's own files take 17 to 20 on a computer of today."""

_WORK = re.compile(rb"age-encryption\.org/v1\n-> scrypt [^ \n]+ (\d{1,3})\n")

_unlocked: dict[bytes, Key] = {}


@dataclass(frozen=True)
class Key:
    """What opens one protected file.

    Attributes:
        wrapped: The first part of the file: the key itself, encrypted with the passphrase.
        identity: The key, as age writes it.
    """

    wrapped: bytes
    identity: str

    def seal(self, data: bytes) -> bytes:
        """The bytes of a protected file that holds this; different ones every time."""
        age = _age()
        recipient = age.x25519.Identity.from_str(self.identity).to_public()
        sealed: bytes = age.encrypt(data, [recipient], armored=True)
        return self.wrapped + sealed

    def open(self, sealed: bytes, name: str) -> bytes:
        """What a protected file holds.

        Raises:
            UserError: It was cut, damaged or changed, or belongs to another key.
        """
        age = _age()
        _wrapped, body = _parts(sealed, name)
        try:
            opened: bytes = age.decrypt(body, [age.x25519.Identity.from_str(self.identity)])
        except age.DecryptError as error:
            raise _damaged(name) from error
        return opened


def is_protected(data: bytes) -> bool:
    """Whether these are the bytes of a protected file."""
    return data.startswith(BEGIN)


def new_key(passphrase: str) -> Key:
    """A key for a file that is not protected yet."""
    age = _age()
    identity = str(age.x25519.Identity.generate())
    wrapped: bytes = age.passphrase.encrypt(identity.encode(), passphrase, armored=True)
    # The library measures this computer to say how much; nothing is sealed beyond what is opened.
    _refuse_too_much_work(wrapped, _("The new key"))
    return Key(wrapped, identity)


def unlocked(sealed: bytes, name: str) -> Key:
    """The key of a protected file, for which the passphrase is asked, once while this runs.

    Raises:
        UserError: The passphrase is wrong, the file is damaged, or there is nobody to ask.
    """
    wrapped, _body = _parts(sealed, name)
    if wrapped not in _unlocked:
        _unlocked[wrapped] = Key(wrapped, _identity(wrapped, name))
    return _unlocked[wrapped]


def asked(prompt: str) -> str:
    """A passphrase, typed unseen at the terminal.

    Raises:
        UserError: There is no terminal to ask at.
    """
    if not sys.stdin.isatty():
        raise UserError(
            _("A passphrase is needed, and there is no terminal to ask for it."),
            _("Run the command at a terminal."),
            Exit.WRONG_USE,
        )
    try:
        return getpass.getpass(safe.line(prompt) + " ", stream=sys.stderr)
    except EOFError as error:
        raise UserError(_("No passphrase was given."), _("Nothing was changed.")) from error


def chosen(prompt: str) -> str:
    """A new passphrase, asked for twice.

    Raises:
        UserError: It is too short, the two differ, or there is nobody to ask.
    """
    first = asked(prompt)
    if len(first) < SHORTEST:
        raise UserError(
            _("A passphrase needs at least {n} characters.").format(n=SHORTEST),
            _("Several words that do not belong together are long and easy to remember. Nothing "
              "was changed."),
        )  # fmt: skip
    if asked(_("Once more:")) != first:
        raise UserError(
            _("The two passphrases are not the same."), _("Nothing was changed. Try again.")
        )
    return first


def _identity(wrapped: bytes, name: str) -> str:
    age = _age()
    _refuse_too_much_work(wrapped, name)
    prompt = _("Passphrase of {file}:").format(file=name)
    for left in reversed(range(TRIES)):
        passphrase = asked(prompt)
        try:
            identity: str = age.passphrase.decrypt(wrapped, passphrase).decode()
            age.x25519.Identity.from_str(identity)
        except age.DecryptError as error:
            if "Excessive work" in str(error):
                raise _excessive(name) from error
            if not left:
                raise UserError(
                    _("This passphrase does not open {file}.").format(file=name),
                    _("The file was left as it is. If the passphrase is right, the file is "
                      "damaged: use a copy from before."),
                ) from error  # fmt: skip
            prompt = _("This one does not open it. Passphrase of {file}:").format(file=name)
        except (ValueError, age.IdentityError) as error:
            raise _damaged(name) from error
        else:
            return identity
    raise AssertionError("the last try returns or raises")


def _refuse_too_much_work(wrapped: bytes, name: str) -> None:
    """A file says itself how much memory trying a passphrase takes; the library believes 8 GB."""
    try:
        armor = b"".join(wrapped.split(b"\n")[1:]).split(b"-")[0]
        told = _WORK.match(base64.b64decode(armor))
    except ValueError as error:
        raise _damaged(name) from error
    if not told:
        raise _damaged(name)
    if int(told[1]) > MOST_WORK:
        raise _excessive(name)


def _excessive(name: str) -> UserError:
    return UserError(
        _("{file} asks for too much work to try a passphrase.").format(file=name),
        _("Try it when the computer is not busy, or on a faster one. If a stranger sent the file, "
          "it may be made so to do harm."),
    )  # fmt: skip


def _parts(sealed: bytes, name: str) -> tuple[bytes, bytes]:
    at = sealed.find(BEGIN, len(BEGIN))
    if not sealed.startswith(BEGIN) or at < 0:
        raise _damaged(name)
    return sealed[:at], sealed[at:]


def _damaged(name: str) -> UserError:
    return UserError(
        _("{file} cannot be opened: it breaks off, or was changed.").format(file=name),
        _("The file was left as it is. Use a copy from before, or ask the sender for a new one."),
    )


def _age() -> Any:
    """The library, which is imported only where a file is protected."""
    try:
        import pyrage
        import pyrage.passphrase
        import pyrage.x25519
    except ImportError as error:
        raise missing("pyrage", _("A protected file"), "encrypt") from error
    return pyrage
