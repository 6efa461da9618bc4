"""From the name of a model in a recipe to where it lies."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from diffusion.library.finding import INDEX, find, snapshot
from diffusion.library.single import Single, identify, suits
from diffusion.record.configs import read_json
from diffusion.record.places import cache_folder, keep
from studio.extend.api import BadInputError


def locate(model: str) -> Path:
    """The folder or the file of a model: a path, or the name of a repository in the Hugging Face cache.

    Raises `BadInputError` in one sentence.
    """
    if not model.strip():
        raise BadInputError("No model is set: choose one, or see 'storyreel models' for those of this machine.")
    if "\0" in model or len(model) > 4096:
        raise BadInputError("The model's name is no path and no repository.")
    path = Path(model).expanduser()
    try:
        if path.is_absolute() and path.exists():
            return path
    except OSError as error:
        raise BadInputError(f"{path} cannot be read: {error.strerror or error}.") from None
    cached = snapshot(model)
    if cached is not None:
        return cached
    if path.is_absolute():
        raise BadInputError(f"{path} is not there: choose another model, or bring this one back.")
    raise BadInputError(f"{model} is not on this machine: fetch it, or choose the folder that it is in.")


def remember(folders: Sequence[Path]) -> None:
    """Which folders the artist has chosen: where the rest of a single file is looked for later."""
    keep(_remembered(), msgspec.json.encode([str(folder.expanduser().absolute()) for folder in folders]))


def chosen() -> list[Path]:
    """The folders that were chosen last."""
    try:
        return [Path(name) for name in msgspec.json.decode(_remembered().read_bytes(), type=list[str])]
    except (OSError, msgspec.MsgspecError):
        return []


def base_of(file: Path) -> Path:
    """The folder of the model that a single file is a denoiser of: beside it, in a chosen folder, or in the cache.

    Raises `BadInputError` where there is none, and for files that are no denoiser.
    """
    single = identify(file)
    if single is None:
        raise BadInputError(f"{file.name} is no video model that diffusers can read as a single file.")
    places = [file.parent, *chosen()]
    base = base_among(single, (item.path for item in find(places)))
    if base is None:
        raise BadInputError(lacking(file, single))
    return base


def base_among(single: Single, folders: Iterable[Path]) -> Path | None:
    """The first of the folders whose model a single file belongs to."""
    for folder in folders:
        if not (folder / INDEX).is_file():
            continue
        try:
            part = read_json(folder / INDEX).get("transformer")
        except BadInputError:
            continue
        if isinstance(part, list) and len(part) == 2 and suits(single, folder, str(part[1])):
            return folder
    return None


def lacking(file: Path, single: Single) -> str:
    """The sentence for a single file whose other parts are not there."""
    return (
        f"{file.name} holds only the denoiser of a {single.kind.name} model: its text encoder and VAE come from a "
        f"folder of the same model, which is not on this machine."
    )


def _remembered() -> Path:
    return cache_folder() / "folders.json"
