"""Whose signatures count: a public key, or OpenSSH's list of allowed signers."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

# Each a word, in which blanks may stand between double quotes.
_WORD = r'(?:[^\s"]|"[^"]*")+'
_KEY = r"(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[\w.@-]+"
_LINE = re.compile(
    rf"(?:(?P<names>(?!{_KEY}\s+AAAA){_WORD})\s+(?:(?P<options>(?!{_KEY}\s+AAAA){_WORD})\s+)?)?"
    rf"(?P<kind>{_KEY})\s+(?P<key>AAAA[A-Za-z0-9+/=]*)(?:\s+(?P<comment>.*))?"
)


@dataclass(frozen=True)
class Signer:
    """One key whose signatures count.

    Attributes:
        kind: The kind of key, such as ``ssh-ed25519``.
        key: The public key, as SSH writes it.
        name: The names that the list has for it, else the key's comment; may be empty. Free text.
        namespaces: What its signatures may be made for, as patterns; none: for anything.
        unknown: Other conditions of the list, which this program cannot check.
    """

    kind: str
    key: bytes
    name: str
    namespaces: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    def may_sign(self, namespace: str) -> bool:
        """Whether the list lets this key sign for such a purpose."""
        if not self.namespaces:
            return True
        # OpenSSH knows * and ? in a pattern, and no brackets.
        patterns = {each: each.removeprefix("!").replace("[", "[[]") for each in self.namespaces}
        hit = [each for each, pattern in patterns.items() if fnmatchcase(namespace, pattern)]
        return bool(hit) and not any(each.startswith("!") for each in hit)


def loads(text: str) -> Iterator[Signer]:
    """The keys in a file: one or more lines of a public key, or of a list of allowed signers.

    Lines that are neither are passed over, as OpenSSH does.
    """
    for line in text.split("\n"):
        found = _LINE.fullmatch(line.strip())
        if not found or line.lstrip().startswith("#"):
            continue
        try:
            key = base64.b64decode(found["key"], validate=True)
        except binascii.Error:
            continue
        namespaces, unknown = _conditions(found["options"] or "")
        name = (found["names"] or found["comment"] or "").replace('"', "").strip()
        yield Signer(found["kind"], key, name, namespaces, unknown)


def _conditions(options: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    namespaces: tuple[str, ...] = ()
    unknown = []
    for option in re.findall(r'(?:[^,"]|"[^"]*")+', options):
        name, _equals, value = option.partition("=")
        if name.lower() == "namespaces":
            namespaces = tuple(filter(None, value.strip('"').split(","))) or ("!*",)
        else:
            unknown.append(name)
    return namespaces, tuple(unknown)
