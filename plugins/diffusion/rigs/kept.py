"""Random-weight models that are built once and kept, under the hash of what builds them."""

import hashlib
import shutil
import time
from importlib.metadata import version
from pathlib import Path

BUILDERS = ("torch", "diffusers", "transformers")
"""What the files of a model come from beside the sources of this folder."""

KEPT_S = 7 * 24 * 3600
"""How long models that are not the sources' own stay."""


def kept(name: str, cache: Path) -> Path:
    """The folder of the tiny model of a name in `cache`, built if it is not there; nobody may change it.

    Raises `KeyError` for a name that nobody knows.
    """
    folder = cache / _sources() / name
    if not folder.is_dir():
        from diffusion.rigs.building import build

        _clear(cache, folder.parent)
        folder.parent.mkdir(parents=True, exist_ok=True)
        build(name, folder)
    return folder


def _clear(cache: Path, own: Path) -> None:
    """Remove what was built by sources that changed since, once nobody can be using it."""
    for old in cache.glob("*"):
        if old != own and time.time() - old.stat().st_mtime > KEPT_S:
            shutil.rmtree(old, ignore_errors=True)


def _sources() -> str:
    digest = hashlib.sha256(" ".join(version(name) for name in BUILDERS).encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]
