"""Ways to go wrong, for tests of those who have to live with it."""

import errno
import os
import re
import signal
import sys
import time
from collections.abc import Mapping

import numpy as np

from studio.extend.api import LATENT, BadInputError, Cancel, EngineError, Frame, Sink, Value

EXIT_CODE = 7
FLOOD = 200_000
_SLEEP_S = 3600
_HIGHEST_FD = 64


def before_frame(index: int, params: Mapping[str, Value], sink: Sink, cancel: Cancel) -> None:
    """Misbehave if it is time to."""
    if index == params["crash_at"]:
        crash(str(params["crash_kind"]))
    if index == params["hang_at"]:
        hang(str(params["hang_kind"]))
    if index == params["fail_at"]:
        fail(str(params["fail_kind"]), index, sink)
    if index == 0 and params["flood"] != "none":
        flood(str(params["flood"]), sink, cancel)


def crash(kind: str) -> None:
    """End the process at once."""
    if kind == "exit":
        os._exit(EXIT_CODE)
    os.kill(os.getpid(), signal.SIGKILL if kind == "kill" else signal.SIGSEGV)


def hang(kind: str) -> None:
    """Never come back, and never ask whether to stop."""
    if kind == "seize":
        re.match(r"(a+)+$", "a" * 64 + "b")
    end = time.monotonic() + _SLEEP_S
    while time.monotonic() < end:
        if kind == "sleep":
            time.sleep(1)


def fail(kind: str, index: int, sink: Sink) -> None:
    """Raise an error, or hand over a frame that is wrong."""
    sentence = f"The test pattern was told to fail at frame {index}."
    match kind:
        case "bad_input":
            raise BadInputError(sentence)
        case "memory":
            raise MemoryError
        case "disk":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        case "defect":
            raise ValueError(sentence)
        case "order":
            sink.frame(index + 1, np.zeros((24, 16), np.uint8))
        case "shape":
            sink.frame(index, np.zeros((24, 16), np.uint8))
        case "sound":
            sink.sound(np.full((4, 2), np.nan, np.float32), 48_000)
        case _:
            raise EngineError(sentence, retryable=kind == "retryable")


def flood(kind: str, sink: Sink, cancel: Cancel) -> None:
    """Say far too much."""
    if kind == "garbage":
        _scrawl()
    picture: Frame = np.full((24, 16), 128, np.uint8)
    for count in range(FLOOD if kind != "garbage" else 0):
        cancel.check()
        if kind == "messages":
            sink.phase("denoise", f"{count} of {FLOOD}")
        elif kind == "frames":
            sink.frame(0, picture, LATENT)
        else:
            sys.stderr.write(f"line {count} of {FLOOD}, and nobody wants to read it\n")


def _scrawl() -> None:
    """Write bytes that mean nothing into every pipe that is open, the one for messages among them."""
    for descriptor in range(3, _HIGHEST_FD):
        try:
            os.write(descriptor, b"\xff" * 64)
        except OSError:
            continue
