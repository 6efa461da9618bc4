"""How many bytes of a model are really loaded."""

import re
from pathlib import Path
from typing import NamedTuple

from diffusion.library.checking import VARIANTS

TEXT = ("text_encoder", "prompt_enhancer")
"""How the folders of what reads the prompt begin."""
ENDINGS = (".safetensors", ".gguf")
_VARIANT = re.compile(rf"\.({'|'.join(VARIANTS)})[.-]")


class Weighed(NamedTuple):
    """Bytes of all weights, and of those that read the prompt."""

    all: int
    text: int


def weigh(path: Path) -> Weighed:
    """The bytes of a model's weights: of its parts, not of other copies that lie beside them; of files in several
    precisions the plain ones. What cannot be read weighs nothing."""
    if not path.is_dir():
        return Weighed(_bytes([path]), 0)
    parts = {folder.name: _bytes(_loaded(folder)) for folder in _entries(path) if folder.is_dir()}
    return Weighed(sum(parts.values()), sum(size for name, size in parts.items() if name.startswith(TEXT)))


def _loaded(folder: Path) -> list[Path]:
    files = [file for file in _entries(folder) if file.suffix in ENDINGS]
    return [file for file in files if not _VARIANT.search(file.name)] or files


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _bytes(files: list[Path]) -> int:
    total = 0
    for file in files:
        try:
            total += file.stat().st_size
        except OSError:
            continue
    return total
