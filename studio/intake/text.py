"""A text file as one string, whatever wrote it."""

import re
from pathlib import Path

from studio.errors import IntakeError

MAX_BYTES = 20_000_000
MAX_SHOTS = 10_000

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NUL_SHARE = 0.3
"""UTF-16 of mostly Latin text has a zero in nearly every second byte; other files with zeros are no text."""


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 or, if it is neither, Windows-1252; raises `IntakeError`."""
    try:
        if path.is_dir():
            raise IntakeError(f"{path} is a folder: give a text file or a shot list.")
        if path.stat().st_size > MAX_BYTES:
            raise IntakeError(f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB: split it into smaller files.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise IntakeError(f"There is no file {path}: check the name.") from None
    except OSError as error:
        raise IntakeError(f"{path.name} cannot be read: {error.strerror or error}.") from error
    text = _decoded(data)
    if text is None:
        raise IntakeError(f"{path.name} is not a text file: give one prompt a line, or a shot list as CSV.")
    return text


def _decoded(data: bytes) -> str | None:
    """The text that bytes are most likely meant as; `None` if they are none."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and (encoding.startswith("utf") or not _CONTROL.search(text)):
            return text
    return None


def _encodings(data: bytes) -> list[str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ["utf-16"]
    if b"\0" in data:
        half = max(1, len(data) // 2)
        if data[1::2].count(0) / half > _NUL_SHARE:
            return ["utf-16-le"]
        return ["utf-16-be"] if data[::2].count(0) / half > _NUL_SHARE else []
    return ["utf-8-sig", "cp1252", "latin-1"]
