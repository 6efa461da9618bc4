"""The system libraries that Qt opens on Linux and that no Python package brings: which are missing, how to get them."""

import ctypes
import os
import shutil
import sys
from typing import NamedTuple

from steps import SetupError, say, step


class Library(NamedTuple):
    """One shared library and the package that holds it in each family of distributions."""

    file: str
    apt: str
    dnf: str
    pacman: str


DRAWING = (
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    Library("libX11.so.6", "libx11-6", "libX11", "libx11"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype", "freetype2"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
)
"""What drawing needs, with a window or without."""

WINDOW = (
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
)
"""What a window on X11 needs besides."""

INSTALLERS = (
    ("apt-get", "apt", "apt-get install -y --no-install-recommends"),
    ("dnf", "dnf", "dnf install -y"),
    ("pacman", "pacman", "pacman -S --needed"),
)
"""Package tools: program, field of `Library`, how it installs."""


def has_display() -> bool:
    """Whether a window could be shown here."""
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def loads(file: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def missing(window: bool) -> list[Library]:
    """The libraries that are not here; none on systems where the packages bring them all."""
    if not sys.platform.startswith("linux"):
        return []
    return [library for library in DRAWING + (WINDOW if window else ()) if not loads(library.file)]


def line_to_type(absent: list[Library]) -> str:
    """The command that installs what is absent, for the package tool found here."""
    for program, field, words in INSTALLERS:
        if shutil.which(program):
            packages = sorted({str(getattr(library, field)) for library in absent})
            return f"{words} {' '.join(packages)}"
    return "your package tool, for: " + " ".join(library.file for library in absent)


def may_install() -> bool:
    """Whether packages can be installed without asking anybody: root on a Debian-like system."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt(title: str, packages: list[str]) -> None:
    """Install Debian packages as root; raises `SetupError`."""
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    step("Looking at Debian's packages", ["apt-get", "update", "-q"], env)
    step(title, ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages], env)


def ensure(window: bool) -> None:
    """Install the libraries Qt needs where that is allowed, else say what to type; only a window cannot do without."""
    absent = missing(window)
    if not absent:
        return
    if may_install():
        apt("Installing the libraries Qt draws with", sorted({library.apt for library in absent}))
        return
    sentence = f"Qt needs libraries that are not here; type this once:\n    sudo {line_to_type(absent)}"
    if window:
        raise SetupError(f"{sentence}\nand run the same command again.")
    say(sentence)
