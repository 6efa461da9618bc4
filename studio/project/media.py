"""Media by content: `media/ab/abcdef....mp4`, named by the SHA-256 of its bytes, written once, never changed.

A file is written under a `.part` name, hashed, synced and renamed, so whatever bears a hash's name is whole.
"""

import hashlib
import os
import re
import secrets
import shutil
from pathlib import Path

from studio.errors import MediaError
from studio.project.disk import plain_file_errors, sync_file, sync_folder

_HASH = re.compile(r"[0-9a-f]{64}")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
_USUAL = ".mp4"
_CHUNK = 1 << 20
_SESSION = f"{os.getpid()}-{secrets.token_hex(4)}"
"""Marks the parts of this process; a bare process id may come back after a crash."""


class MediaStore:
    """The media files of a project, in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._parts = folder / "parts"
        self._known: dict[str, Path] = {}

    def path(self, sha256: str) -> Path:
        """Where the file with a hash is, or would be; raises `MediaError` for text that is no hash."""
        known = self._known.get(sha256)
        if known is not None and known.exists():
            return known
        home = self._home(sha256)
        found = home / f"{sha256}{_USUAL}"
        if not found.exists():
            others = sorted(home.glob(f"{sha256}.*"))
            if not others:
                return found
            found = others[0]
        self._known[sha256] = found
        return found

    def missing(self, sha256: str) -> bool:
        """Whether the file with a hash is not there."""
        return not self.path(sha256).is_file()

    def held(self) -> set[str]:
        """The hashes of all files that are there: one look at the folder instead of one at each file.

        What cannot be read is not there.
        """
        homes = [home for home in _entries(self.folder) if len(home.name) == 2]
        names = [file.name.partition(".")[0] for home in homes for file in _entries(home.path)]
        return {name for name in names if _HASH.fullmatch(name)}

    def verify(self, sha256: str) -> Path:
        """The path of a file whose bytes were read and are what the hash says; raises `MediaError`."""
        path = self.path(sha256)
        if not path.is_file():
            raise MediaError(f"The media file '{path.name}' is missing: restore it, or generate the take again.")
        with plain_file_errors(path, "read"):
            real = hash_of(path)
        if real != sha256:
            raise MediaError(f"The media file '{path.name}' is damaged: restore it, or generate the take again.")
        return path

    def new_part(self, suffix: str) -> Path:
        """A fresh path for a file that is being written, for example with suffix `.mp4`; the file is not made."""
        if not _SUFFIX.fullmatch(suffix):
            raise MediaError(f"'{suffix}' is not a media suffix: give one such as '.mp4'.")
        with plain_file_errors(self._parts, "made"):
            self._parts.mkdir(parents=True, exist_ok=True)
        return self._parts / f"{_SESSION}-{secrets.token_hex(6)}{suffix}.part"

    def adopt(self, part: Path, sha256: str | None = None) -> str:
        """Take a finished part in under its hash, which is returned; if the file is there already, the first stays.

        The part is gone afterwards. Raises `MediaError` if it is not there or its bytes have another hash than
        `sha256`, `DiskFullError`, `ProjectError`.
        """
        if not part.is_file():
            raise MediaError(f"The media file '{part.name}' is missing: it cannot be taken into the project.")
        with plain_file_errors(part, "taken into the project"):
            real = hash_of(part)
            if sha256 is not None and real != sha256:
                raise MediaError(f"The media file '{part.name}' was damaged while it was written: make it again.")
            known = self.path(real)
            if known.is_file() and known.stat().st_size == part.stat().st_size:
                part.unlink()
                return real
            home = self._home(real)
            home.mkdir(parents=True, exist_ok=True)
            sync_file(part)
            target = home / f"{real}{Path(part.name.removesuffix('.part')).suffix or '.bin'}"
            part.replace(target)
            sync_folder(home)
            sync_folder(self.folder)
        self._known[real] = target
        return real

    def copy_in(self, source: Path) -> str:
        """Copy a file from anywhere into the store; returns its hash. Raises as `adopt`."""
        part = self.new_part(source.suffix.lower() if _SUFFIX.fullmatch(source.suffix.lower()) else ".bin")
        try:
            with plain_file_errors(source, "copied into the project"):
                shutil.copyfile(source, part)
            return self.adopt(part)
        finally:
            part.unlink(missing_ok=True)

    def remove(self, sha256: str) -> None:
        """Delete the file with a hash, if it is there; raises `ProjectError`."""
        path = self.path(sha256)
        with plain_file_errors(path, "deleted"):
            path.unlink(missing_ok=True)
        self._known.pop(sha256, None)

    def sweep(self) -> int:
        """Remove parts that other processes left; call it with the project's lock held. Returns how many."""
        left = [part for part in self._parts.glob("*.part") if not part.name.startswith(f"{_SESSION}-")]
        with plain_file_errors(self._parts, "swept"):
            for part in left:
                part.unlink(missing_ok=True)
        return len(left)

    def _home(self, sha256: str) -> Path:
        if not _HASH.fullmatch(sha256):
            raise MediaError(f"'{sha256[:80]}' is not the SHA-256 of a media file.")
        return self.folder / sha256[:2]


def _entries(folder: Path | str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
