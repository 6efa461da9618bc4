"""Whether a window can be shown here, asked before Qt is started: where it cannot, Qt ends the whole process."""

import ctypes
import os
import sys
from collections.abc import Mapping

from studio.errors import StudioError

_NEEDED = ("libxcb-cursor.so.0", "libEGL.so.1", "libxkbcommon-x11.so.0")
"""Libraries of the system that Qt's window on X11 cannot do without, and that bare systems lack."""

WITHOUT = "every deed works without one, too: see 'storyreel --help'"


def check_screen(environment: Mapping[str, str] | None = None) -> None:
    """Raise `StudioError` where Qt would find no screen, or not the libraries to use it. Linux only; quick."""
    env = os.environ if environment is None else environment
    chosen = env.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if not sys.platform.startswith("linux") or chosen not in ("", "xcb", "wayland"):
        return
    if chosen != "xcb" and env.get("WAYLAND_DISPLAY"):
        return
    display = env.get("DISPLAY", "")
    if not display:
        raise StudioError(f"There is no screen to show the window on: start it from a desktop; {WITHOUT}.")
    absent = [name for name in _NEEDED if not _loads(name)]
    if absent:
        raise StudioError(
            f"The window needs {', '.join(absent)}, which this system lacks: 'storyreel doctor' says how to get it."
        )
    if not _answers(display):
        raise StudioError(f"The screen '{display}' does not answer: check DISPLAY, or start from a desktop; {WITHOUT}.")


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _answers(display: str) -> bool:
    """Whether an X server takes a connection (`xcb_connect(3)`); true where that cannot be asked."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed
