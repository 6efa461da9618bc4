"""Random-weight models that are built once and kept, under the hash of what builds them."""

import hashlib
from importlib.metadata import version
from pathlib import Path

BUILDERS = ("torch", "diffusers", "transformers")
"""What the files of a model come from beside the sources of this folder."""


def kept(name: str, cache: Path) -> Path:
    """The folder of the tiny model of a name in `cache`, built if it is not there; nobody may change it.

    Raises `KeyError` for a name that nobody knows.
    """
    folder = cache / _sources() / name
    if not folder.is_dir():
        from diffusion.rigs.building import build

        folder.parent.mkdir(parents=True, exist_ok=True)
        build(name, folder)
    return folder


def _sources() -> str:
    digest = hashlib.sha256(" ".join(version(name) for name in BUILDERS).encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]
