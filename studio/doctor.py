"""What this machine has, what is missing, and how to get it; looked at without loading any of the heavy packages."""

import ctypes
import os
import platform
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import Literal

import av
import av.codec
import msgspec
import platformdirs

from studio import __version__, settings
from studio.errors import StudioError

State = Literal["ok", "warn", "missing"]
Mode = Literal["r", "w"]

LOW_DISK = 2_000_000_000
"""Bytes below which a disk is called nearly full: a ten-minute film and its cache."""
LOW_SHARED = 64_000_000
"""Bytes of shared memory below which frames go through a file instead; containers often give just this."""
OPENCV = "opencv-python-headless"
BAD_OPENCV = ("opencv-python", "opencv-contrib-python")
"""Wheels with Qt plugins of their own, which PySide6 then loads and fails with."""
CODECS: tuple[tuple[str, Mode, str], ...] = (("libx264", "w", "write"), ("h264", "r", "read"), ("png", "w", "write"))
NEURAL = (
    "torch",
    "diffusers",
    "transformers",
    "accelerate",
    "safetensors",
    "huggingface_hub",
    "peft",
    "sentencepiece",
    "ftfy",
)
"""What the extra `neural` brings: only video models need it."""
GET_NEURAL = "Run 'python3 packaging/bootstrap.py neural' to install them."
GET_TORCH = "Install the build of torch for your card: pytorch.org/get-started says how."
GET_DRIVER = "Install NVIDIA's driver (on Ubuntu 'sudo ubuntu-drivers install', else nvidia.com/drivers), then restart."
MEND = "Run 'python3 packaging/bootstrap.py run' to install what is missing."


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at; `advice` is empty where nothing needs to be done."""

    name: str
    state: State
    value: str
    advice: str = ""


def examine(*, plugin_problems: Sequence[str] = (), project: Path | None = None) -> list[Finding]:
    """Look at everything; `project` is the folder whose disk matters (the current one)."""
    card = graphics()
    return [
        *_python(),
        *_packages(),
        *_opencv(),
        *_codecs(),
        *_machine(card),
        *neural(has_card=bool(card)),
        *_disks(project or Path.cwd()),
        _shared_memory(),
        *_window(),
        _settings(),
        *(Finding(name="plugin", state="warn", value=problem) for problem in plugin_problems),
    ]


def _ok(name: str, value: str) -> Finding:
    return Finding(name=name, state="ok", value=value)


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _python() -> Iterator[Finding]:
    yield _ok("Storyreel", __version__)
    yield _ok("Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")


def _packages() -> Iterator[Finding]:
    for package in needed():
        version = _version(package)
        if version is None:
            yield Finding(name=package, state="missing", value="not installed", advice=MEND)
        elif loses_references(package, version, sys.version_info[:2]):
            advice = "It ends in a crash on this Python: install another version, or Python 3.12."
            yield Finding(name=package, state="missing", value=version, advice=advice)
        else:
            yield _ok(package, version)


def needed() -> list[str]:
    """The packages that Storyreel asks for on this system, extras aside; none if it is not installed itself."""
    try:
        asked = metadata.requires("storyreel") or []
    except metadata.PackageNotFoundError:
        return []
    names = [re.match(r"[A-Za-z0-9._-]+", line) for line in asked if "extra ==" not in line]
    return list(dict.fromkeys(name[0] for name in names if name))


def loses_references(package: str, version: str, python: tuple[int, int]) -> bool:
    """PySide6 6.12.0 drops a reference of True on each signal before Python 3.12, and aborts (PYSIDE-3474)."""
    return package == "PySide6-Essentials" and version == "6.12.0" and python < (3, 12)


def _opencv() -> Iterator[Finding]:
    for package in BAD_OPENCV:
        if version := _version(package):
            advice = f"Its Qt plugins break the window: 'pip uninstall {package}', then reinstall {OPENCV}."
            yield Finding(name=package, state="warn", value=version, advice=advice)
    if _version(OPENCV) is None:
        return
    files = metadata.files(OPENCV) or []
    if any(
        (Path(str(file.locate())).parent / "qt" / "plugins").is_dir() for file in files if file.name == "__init__.py"
    ):
        advice = f"Another OpenCV was installed over it: 'pip install --force-reinstall --no-deps {OPENCV}'."
        yield Finding(name="OpenCV's Qt plugins", state="warn", value="there", advice=advice)


def _codecs() -> Iterator[Finding]:
    libraries = {name: ".".join(map(str, version)) for name, version in av.library_versions.items()}
    yield _ok("FFmpeg in PyAV", f"libavcodec {libraries.get('libavcodec', '?')}")
    for name, mode, deed in CODECS:
        if has_codec(name, mode):
            yield _ok(f"{deed} {name}", "there")
        else:
            advice = "This build of PyAV lacks it: 'pip install --force-reinstall av' takes the one that has it."
            yield Finding(name=f"{deed} {name}", state="missing", value="not there", advice=advice)


def has_codec(name: str, mode: Mode) -> bool:
    """Whether PyAV can read ("r") or write ("w") with a codec."""
    try:
        av.codec.Codec(name, mode)
    except av.codec.codec.UnknownCodecError:
        return False
    return True


def _machine(card: str) -> Iterator[Finding]:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    yield _ok("processor", f"{cores} cores")
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        yield _ok("memory", _gigabytes(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")))
    if card or not lacks_driver():
        yield _ok("graphics card", card or "none found; previs needs none, video models are very slow without one")
    else:
        value = "an NVIDIA card is there, but its driver does not answer"
        yield Finding(name="graphics card", state="warn", value=value, advice=GET_DRIVER)


def neural(*, has_card: bool, version: Callable[[str], str | None] = _version) -> Iterator[Finding]:
    """The packages that video models need: nothing is wrong where none is there, but it is where some are not."""
    found = {package: version(package) for package in NEURAL}
    if not any(found.values()):
        yield _ok("video models", f"their libraries are not installed. {GET_NEURAL}")
        return
    for package, number in found.items():
        if number is None:
            advice = f"Video models need it. {GET_NEURAL}"
            yield Finding(name=package, state="warn", value="not installed", advice=advice)
        elif package == "torch" and has_card and number.endswith("+cpu"):
            value = f"{number}, which computes on the processor alone"
            yield Finding(name=package, state="warn", value=value, advice=GET_TORCH)
        else:
            yield _ok(package, number)


def graphics(driver: Path = Path("/proc/driver/nvidia/gpus")) -> str:
    """The NVIDIA cards by name; empty where there are none."""
    program = shutil.which("nvidia-smi")
    if program:
        try:
            command = [program, "--query-gpu=name,memory.total", "--format=csv,noheader"]
            answer = subprocess.run(command, capture_output=True, text=True, timeout=5, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return spoken_cards(answer.stdout) if answer.returncode == 0 else ""
    cards = sorted(driver.glob("*/information")) if driver.is_dir() else []
    models = [re.search(r"Model:\s*(.+)", card.read_text(errors="replace")) for card in cards]
    return "; ".join(model[1] for model in models if model)


def spoken_cards(rows: str) -> str:
    """nvidia-smi's lines (`NAME, 24564 MiB`) in words: `NAME, 24 GB`."""
    cards: list[str] = []
    for row in filter(None, map(str.strip, rows.splitlines())):
        name, _, memory = row.rpartition(", ")
        size = re.match(r"\d+", memory)
        cards.append(f"{name}, {int(size[0]) / 1024:.0f} GB" if name and size else row)
    return "; ".join(cards)


def lacks_driver(devices: Path = Path("/sys/bus/pci/devices")) -> bool:
    """Whether there is an NVIDIA card on the bus (vendor 10de, class 03: a display controller); for one of which the
    driver says nothing."""
    for device in devices.glob("*") if devices.is_dir() else ():
        try:
            vendor, kind = (device / "vendor").read_text().strip(), (device / "class").read_text().strip()
        except OSError:
            continue
        if vendor == "0x10de" and kind.startswith("0x03"):
            return True
    return False


def _disks(project: Path) -> Iterator[Finding]:
    cache = Path(os.environ.get("STORYREEL_CACHE") or platformdirs.user_cache_path("storyreel", appauthor=False))
    yield disk("disk for the cache", cache)
    yield disk("disk here", project)


def disk(name: str, folder: Path) -> Finding:
    """How much room is where `folder` is, or would be."""
    there = next(place for place in (folder.absolute(), *folder.absolute().parents) if place.exists())
    free = shutil.disk_usage(there).free
    value = f"{_gigabytes(free)} free in {folder}"
    if free < LOW_DISK:
        return Finding(name=name, state="warn", value=value, advice=f"Free at least {_gigabytes(LOW_DISK)}.")
    if not os.access(there, os.W_OK):
        return Finding(name=name, state="warn", value=f"{folder} is read-only", advice="Make it writable.")
    return _ok(name, value)


def _shared_memory(place: Path = Path("/dev/shm")) -> Finding:
    if not place.is_dir():
        return _ok("shared memory", "through temporary files on this system")
    usage = shutil.disk_usage(place)
    value = f"{_gigabytes(usage.free)} of {_gigabytes(usage.total)} free"
    if usage.free < LOW_SHARED:
        advice = "Frames go through slower files: give a container more with '--shm-size=256m'."
        return Finding(name="shared memory", state="warn", value=value, advice=advice)
    return _ok("shared memory", value)


def _window() -> Iterator[Finding]:
    if not sys.platform.startswith("linux"):
        return
    absent = missing_libraries()
    if absent:
        packages = " ".join(sorted({library["apt"] for library in absent}))
        yield Finding(
            name="Qt's system libraries",
            state="warn",
            value=f"without {', '.join(library['file'] for library in absent)}",
            advice=f"The window needs them: 'sudo apt-get install {packages}'.",
        )
    else:
        yield _ok("Qt's system libraries", "all there")
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    yield _ok("display", display or "none; the command line needs none")


def missing_libraries() -> list[dict[str, str]]:
    """The rows of `libraries.toml` whose file the system's loader does not find."""
    table: dict[str, list[dict[str, str]]] = tomllib.loads(
        Path(__file__).with_name("libraries.toml").read_text(encoding="utf-8")
    )
    return [library for library in table["drawing"] + table["window"] if not _loads(library["file"])]


def _loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def _settings() -> Finding:
    where = settings.settings_path()
    try:
        settings.load(where)
    except StudioError as reason:
        return Finding(name="settings", state="warn", value="not usable", advice=str(reason))
    return _ok("settings", str(where) if where.exists() else "the defaults")


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:.1f} GB"
