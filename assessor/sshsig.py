"""The form of a detached signature file, as OpenSSH writes it with ``ssh-keygen -Y sign``.

It is described in the file PROTOCOL.sshsig of OpenSSH. Nothing is signed or checked here: this
only puts the parts of a signature in their places and takes them out again.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

KIND = b"ssh-ed25519"
"""The kind of key, and of signature, that this program makes and checks."""
HASHES = {b"sha256": hashlib.sha256, b"sha512": hashlib.sha512}

_MAGIC = b"SSHSIG"
_VERSION = 1
_WIDTH = 70
_ARMOR = re.compile(
    rb"-----BEGIN SSH SIGNATURE-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END SSH SIGNATURE-----\s*"
)


@dataclass(frozen=True)
class Envelope:
    """What a signature file says.

    Attributes:
        key: The public key that belongs to it, as SSH writes keys.
        namespace: What it was made for.
        reserved: Empty as yet; it is signed too, whatever it holds.
        hash: How the file was digested; one of `HASHES`.
        signature: The signature with its kind, as SSH writes it.
    """

    key: bytes
    namespace: bytes
    reserved: bytes
    hash: bytes
    signature: bytes

    @property
    def kind(self) -> str:
        """The kind of the key, such as ``ssh-rsa``; with U+FFFD where that is no text."""
        end = 4 + int.from_bytes(self.key[:4], "big")
        return self.key[4:end].decode("utf-8", "replace")

    def signed(self, data: bytes) -> bytes:
        """The bytes that are signed in place of a file's own."""
        digest = HASHES[self.hash](data).digest()
        return _MAGIC + b"".join(map(packed, (self.namespace, self.reserved, self.hash, digest)))

    def dumps(self) -> bytes:
        """The signature file."""
        parts = (self.key, self.namespace, self.reserved, self.hash, self.signature)
        blob = _MAGIC + _VERSION.to_bytes(4, "big") + b"".join(map(packed, parts))
        text = base64.b64encode(blob)
        lines = [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]
        begin, end = b"-----BEGIN SSH SIGNATURE-----", b"-----END SSH SIGNATURE-----"
        return b"\n".join((begin, *lines, end, b""))


def loads(data: bytes) -> Envelope:
    """What a signature file says.

    Raises:
        ValueError: It is not a whole signature file, or one of a later form.
    """
    found = _ARMOR.fullmatch(data)
    if not found:
        raise ValueError("no signature file")
    try:
        blob = base64.b64decode(b"".join(found[1].split()), validate=True)
    except binascii.Error as error:
        raise ValueError("no base64") from error
    if not blob.startswith(_MAGIC + _VERSION.to_bytes(4, "big")):
        raise ValueError("another version")
    key, namespace, reserved, hash_, signature = unpacked(blob[len(_MAGIC) + 4 :], 5)
    if hash_ not in HASHES:
        raise ValueError("another hash")
    return Envelope(key, namespace, reserved, hash_, signature)


def packed(part: bytes) -> bytes:
    """A part as SSH writes it: its length in four bytes, then itself."""
    return len(part).to_bytes(4, "big") + part


def unpacked(data: bytes, count: int) -> list[bytes]:
    """So many parts, with nothing after the last.

    Raises:
        ValueError: There are fewer or more.
    """
    parts = []
    for _number in range(count):
        length = int.from_bytes(data[:4], "big")
        if len(data) < 4 + length:
            raise ValueError("breaks off")
        parts.append(data[4 : 4 + length])
        data = data[4 + length :]
    if data:
        raise ValueError("goes on after its end")
    return parts


def fingerprint(key: bytes) -> str:
    """The short form of a public key, as ``ssh-keygen -l`` shows it."""
    return "SHA256:" + base64.b64encode(hashlib.sha256(key).digest()).decode().rstrip("=")
