"""The system libraries that Qt opens on Linux and that no Python package brings: which are missing, how to get them."""

import ctypes
import os
import shutil
import sys
import tomllib

from steps import ROOT, SetupError, say, step

TABLE = ROOT / "studio" / "libraries.toml"

Library = dict[str, str]
"""`file`, and the package that holds it as each of `apt`, `dnf` and `pacman` calls it."""

INSTALLERS = (
    ("apt-get", "apt", "apt-get install -y --no-install-recommends"),
    ("dnf", "dnf", "dnf install -y"),
    ("pacman", "pacman", "pacman -S --needed"),
)
"""Package tools: program, key of `Library`, how it installs."""


def has_display() -> bool:
    """Whether a window could be shown here."""
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def table(window: bool) -> list[Library]:
    """The libraries that drawing needs and, with `window`, those that a window needs besides."""
    read: dict[str, list[Library]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return read["drawing"] + (read["window"] if window else [])


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
    return [library for library in table(window) if not loads(library["file"])]


def line_to_type(absent: list[Library]) -> str:
    """The command that installs what is absent, for the package tool found here."""
    for program, key, words in INSTALLERS:
        if shutil.which(program):
            return f"{words} {' '.join(sorted({library[key] for library in absent}))}"
    return "your package tool, for: " + " ".join(library["file"] for library in absent)


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
        apt("Installing the libraries Qt draws with", sorted({library["apt"] for library in absent}))
        return
    sentence = f"Qt needs libraries that are not here; type this once:\n    sudo {line_to_type(absent)}"
    if window:
        raise SetupError(f"{sentence}\nand run the same command again.")
    say(sentence)
