"""Where panels stand: kept in one JSON file beside the settings, by workspace and by the names that the user gave."""

import base64
import binascii
import contextlib
import os
from pathlib import Path

import msgspec
from PySide6.QtCore import QByteArray

FILE = "window.json"


class Layouts(msgspec.Struct, kw_only=True):
    """Qt's states of windows in base64. `spaces` is of the last session, `named` what the user saved."""

    window: str = ""
    spaces: dict[str, str] = {}
    named: dict[str, str] = {}
    workspace: str = "edit"

    @classmethod
    def load(cls, path: Path) -> "Layouts":
        """What was kept; an empty record for a file that is missing or no good, which is no loss worth a sentence."""
        try:
            return msgspec.json.decode(path.read_bytes(), type=cls)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return cls()

    def forget(self, name: str) -> None:
        """Keep a named layout no longer."""
        self.named.pop(name, None)

    def save(self, path: Path) -> None:
        """Keep it, whole or not at all; a disk that refuses costs the layout and nothing else."""
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                file.write(msgspec.json.encode(self))
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)


def as_text(state: QByteArray) -> str:
    """A state as it stands in the file."""
    return base64.b64encode(bytes(state.data())).decode("ascii")


def as_bytes(text: str) -> bytes:
    """A state from the file; empty for what is none."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
