"""Threads that step back: work that nobody waits for leaves the processor to what somebody looks at."""

import contextlib
import os
import sys
import threading

DECODING, SMALL_PICTURES, MEASURING, EXPORTING, ENCODING = 3, 8, 8, 12, 19
"""How far each kind of work steps back, as nice(2) counts; the window's own thread stays at 0."""


def step_back(niceness: int) -> None:
    """Let this thread, and those that it starts, run where others leave room.

    Linux alone gives each thread a priority of its own; elsewhere nothing happens.
    """
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), niceness)
