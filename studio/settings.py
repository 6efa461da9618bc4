"""One frozen record of what the user has set, in one JSON file: load, validate, save.

The file is `settings.json` in the user's configuration folder; `STORYREEL_CONFIG` names another. Keys it does not know
are kept, so that an older Storyreel does not lose what a newer one set.
"""

import contextlib
import os
from pathlib import Path
from typing import Annotated, Any

import msgspec
import platformdirs
from msgspec import Meta

from studio.errors import BadInputError
from studio.model.time import Rate

VARIABLE = "STORYREEL_CONFIG"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What the user has set; every field has a default that suits most machines."""

    plugin_folders: tuple[str, ...] = ()
    """Folders with plugins, looked into after the bundled one."""
    model_folders: tuple[str, ...] = ()
    """Folders with weights, looked into beside those that an engine knows of."""
    engine: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_-]*$", max_length=64)] = "previs"
    """The engine of shots that name none."""
    fps: Annotated[str, Meta(pattern=r"^[0-9]+(\.[0-9]+)?(/[0-9]+)?$", max_length=16)] = "24"
    """Frame rate of a new project: 24, 25, 29.97, 30000/1001."""
    size: Annotated[str, Meta(pattern=r"^[0-9]{1,5}x[0-9]{1,5}$")] = "1280x720"
    """Picture size of a new project, in pixels."""
    previs_threads: Annotated[int, Meta(ge=0, le=256)] = 0
    """Threads that previs draws with; 0: one for each core."""
    ring_slots: Annotated[int, Meta(ge=0, le=256)] = 0
    """Pictures that fit into the shared memory between worker and editor; 0: as many as suit their size."""
    heartbeat_s: Annotated[float, Meta(ge=1.0, le=600.0)] = 10.0
    """Seconds of silence after which a worker counts as hung."""
    draft_as_you_type: bool = True
    """Whether a draft follows the words of a prompt while they are written."""
    draft_at_once: bool = True
    """Whether a shot that has words and no picture is drafted without being asked."""
    theme: Annotated[str, Meta(pattern=r"^(dark|light)$")] = "dark"
    """The window's theme."""
    keys: Annotated[str, Meta(pattern=r"^[a-z_]{1,32}$")] = "storyreel"
    """The preset of shortcuts: a file of `assets/keys`."""
    own_keys: dict[str, tuple[str, ...]] = {}
    """Shortcuts that the user set, by deed; they go before the preset's."""
    cache_mb: Annotated[int, Meta(ge=0, le=262_144)] = 0
    """What decoded pictures may take, in MiB; 0: a quarter of the memory, 1024 at most."""
    reduce_motion: bool = False
    """Whether the window moves nothing that need not move."""

    def rate(self) -> Rate:
        """Frame rate of a new project. Raises `BadInputError` for one that no project can have."""
        return Rate.parse(self.fps)


def settings_path() -> Path:
    """Where the settings lie."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else platformdirs.user_config_path("storyreel", appauthor=False) / "settings.json"


def load(path: Path | None = None) -> Settings:
    """The user's settings; the defaults where there is no file. Raises `BadInputError` for a file that is no good."""
    where = path or settings_path()
    return _validated(_read(where), where)


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings, keeping keys that are not ours. Raises `BadInputError`; a bad file is never overwritten."""
    where = path or settings_path()
    kept = _read(where)
    _validated(kept, where)
    chosen: dict[str, Any] = msgspec.to_builtins(settings)
    # a value that no file could hold is refused before it is written
    _validated(chosen, where)
    text = msgspec.json.format(msgspec.json.encode({**kept, **chosen}), indent=2) + b"\n"
    try:
        _write(where, text)
    except OSError as reason:
        raise BadInputError(
            f"The settings could not be saved in {where}: {reason.strerror}; the old ones are as they were."
        ) from reason


def _read(where: Path) -> dict[str, Any]:
    """The file's keys as they are; none where there is no file."""
    try:
        return msgspec.json.decode(where.read_bytes(), type=dict[str, Any])
    except FileNotFoundError:
        return {}
    except OSError as reason:
        raise BadInputError(f"The settings in {where} cannot be read: {reason.strerror}.") from reason
    except (msgspec.DecodeError, UnicodeDecodeError) as reason:
        raise BadInputError(
            f"The settings in {where} are not readable ({reason}): correct the file, or move it away to start anew."
        ) from reason


def _validated(values: dict[str, Any], where: Path) -> Settings:
    try:
        return msgspec.convert(values, Settings)
    except msgspec.ValidationError as reason:
        raise BadInputError(
            f"A setting in {where} cannot be used ({reason}): correct it, or take it out for the default."
        ) from reason


def _write(where: Path, text: bytes) -> None:
    """Whole or not at all: a part file, on disk, then renamed."""
    where.parent.mkdir(parents=True, exist_ok=True)
    part = where.with_name(f"{where.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(where)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    _sync_folder(where.parent)


def _sync_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
