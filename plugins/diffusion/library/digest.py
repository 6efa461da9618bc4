"""A model's digest: whether its weights are the ones that a take was made with."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from diffusion.library.headers import LONGEST
from diffusion.record.places import cache_folder, keep

WEIGHTS = (".safetensors", ".gguf")
COUNTED = (*WEIGHTS, ".json", ".txt", ".model")
"""Endings of files that decide what a model makes."""
SAMPLES, SAMPLE = 16, 4096
"""Places in a weight file that are looked at, and bytes of each: other training of the same shapes shows there."""
MOST_FILES = 20_000
_DEPTH = 3

State = tuple[tuple[str, int, int], ...]
"""Name, size and time of change of every file of a model."""


def digest(path: Path) -> str:
    """16 hexadecimal digits for a folder or a file of weights: names, sizes and headers, samples of the weights, and
    all of the configuration. It is remembered until a file changes. Raises `OSError`."""
    state = state_of(path)
    key = hashlib.sha256(f"{path.resolve()} {state}".encode()).hexdigest()[:32]
    kept = cache_folder() / "digests" / f"{key}.json"
    try:
        return msgspec.json.decode(kept.read_bytes(), type=str)
    except (OSError, msgspec.MsgspecError):
        pass
    hashed = hashlib.sha256()
    for name, size, _ in state:
        if name.lower().endswith(COUNTED):
            hashed.update(f"{name} {size}\n".encode())
            for part in _parts(path / name if path.is_dir() else path, size):
                hashed.update(part)
    found = hashed.hexdigest()[:16]
    keep(kept, msgspec.json.encode(found))
    return found


def state_of(path: Path) -> State:
    """All files of a model, sorted; links are followed, loops are not. Raises `OSError` if it cannot be read."""
    if not path.is_dir():
        stat = path.stat()
        return ((path.name, stat.st_size, stat.st_mtime_ns),)
    return tuple(sorted(_files(path, "", _DEPTH)))[:MOST_FILES]


def _files(folder: Path, prefix: str, depth: int) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = prefix + entry.name
            if entry.name.startswith("."):
                continue
            try:
                if not entry.is_dir():
                    stat = entry.stat()
                    yield name, stat.st_size, stat.st_mtime_ns
                elif depth > 1:
                    yield from _files(Path(entry.path), f"{name}/", depth - 1)
            except OSError:
                # a link that leads nowhere: the check says what is missing
                continue


def _parts(path: Path, size: int) -> Iterator[bytes]:
    with path.open("rb") as opened:
        if not path.name.lower().endswith(WEIGHTS):
            yield opened.read(LONGEST)
            return
        length = min(int.from_bytes(opened.read(8), "little"), LONGEST)
        yield opened.read(length)
        start = opened.tell()
        for at in range(SAMPLES):
            opened.seek(start + (size - start) * at // SAMPLES)
            yield opened.read(SAMPLE)
