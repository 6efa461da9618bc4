"""Whether a process lives: told by pid and start time, so that a pid that was given again fools nobody."""

import os
from pathlib import Path

_START_FIELD = 19
"""Place of `starttime` in /proc/PID/stat behind the command name, field 22 of proc(5)."""


def start_ticks(pid: int) -> int:
    """When a process started, in clock ticks since boot; 0 if it does not live or the system does not say."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return 0
    fields = stat.rpartition(")")[2].split()
    return int(fields[_START_FIELD]) if len(fields) > _START_FIELD and fields[0] not in ("Z", "X") else 0


def lives(pid: int, started: int) -> bool:
    """Whether the process with this pid and start time (0: unknown) still runs."""
    if Path("/proc/self/stat").exists():
        ticks = start_ticks(pid)
        return ticks != 0 and started in (0, ticks)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
