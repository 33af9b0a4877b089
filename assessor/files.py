"""The door to the disk: reading with a limit, writing that happens wholly or not, one writer.

Files are written beside their final name and then renamed over it, so that a reader sees the old
bytes or the new ones and never a part, whatever is killed when. Most functions speak to people
(`UserError`); `replace`, `put_new` and `sync_folder` raise `OSError` for a caller who knows better
what it means.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from assessor.errors import UserError
from questionnaires.texts import _

LIMIT = 20_000_000
"""The most bytes of a file that is read; a full assessment with its history has some 200 000."""

# Not to wait for a writer where the name is a pipe; binary is not what Windows opens files for.
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_WRITING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

# Windows refuses to rename over a file that a virus scanner, an indexer or a synchroniser looks
# at; they let go within moments. About 2.5 seconds in all, then it is a real refusal.
_PAUSES = (0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.5, 0.7, 0.7)
_HELD_OPEN = frozenset({5, 32, 33})

# File systems that cannot sync a folder say so with one of these; others have no need to.
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM})


def read(path: Path) -> tuple[bytes, os.stat_result]:
    """The bytes of a regular file, and what the system says of the file they were read from.

    Raises:
        UserError: There is no such file, it may not be read, it is a folder, a device or a pipe,
            or it is larger than `LIMIT`.
    """
    try:
        _refuse_unless_regular(path, path.stat())
        with os.fdopen(os.open(path, _READING), "rb") as file:
            found = os.fstat(file.fileno())
            _refuse_unless_regular(path, found)
            data = file.read(LIMIT + 1) if found.st_size <= LIMIT else b""
    except OSError as error:
        raise UserError(
            _("{file} cannot be read: {reason}.").format(file=path, reason=reason(error)),
            _("Check the name and the folder, and that you are allowed to open the file."),
        ) from error
    if max(found.st_size, len(data)) > LIMIT:
        raise too_large(path)
    return data, found


def write(path: Path, data: bytes) -> None:
    """Put these bytes under this name, readable by the owner only, over what may be there.

    A symbolic link stays one: the file it points to is replaced.

    Raises:
        UserError: It cannot be written, or is a folder or a device; what was there before is
            still there.
    """
    target = real(path)
    try:
        _refuse_to_replace(path, target)
        replace(target, data)
        sync_folder(target.parent)
    except OSError as error:
        raise _not_written(path, error) from error


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """The name of an empty file to fill within the block; at its end it takes the given name.

    For what is too large to be held whole. If the block fails, what was there is still there.

    Raises:
        UserError: It cannot be written; also for an `OSError` within the block.
    """
    target = real(path)
    try:
        _refuse_to_replace(path, target)
        with _written_beside(target, b"") as temporary:
            yield temporary
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
            _rename(temporary, target)
        sync_folder(target.parent)
    except OSError as error:
        raise _not_written(path, error) from error


def create(path: Path, data: bytes) -> None:
    """Put these bytes under a name that nothing has yet.

    Raises:
        UserError: Something has that name, its folder does not exist, or it cannot be written.
    """
    try:
        put_new(path, data)
        sync_folder(path.parent)
    except FileExistsError as error:
        raise UserError(
            _("{file} exists already and is left as it is.").format(file=path),
            _("Choose another name, or move that file away first."),
        ) from error
    except FileNotFoundError as error:
        raise UserError(
            _("{file} cannot be written: there is no folder {folder}.").format(
                file=path, folder=path.parent
            ),
            _("Make the folder first, or choose another one."),
        ) from error
    except OSError as error:
        raise _not_written(path, error) from error


def folder(path: Path) -> Path:
    """A folder to write into, made where there is none.

    Raises:
        UserError: It cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            _("The folder {folder} cannot be made: {reason}.").format(
                folder=path, reason=reason(error)
            ),
            _("Name another one."),
        ) from error
    return path


def replace(target: Path, data: bytes) -> os.stat_result:
    """Put bytes under a name at once; follow it with `sync_folder` to survive a power failure.

    Returns:
        What the system says of the file as it now is.

    Raises:
        OSError: It cannot be written; what was there before is still there.
    """
    with _written_beside(target, data) as temporary:
        _rename(temporary, target)
    return target.stat()


def put_new(target: Path, data: bytes) -> None:
    """The same for a name that must be free.

    The name is a second one of a file that is whole, so that a kill leaves all of it or nothing.
    Some memory sticks know no hard links: there the name is taken by an empty file first, which
    is what a kill in the moment after that leaves.

    Raises:
        OSError: As `replace`; FileExistsError where something has that name.
    """
    with _written_beside(target, data) as temporary:
        try:
            os.link(temporary, target)
        except FileExistsError:
            raise
        except OSError:
            _take_and_rename(temporary, target)
        else:
            _remove(temporary)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder survive a power failure; Windows sees to that itself.

    Raises:
        OSError: The disk reports an error.
    """
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def real(path: Path) -> Path:
    """The file behind a name, which is another one where the name is a symbolic link."""
    return Path(os.path.realpath(path))


def refuse_protected(path: Path) -> None:
    """Respect the protection of a single file, which a rename over it would not ask about.

    Raises:
        UserError: The file may not be written to.
    """
    if not os.access(path, os.W_OK):
        raise UserError(
            _("{file} is write-protected.").format(file=path),
            _("Take the protection off, or open a copy."),
        )


@contextmanager
def locked(target: Path) -> Iterator[None]:
    """Be the only writer of a file for as long as the block runs.

    The lock is on ``.NAME.lock`` beside it, because the file itself is replaced at every save.

    Raises:
        UserError: Another process has it, or the folder cannot be written to.
    """
    from filelock import FileLock, Timeout

    path = target.with_name(f".{target.name}.lock")
    lock = FileLock(path, timeout=0, mode=0o600)
    try:
        lock.acquire()
    except Timeout as error:
        raise UserError(
            _("{file} is open in another assessor.").format(file=target),
            _("Close it there, then try again."),
        ) from error
    except OSError as error:
        raise UserError(
            _("Nothing can be saved in the folder {folder}: {reason}.").format(
                folder=target.parent, reason=reason(error)
            ),
            _("Copy the file to a folder of your own and open it there."),
        ) from error
    try:
        yield
    finally:
        # Removed while it is still held: whoever opened it meanwhile finds, once the lock is
        # theirs, that the file has no name any more, and filelock (3.25 and later) refuses that
        # lock. The other order would let two writers in. On Windows filelock removes it.
        if sys.platform != "win32":
            _remove(path)
        lock.release()


def sweep(target: Path) -> None:
    """Remove what killed writers of this file left beside it; only while it is `locked`."""
    left = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{16}}\.tmp")
    with suppress(OSError):
        for path in target.parent.iterdir():
            if left.fullmatch(path.name):
                _remove(path)


def reason(error: OSError) -> str:
    """Why the system refused, in words that fit behind a colon."""
    if getattr(error, "winerror", None) in (32, 33):
        return _("another program holds it open")
    words = {
        errno.ENOENT: _("there is no such file or folder"),
        errno.ENOTDIR: _("a part of its path is not a folder"),
        errno.EACCES: _("the system does not permit it"),
        errno.EPERM: _("the system does not permit it"),
        errno.EROFS: _("the disk is write-protected"),
        errno.ENOSPC: _("the disk is full"),
        errno.EDQUOT: _("your share of the disk is used up"),
        errno.ENAMETOOLONG: _("its name is too long"),
        errno.ELOOP: _("it is a link that leads back to itself"),
        errno.EIO: _("the disk reports an error"),
    }
    return words.get(error.errno or 0) or error.strerror or type(error).__name__


@contextmanager
def _written_beside(target: Path, data: bytes) -> Iterator[Path]:
    """A temporary file in the same folder, safely on the disk; gone if the block fails."""
    temporary = target.with_name(f".{target.name}.{os.urandom(8).hex()}.tmp")
    handle = os.open(temporary, _WRITING, 0o600)
    try:
        try:
            _fill(handle, data)
            os.fsync(handle)
        finally:
            os.close(handle)
        yield temporary
    except BaseException:
        _remove(temporary)
        raise


def _fill(handle: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


def _rename(temporary: Path, target: Path) -> None:
    for pause in _PAUSES:
        try:
            temporary.replace(target)
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD_OPEN:
                raise
            time.sleep(pause)
    temporary.replace(target)


def _take_and_rename(temporary: Path, target: Path) -> None:
    os.close(os.open(target, _WRITING, 0o600))
    try:
        _rename(temporary, target)
    except BaseException:
        _remove(target)
        raise


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _refuse_unless_regular(path: Path, found: os.stat_result) -> None:
    if stat.S_ISREG(found.st_mode):
        return
    is_folder = stat.S_ISDIR(found.st_mode)
    what = _("{file} is a folder.") if is_folder else _("{file} is a device or a pipe, not a file.")
    raise UserError(what.format(file=path), _("Give the name of a file."))


def _refuse_to_replace(path: Path, target: Path) -> None:
    """A rename puts a file in the place of anything, of a device as well."""
    if target.exists():
        _refuse_unless_regular(path, target.stat())


def _not_written(path: Path, error: OSError) -> UserError:
    return UserError(
        _("{file} cannot be written: {reason}.").format(file=path, reason=reason(error)),
        _("Mend that or choose another folder, then try again."),
    )


def too_large(name: Path | str) -> UserError:
    """The refusal of a file for its size."""
    return UserError(
        _("{file} is, or would become, larger than this program reads.").format(file=name),
        _("What there is was left as it is. Choose another file, or begin a new one."),
    )
