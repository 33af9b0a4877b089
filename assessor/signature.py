"""The door to signatures: who answers for a file, by an Ed25519 key as OpenSSH makes them.

A signature stands in a file of its own, in the form of ``ssh-keygen -Y sign``, and is over the
exact bytes of the assessment's file: of a protected one, over its sealed bytes. So it can be
checked without this program::

    ssh-keygen -Y verify -f ALLOWED -I NAME -n assessor -s FILE.sig < FILE

It says that whoever holds the key signed these bytes. It does not say when, nor whose the key is,
nor that what they signed is true.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from assessor import files, secrecy, signers, sshsig
from assessor.errors import Exit, UserError, missing
from assessor.signers import Signer
from assessor.sshsig import Envelope
from questionnaires.texts import _

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

NAMESPACE = "assessor"
"""What the signatures are made for: one made to log in or to sign a mail is none of these."""
MAKE_A_KEY = "ssh-keygen -t ed25519"


def sign(data: bytes, keyfile: Path) -> tuple[bytes, Signer]:
    """A signature file over these bytes, and the key that made it.

    The key's passphrase is asked for where it has one. What the key is called is taken from the
    public key beside it, where that is kept.

    Raises:
        UserError: There is no such key, it is of another kind, or the passphrase is wrong.
    """
    private = _private(keyfile)
    key = sshsig.packed(sshsig.KIND) + sshsig.packed(private.public_key().public_bytes_raw())
    envelope = Envelope(key, NAMESPACE.encode(), b"", b"sha512", b"")
    made = sshsig.packed(sshsig.KIND) + sshsig.packed(private.sign(envelope.signed(data)))
    return replace(envelope, signature=made).dumps(), _named(key, keyfile)


def verified(data: bytes, file: Path, signature: Path, allowed: Path) -> Signer:
    """Who signed these bytes, of those whose signatures count.

    Args:
        data: The bytes of the file.
        file: Its name, for messages.
        signature: The file with the signature.
        allowed: The file with the public key, or a list of allowed signers.

    Raises:
        UserError: The signature or the keys cannot be used; with `Exit.NOT_SO`: they can, and
            this is not what one of these keys signed for this purpose.
    """
    envelope, public, made = _taken_apart(signature)
    counted = _counted(allowed)
    if envelope.namespace != NAMESPACE.encode():
        raise UserError(
            _("{signature} was made for another purpose: {purpose}.").format(
                signature=signature, purpose=envelope.namespace.decode("utf-8", "replace")
            ),
            _("Ask for a signature made with: assessor sign"),
            Exit.NOT_SO,
        )
    if not _holds(public, made, envelope.signed(data)):
        raise UserError(
            _("{file} is not what was signed: it, or {signature}, was changed since.").format(
                file=file, signature=signature
            ),
            _("Ask the signer for both files again."),
            Exit.NOT_SO,
        )
    signed_by = [each for each in counted if each.key == envelope.key]
    if not signed_by:
        raise UserError(
            _("{file} was signed with a key that is not in {allowed}: {fingerprint}.").format(
                file=file, allowed=allowed, fingerprint=sshsig.fingerprint(envelope.key)
            ),
            _("Whoever changes a file can sign it again. Ask the signer which key is theirs."),
            Exit.NOT_SO,
        )
    return _permitted(signed_by, allowed)


def _permitted(signed_by: list[Signer], allowed: Path) -> Signer:
    """The first of a key's entries that lets it sign, without a condition left open."""
    permitted = [each for each in signed_by if each.may_sign(NAMESPACE)]
    if not permitted:
        raise UserError(
            _("{allowed} does not let this key sign for the purpose {purpose}.").format(
                allowed=allowed, purpose=NAMESPACE
            ),
            _("Ask whoever keeps this list."),
            Exit.NOT_SO,
        )
    for each in permitted:
        if not each.unknown:
            return each
    raise UserError(
        _("{allowed} sets this key a condition that this program does not check: "
          "{condition}.").format(allowed=allowed, condition=permitted[0].unknown[0]),
        _("Check it with: ssh-keygen -Y verify -n {purpose}").format(purpose=NAMESPACE),
    )  # fmt: skip


def _taken_apart(path: Path) -> tuple[Envelope, bytes, bytes]:
    """What a signature file says, with the bare key and the bare signature in it."""
    try:
        envelope = sshsig.loads(files.read(path)[0])
        if envelope.kind.encode() != sshsig.KIND:
            raise _other_kind(path, envelope.kind)
        _kind, public = sshsig.unpacked(envelope.key, 2)
        kind, made = sshsig.unpacked(envelope.signature, 2)
        if kind != sshsig.KIND or len(public) != 32:
            raise ValueError("the key and the signature do not belong together")
    except ValueError as error:
        raise UserError(
            _("{file} is not a whole signature.").format(file=path),
            _("It breaks off, was changed, or is another file. Ask the signer for it again."),
        ) from error
    return envelope, public, made


def _holds(public: bytes, made: bytes, signed: bytes) -> bool:
    ed25519, exceptions, _serialization = _library()
    try:
        ed25519.Ed25519PublicKey.from_public_bytes(public).verify(made, signed)
    except (exceptions.InvalidSignature, ValueError):
        return False
    return True


def _counted(allowed: Path) -> list[Signer]:
    found = _signers(allowed)
    if not found:
        raise UserError(
            _("{file} holds no public key.").format(file=allowed),
            _("Name the signer's public key, such as id_ed25519.pub, or a list of allowed "
              "signers as OpenSSH has them."),
        )  # fmt: skip
    counted = [each for each in found if each.kind.encode() == sshsig.KIND]
    if not counted:
        raise _other_kind(allowed, found[0].kind)
    return counted


def _signers(path: Path) -> list[Signer]:
    return list(signers.loads(files.read(path)[0].decode("utf-8", "replace")))


def _named(key: bytes, keyfile: Path) -> Signer:
    """A key with its comment, which OpenSSH keeps in the clear beside the private key."""
    try:
        found = _signers(keyfile.with_name(keyfile.name + ".pub"))
    except UserError:
        found = []
    bare = Signer(sshsig.KIND.decode(), key, "")
    return next((each for each in found if each.key == key), bare)


def _private(path: Path) -> Ed25519PrivateKey:
    """A private key, opened with its passphrase where it has one."""
    ed25519, exceptions, serialization = _library()
    data = files.read(path)[0]
    try:
        try:
            key = serialization.load_ssh_private_key(data, None)
        except TypeError:  # it has a passphrase
            key = _opened(path, data)
    except ValueError as error:
        raise UserError(
            _("{file} is not a private key as OpenSSH writes it.").format(file=path),
            _("Name the file without .pub; a key is made with: {command}").format(
                command=MAKE_A_KEY
            ),
        ) from error
    except exceptions.UnsupportedAlgorithm as error:
        raise UserError(
            _("The key {file} cannot be used here: {reason}.").format(file=path, reason=error),
            _("Another one is made with: {command}").format(command=MAKE_A_KEY),
        ) from error
    if not isinstance(key, ed25519.Ed25519PrivateKey):
        public = key.public_key().public_bytes(
            serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH
        )
        raise _other_kind(path, public.split()[0].decode())
    return cast("Ed25519PrivateKey", key)


def _opened(path: Path, data: bytes) -> Any:
    _ed25519, exceptions, serialization = _library()
    passphrase = secrecy.asked(_("Passphrase of the key {file}:").format(file=path))
    try:
        return serialization.load_ssh_private_key(data, passphrase.encode())
    except (ValueError, exceptions.InvalidTag) as error:
        raise UserError(
            _("This passphrase does not open the key {file}.").format(file=path),
            _("Nothing was signed. If the passphrase is right, the key's file is damaged."),
        ) from error


def _other_kind(path: Path, kind: str) -> UserError:
    return UserError(
        _("{file} is of the kind {kind}; only Ed25519 keys are used here.").format(
            file=path, kind=kind
        ),
        _("Such a key is made with: {command}").format(command=MAKE_A_KEY),
    )


def _library() -> tuple[Any, Any, Any]:
    """The parts of the library, imported only where something is signed or checked."""
    try:
        from cryptography import exceptions
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric import ed25519
    except ImportError as error:
        raise missing("cryptography", _("A signature"), "encrypt") from error
    return ed25519, exceptions, serialization
