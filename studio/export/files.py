"""Files that appear whole or not at all."""

import errno
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from studio.errors import DiskFullError, ExportError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


@contextmanager
def whole(out: Path) -> Generator[Path]:
    """Give a `.part` name beside `out`; rename it to `out` when the block ends well, remove it otherwise.

    The block has to have flushed and synced the file. Raises `ExportError` and `DiskFullError`.
    """
    if out.is_dir():
        raise ExportError(f"{out} is a folder: give the name of a file to export to.")
    if not out.parent.is_dir():
        raise ExportError(f"{out.name} cannot be exported: there is no folder {out.parent}.")
    part = out.with_name(out.name + ".part")
    try:
        yield part
        part.replace(out)
        sync_folder(out.parent)
    except OSError as error:
        raise _sentence(out, error) from error
    finally:
        part.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Force a file's bytes onto the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def write_whole(out: Path, data: bytes) -> None:
    """Put `data` into a file that appears whole or not at all."""
    with whole(out) as part, part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Force a rename onto the disk, where the system lets a folder be synced."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sentence(out: Path, error: OSError) -> DiskFullError | ExportError:
    if error.errno in _NO_ROOM:
        return DiskFullError(f"There is no room left on the disk for {out.name}: free some space and export again.")
    return ExportError(f"{out.name} cannot be written to {out.parent}: {error.strerror or error}.")
