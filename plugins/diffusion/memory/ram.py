"""The machine's own memory, on each system by its own words."""

import ctypes
import os
import re
import sys
from pathlib import Path


def ram(meminfo: Path = Path("/proc/meminfo"), limit: Path = Path("/sys/fs/cgroup/memory.max")) -> tuple[int, int]:
    """Bytes of the machine's memory: all, and what is free for use; 0 where it cannot be told.

    A container's limit counts where it is the smaller one.
    """
    total, free = _windows() if sys.platform == "win32" else (_meminfo(meminfo) or _posix())
    try:
        bound = int(limit.read_text("ascii"))
    except (OSError, ValueError):
        return total, free
    return (min(total, bound), min(free, bound)) if total else (bound, bound)


def _meminfo(path: Path) -> tuple[int, int] | None:
    """Linux: `MemTotal` and `MemAvailable`, in KiB."""
    try:
        table = dict(re.findall(r"^(\w+):\s+(\d+) kB$", path.read_text("ascii"), re.MULTILINE))
    except (OSError, UnicodeDecodeError):
        return None
    total = int(table.get("MemTotal", 0)) << 10
    return (total, int(table.get("MemAvailable", 0)) << 10 or total) if total else None


def _posix() -> tuple[int, int]:
    """macOS: it does not say what is free, so all counts as free."""
    try:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError, AttributeError):
        return 0, 0
    return total, total


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of the Windows API."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("free", ctypes.c_uint64),
        *((f"other_{number}", ctypes.c_uint64) for number in range(5)),
    )


def _windows() -> tuple[int, int]:
    """Windows: GlobalMemoryStatusEx."""
    if sys.platform != "win32":
        return 0, 0
    status = _MemoryStatus()
    status.length = ctypes.sizeof(_MemoryStatus)
    if not ctypes.WinDLL("kernel32").GlobalMemoryStatusEx(ctypes.byref(status)):
        return 0, 0
    return int(status.total), int(status.free)
