"""Where models lie on this machine."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from diffusion.library.headers import PICKLES, is_pickle

INDEX = "model_index.json"
FILES = (".safetensors", ".gguf")
DEPTH = 4
"""Folders that are gone down into from a chosen one."""
MOST_ENTRIES = 50_000
MOST_FILES = 1_000
"""Single files that are looked at in one chosen folder."""

Source = Literal["Hugging Face cache", "chosen folder", "single file"]

_REPO = re.compile(r"[\w.-]+/[\w.-]+")


class Found(NamedTuple):
    """A folder or a file that may be a model. `model` is how it is called in a recipe: a repository's name for what is
    in the Hugging Face cache, so that the same recipe finds it on another machine, else the path."""

    path: Path
    model: str
    source: Source


def hub_cache() -> Path:
    """Where huggingface_hub keeps what it fetched (its documented environment variables)."""
    named = os.environ.get("HF_HUB_CACHE") or os.environ.get("HUGGINGFACE_HUB_CACHE")
    if named:
        return Path(os.path.expandvars(named)).expanduser()
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    home = os.environ.get("HF_HOME") or str(Path(base) / "huggingface")
    return Path(os.path.expandvars(home)).expanduser() / "hub"


def find(folders: Sequence[Path]) -> list[Found]:
    """All that may be a model, each once: the Hugging Face cache first, then the chosen folders in their order."""
    found: dict[Path, Found] = {}
    for item in (*_cached(), *(item for folder in folders for item in _chosen(folder))):
        found.setdefault(_real(item.path), item)
    return list(found.values())


def snapshot(repo: str) -> Path | None:
    """The folder of a repository in the Hugging Face cache: the state that `main` names, else the newest."""
    if not _REPO.fullmatch(repo):
        return None
    folder = hub_cache() / f"models--{repo.replace('/', '--')}"
    try:
        named = (folder / "refs" / "main").read_text("utf-8").strip()
        if named and Path(named).name == named and (folder / "snapshots" / named).is_dir():
            return folder / "snapshots" / named
    except (OSError, UnicodeDecodeError):
        pass
    try:
        states = [state for state in (folder / "snapshots").iterdir() if state.is_dir()]
        return max(states, key=lambda state: (state.stat().st_mtime, state.name), default=None)
    except OSError:
        return None


def _cached() -> Iterator[Found]:
    try:
        names = sorted(entry.name for entry in hub_cache().iterdir() if entry.name.startswith("models--"))
    except OSError:
        return
    for name in names:
        repo = name.removeprefix("models--").replace("--", "/", 1)
        folder = snapshot(repo)
        if folder is None:
            continue
        if (folder / INDEX).is_file():
            yield Found(folder, repo, "Hugging Face cache")
        else:
            yield from (Found(path, str(path), "Hugging Face cache") for path in _single_files(folder))


def _chosen(folder: Path) -> Iterator[Found]:
    """A chosen folder may be a model itself, or hold models and files at some depth; it may be a file, too."""
    files = 0
    for path in _walk(folder.expanduser().absolute()):
        if path.is_dir():
            yield Found(path, str(path), "chosen folder")
        elif files < MOST_FILES:
            files += 1
            yield Found(path, str(path), "single file")


def _walk(root: Path) -> Iterator[Path]:
    """Model folders and weight files below a folder, each once; links are followed, loops and models not gone into."""
    waiting, seen, entries = [(root, DEPTH)], set[tuple[int, int]](), 0
    if _is_file(root):
        yield root
        return
    while waiting:
        folder, depth = waiting.pop(0)
        try:
            stat = folder.stat()
            listed = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        if (stat.st_dev, stat.st_ino) in seen:
            continue
        seen.add((stat.st_dev, stat.st_ino))
        if any(entry.name == INDEX for entry in listed):
            yield folder
            continue
        entries += len(listed)
        if entries > MOST_ENTRIES:
            return
        for entry in listed:
            if entry.name.startswith("."):
                continue
            if _is_folder(entry):
                waiting += [(Path(entry.path), depth - 1)] if depth > 1 else []
            elif _is_weights(Path(entry.path)):
                yield Path(entry.path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _is_weights(path: Path) -> bool:
    ending = path.suffix.lower()
    return ending in FILES or (ending in PICKLES and is_pickle(path))


def _single_files(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(path for path in folder.iterdir() if path.suffix.lower() in FILES)
    except OSError:
        return


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path
