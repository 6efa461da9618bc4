"""The folder of the artist's own actors: which file plays which kind."""

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import platformdirs

from previs.own.document import RefusedError, open_glb
from previs.own.model import Model, model_of

MOST_FILES = 200


class Shelf(NamedTuple):
    """Files by the name that they are found under, and a sentence for each that was refused."""

    files: Mapping[str, Path]
    problems: tuple[str, ...] = ()


def actors_folder() -> Path:
    """Where the artist puts `.glb` files: STORYREEL_ACTORS, else `actors` in the user's data folder."""
    named = os.environ.get("STORYREEL_ACTORS")
    return Path(named) if named else Path(platformdirs.user_data_dir("storyreel")) / "actors"


def shelf(folder: Path) -> Shelf:
    """The files of a folder by name: `Old Man.glb` and `old_man.glb` both play `old_man`; none without a folder."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".glb")
    except OSError:
        return Shelf({})
    problems = (f"Of {folder} only the first {MOST_FILES} actors are read.",) if len(paths) > MOST_FILES else ()
    return Shelf({_name(path): path for path in reversed(paths[:MOST_FILES])}, problems)


def _name(path: Path) -> str:
    return path.stem.lower().replace(" ", "_").replace("-", "_")


def load(path: Path, height: float | None) -> Model:
    """The model in a file, kept while the file stays as it is; raises `RefusedError`."""
    try:
        found = path.stat()
    except OSError as error:
        raise RefusedError(f"'{path.name}' cannot be read ({error.strerror or error}).") from error
    return _kept(path, found.st_mtime_ns, found.st_size, height)


@lru_cache(maxsize=24)
def _kept(path: Path, changed: int, size: int, height: float | None) -> Model:
    del changed, size
    return model_of(open_glb(path), height)
