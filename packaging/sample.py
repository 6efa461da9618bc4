"""The command `run`: the sample storyboard in the window, or, where there is none, as files in out/."""

import shutil
import subprocess
from pathlib import Path

import libraries
import venvs
from steps import ROOT, SetupError, say

OUT = ROOT / "out"
PROJECT = OUT / "sample.storyreel"
SEEN = OUT / "sample.seen"
"""The shot list that the files in out/ were made from."""

FILES = {"film": OUT / "sample.mp4", "shot list": OUT / "sample.csv", "contact sheet": OUT / "sample.png"}


def run() -> int:
    """Show the sample; 0 if all went well. What exists from an earlier run is used again. Raises `SetupError`."""
    window = (ROOT / "studio" / "ui").is_dir() and libraries.has_display()
    libraries.ensure(window)
    python = venvs.ensure("run")
    ensure_project(python)
    if window:
        return subprocess.run([str(python), "-m", "studio", "open", str(PROJECT)], cwd=ROOT, check=False).returncode
    render(python)
    say("\nThe sample is made:")
    for name, path in FILES.items():
        say(f"  {name:14} {path}")
    return 0


def install_neural() -> int:
    """Install what neural engines need, and say what to do next. Raises `SetupError`."""
    libraries.ensure(window=False)
    python = venvs.ensure("neural")
    say("\nNeural video models can run here. What there is of them on this machine:")
    return subprocess.run([str(python), "-m", "studio", "models"], cwd=ROOT, check=False).returncode


def source() -> Path:
    """The sample storyboard: the first shot list in assets/sample."""
    found = sorted((ROOT / "assets" / "sample").glob("*.csv")) + sorted((ROOT / "assets" / "sample").glob("*.txt"))
    if not found:
        raise SetupError("The sample storyboard is missing from assets/sample: get a whole copy of the repository.")
    return found[0]


def _studio(python: Path, *words: str) -> None:
    """One command of the command line, which shows its own progress; raises `SetupError` if it fails."""
    if subprocess.run([str(python), "-m", "studio", *words], cwd=ROOT, check=False).returncode:
        raise SetupError(f"storyreel {words[0]} failed, for the reason above; 'storyreel doctor' may say more.")


def _shot_list(python: Path) -> str:
    answer = subprocess.run(
        [str(python), "-m", "studio", "list", str(PROJECT), "--json"], cwd=ROOT, capture_output=True, check=False
    )
    return answer.stdout.decode("utf-8", "replace") if answer.returncode == 0 else ""


def ensure_project(python: Path) -> None:
    """Make the sample project, unless it is there. Raises `SetupError`."""
    if (PROJECT / "project.db").exists():
        return
    # a folder without a database is what an interrupted first run left
    shutil.rmtree(PROJECT, ignore_errors=True)
    OUT.mkdir(exist_ok=True)
    say(f"Making a project of {source().relative_to(ROOT)}")
    _studio(python, "new", str(PROJECT), "--from", str(source()))


def render(python: Path) -> None:
    """Make what is missing of the takes and the files. Raises `SetupError`."""
    if SEEN.exists() and SEEN.read_text(encoding="utf-8") == _shot_list(python) and _all_there():
        return
    SEEN.unlink(missing_ok=True)
    say("Generating the takes")
    _studio(python, "generate", str(PROJECT))
    for path in FILES.values():
        say(f"Writing {path.name}")
        _studio(python, "export", str(PROJECT), str(path))
    SEEN.write_text(_shot_list(python), encoding="utf-8")


def _all_there() -> bool:
    return all(path.exists() for path in FILES.values())
