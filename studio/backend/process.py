"""What makes the worker a well-behaved child: its streams, its priority, and that it never outlives the editor."""

import ctypes
import faulthandler
import os
import signal
import sys
from pathlib import Path
from typing import NamedTuple

NICENESS = 10
"""How far the worker steps back behind the window (nice(2))."""

EXIT_ORPHAN = 3
"""Exit code of a worker whose editor has gone."""

_PR_SET_PDEATHSIG = 1


class Streams(NamedTuple):
    """The file descriptors that messages come in and go out by."""

    read: int
    write: int


def take_streams() -> Streams:
    """Keep stdin and stdout for messages; prints of anybody go to stderr from now on, reads find the end."""
    read, write = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return Streams(read, write)


def settle(parent: int) -> None:
    """Show tracebacks of crashes, leave Ctrl-C to the editor, die with it (Linux), step back behind the window."""
    faulthandler.enable(sys.stderr)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if parent and os.getppid() != parent:
        os._exit(EXIT_ORPHAN)


def resident() -> int:
    """Bytes of memory that this process holds; 0 where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_text().split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def memory() -> int:
    """Bytes of memory that the machine has; 0 where the system does not say."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError, AttributeError):
        return 0
