"""The virtual environment beside pyproject.toml: made, filled, known to be whole, mended."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Literal

from libraries import apt, may_install
from steps import ROOT, SetupError, step

Purpose = Literal["run", "neural", "test"]

ORDER: list[Purpose] = ["run", "neural", "test"]
"""What comes later holds all that is needed for what comes before."""

VENV = ROOT / ".venv"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
STAMP = VENV / "storyreel.json"
"""Written last of all, so that it is there only when everything is: what was installed, and for which purpose."""

ROOM = {"run": 2_500_000_000, "neural": 12_000_000_000, "test": 5_000_000_000}
"""Bytes of disk that an install takes at most, with what pip unpacks on its way."""


def python(venv: Path = VENV) -> Path:
    """The environment's own Python."""
    return venv / "Scripts" / "python.exe" if sys.platform == "win32" else venv / "bin" / "python"


def fingerprint() -> str:
    """A hash of all that decides what gets installed: our dependencies, the pins, this Python, this place."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {"project": project["project"], "build": project["build-system"], "packages": project["tool"]["setuptools"]}
    parts = (json.dumps(asked, sort_keys=True), CONSTRAINTS.read_text(encoding="utf-8"), sys.version, str(ROOT))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def is_whole(purpose: Purpose) -> bool:
    """Whether the environment is complete for `purpose` and nothing it was made from has changed."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    fits = isinstance(stamp, dict) and stamp.get("fingerprint") == fingerprint()
    return fits and purpose in stamp.get("purposes", ()) and python().exists()


def earlier() -> list[Purpose]:
    """The purposes that the environment served before something changed."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ["run"]
    known = stamp.get("purposes", ()) if isinstance(stamp, dict) else ()
    return [purpose for purpose in ORDER if purpose in known] or ["run"]


def ensure(purpose: Purpose) -> Path:
    """Make the environment ready; returns its Python. Quick if nothing changed; raises `SetupError`."""
    if is_whole(purpose):
        return python()
    # what was asked for once is kept up to date from then on
    purpose = max(purpose, *earlier(), key=ORDER.index)
    _check_room(purpose)
    STAMP.unlink(missing_ok=True)
    _make()
    _fill(purpose)
    put_stamp(purpose)
    return python()


def _check_room(purpose: Purpose) -> None:
    # what an earlier install left is room already taken, so only a first one is asked for all of it
    if VENV.exists():
        return
    free = shutil.disk_usage(ROOT).free
    if free < ROOM[purpose]:
        raise SetupError(
            f"The libraries need {ROOM[purpose] / 1e9:.1f} GB and {free / 1e9:.1f} GB are free in {ROOT}: make room."
        )


def _make() -> None:
    """A venv that starts and has pip; one that was cut off, or belongs to another Python, is made anew."""
    if starts():
        return
    if Path(sys.prefix) == VENV:
        raise SetupError(
            "This Python lives in the .venv that has to be made anew: run the command with the system's python3."
        )
    _need_venv_module()
    clear = ["--clear"] if VENV.exists() else []
    step("Making .venv", [sys.executable, "-m", "venv", *clear, str(VENV)])


def starts() -> bool:
    """Whether the environment has a Python of this very version that runs, and pip."""
    question = "import pip, sys; print(sys.version)"
    try:
        answer = subprocess.run(
            [str(python()), "-c", question], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and answer.stdout.strip() == sys.version


def _need_venv_module() -> None:
    """Debian keeps `ensurepip` in a package of its own."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    package = f"python3.{sys.version_info.minor}-venv"
    if not may_install():
        raise SetupError(f"This Python makes no environments; type this once:\n    sudo apt-get install -y {package}")
    apt("Installing what makes environments", [package])


def pin(name: str) -> str:
    """A package at the version that the constraints name."""
    pins = (line.strip() for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines())
    return next((line for line in pins if line.startswith(f"{name}==")), name)


def _fill(purpose: Purpose) -> None:
    """Install ourselves and what we need, each at the version that the tests know."""
    # a constraint in the environment also holds for the build tools that pip fetches in isolation
    env = {**os.environ, "PIP_CONSTRAINT": str(CONSTRAINTS), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    pip = [str(python()), "-m", "pip", "install", "--no-input", "--progress-bar=off", "-c", str(CONSTRAINTS)]
    if purpose == "run":
        step("Installing the libraries (a minute or two, once)", [*pip, "-e", "."], env)
        return
    # asked for by itself and exactly, a local CPU build is taken where there is one; asked for by another package's
    # range it would not be
    step("Installing torch, the largest part (minutes, once)", [*pip, pin("torch")], env)
    extras = "neural,dev" if purpose == "test" else "neural"
    step("Installing the libraries", [*pip, "-e", f".[{extras}]"], env)


def put_stamp(purpose: Purpose) -> None:
    """Say that the environment is whole; done last of all."""
    purposes = ORDER[: ORDER.index(purpose) + 1]
    part = STAMP.with_suffix(".part")
    part.write_text(json.dumps({"fingerprint": fingerprint(), "purposes": purposes}), encoding="utf-8")
    part.replace(STAMP)
