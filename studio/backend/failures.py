"""From any exception to a `Failed` message: what kind it is, and the sentence for the user."""

import errno
from typing import Literal

from studio.errors import (
    BadInputError,
    DiskFullError,
    EngineError,
    MediaError,
    NotFoundError,
    OutOfMemoryError,
    PluginError,
    StudioError,
)
from studio.wire.messages import Failed

Kind = Literal["bad_input", "missing", "out_of_memory", "disk_full", "internal", "protocol"]

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_KINDS: list[tuple[type[StudioError], Kind]] = [
    (BadInputError, "bad_input"),
    (DiskFullError, "disk_full"),
    (MediaError, "missing"),
    (NotFoundError, "missing"),
    (PluginError, "missing"),
    (OutOfMemoryError, "out_of_memory"),
]


def failed(job: str, engine: str, error: Exception) -> Failed:
    """The message for an exception that came out of loading, reading or generating."""
    if isinstance(error, StudioError):
        retryable, remedy = (error.retryable, error.remedy) if isinstance(error, EngineError) else (False, {})
        return Failed(job=job, kind=_kind(error), sentence=str(error), retryable=retryable, remedy=remedy)
    if is_out_of_memory(error):
        sentence = f"{engine} ran out of memory: make the shot shorter or smaller, or close other programs."
        return Failed(job=job, kind="out_of_memory", sentence=sentence)
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        sentence = "There is no room left on the disk for the take: free some space and try again."
        return Failed(job=job, kind="disk_full", sentence=sentence)
    said = str(error).strip().splitlines()
    sentence = f"{engine} failed with a defect of its own ({type(error).__name__}{': ' + said[0] if said else ''})."
    return Failed(job=job, kind="internal", sentence=sentence[:1000])


def _kind(error: StudioError) -> Kind:
    for family, kind in _KINDS:
        if isinstance(error, family):
            return kind
    return "internal"


def is_out_of_memory(error: BaseException) -> bool:
    """Whether memory ran out; torch's `OutOfMemoryError` is told by its name, so that torch need not be loaded."""
    return isinstance(error, MemoryError) or any(kind.__name__ == "OutOfMemoryError" for kind in type(error).__mro__)
