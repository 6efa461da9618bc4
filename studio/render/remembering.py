"""Whether the queue is paused, remembered beside the project; losing it costs a click."""

import os
from pathlib import Path

import msgspec

from studio.project import Opened

FILE = "queue.json"


class _Remembered(msgspec.Struct, frozen=True):
    paused: bool = False


def was_paused(opened: Opened) -> bool:
    """Whether the queue was paused when the project was open last."""
    try:
        return msgspec.json.decode(_path(opened).read_bytes(), type=_Remembered).paused
    except (OSError, msgspec.MsgspecError):
        return False


def remember_paused(opened: Opened, paused: bool) -> bool:
    """Keep whether the queue is paused; tells whether that could be written."""
    path = _path(opened)
    part = path.with_name(f"{FILE}.part")
    try:
        path.parent.mkdir(exist_ok=True)
        with part.open("wb") as file:
            file.write(msgspec.json.encode(_Remembered(paused)))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        return False
    return True


def _path(opened: Opened) -> Path:
    return opened.cache / FILE
