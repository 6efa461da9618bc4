"""Whether a model is whole and safe to open, found out without opening it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from diffusion.library.headers import PICKLES, pickle_refusal, read_header
from diffusion.record.configs import read_json
from diffusion.record.reading import INDEX, read_index
from studio.extend.api import BadInputError

SHARDS = ".safetensors.index.json"
CODE = (*PICKLES, ".h5", ".msgpack", ".onnx")
"""Endings of weights in other formats than safetensors."""
VARIANTS = ("fp16", "bf16", "fp32", "fp8", "non_ema", "ema")


def check(path: Path) -> str:
    """One sentence on why a folder or a file of weights cannot be opened; empty if it can."""
    try:
        if path.is_dir():
            _check_folder(path)
        else:
            read_header(path)
    except BadInputError as error:
        return str(error)
    except OSError as error:
        return f"{path} cannot be read: {error.strerror or error}."
    return ""


def variant(folder: Path) -> str:
    """The `variant` that a folder has to be opened with: `fp16` where there are only files of that name."""
    named: set[str] = set()
    for component in sorted(entry for entry in folder.iterdir() if entry.is_dir()):
        files = [file.name for file in component.iterdir() if file.suffix == ".safetensors"]
        found = {_variant(name) for name in files}
        if found and "" not in found:
            named |= found
    return sorted(named)[0] if named else ""


def _variant(name: str) -> str:
    middle = name.removesuffix(".safetensors").partition(".")[2].partition("-")[0]
    return middle if middle in VARIANTS else ""


def _check_folder(folder: Path) -> None:
    index = read_index(folder)
    parts = [name for name, part in index.items() if isinstance(part, list) and part and part[0]]
    if not parts:
        raise BadInputError(f"{folder / INDEX} names no parts of a model; fetch it again.")
    for name in parts:
        if Path(name).name != name:
            raise BadInputError(f"{folder / INDEX} names a part outside of its folder: {name[:60]!r}.")
        if not (folder / name).is_dir():
            raise BadInputError(f"{folder.name} is not whole: its {name} is missing; fetch it again.")
        _check_part(folder, name)


def _check_part(folder: Path, name: str) -> None:
    """A part with weights has them all, and in safetensors; tokenizers and schedulers have none."""
    part = folder / name
    files = sorted(file for file in part.iterdir() if not file.name.startswith("."))
    weights = [file for file in files if file.suffix == ".safetensors"]
    if not weights and not any(file.name.endswith(SHARDS) for file in files):
        pickled = next((file for file in files if file.suffix.lower() in CODE), None)
        if pickled:
            raise BadInputError(pickle_refusal(f"{name}/{pickled.name} of {folder.name}"))
        if (part / "config.json").is_file():
            raise BadInputError(f"{folder.name} is not whole: the weights of its {name} are missing; fetch it again.")
    for shard in _missing(files):
        raise BadInputError(f"{folder.name} is not whole: {name}/{shard} is missing; fetch it again.")
    for file in weights:
        read_header(file)


def _missing(files: list[Path]) -> Iterator[str]:
    """Shards that an index names and that are not there."""
    there = {file.name for file in files if file.is_file()}
    for file in files:
        if file.name.endswith(SHARDS):
            placed: Any = read_json(file).get("weight_map")
            names = {str(value) for value in placed.values()} if isinstance(placed, dict) else set[str]()
            yield from sorted(names - there)
