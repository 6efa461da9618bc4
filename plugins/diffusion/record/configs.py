"""The configuration files of a model's folder, none of which is trusted."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from studio.extend.api import BadInputError

LARGEST = 4 << 20
"""Bytes that a configuration file may have."""


class Config:
    """One configuration: values by name, each checked for its kind when it is asked for."""

    def __init__(self, values: dict[str, Any], where: str) -> None:
        self.values = values
        self._where = where

    def __bool__(self) -> bool:
        return bool(self.values)

    def number(self, *names: str, default: int, most: int = 4096) -> int:
        """The first of the names that is set, as a whole number from 1 to `most`. Raises `BadInputError`."""
        for name in names:
            value = self.values.get(name)
            if value is None:
                continue
            if isinstance(value, bool) or not isinstance(value, int | float) or not 1 <= value <= most:
                raise BadInputError(f"{self._where}: {name} is {str(value)[:40]!r}, and no number from 1 to {most}.")
            return int(value)
        return default

    def row(self, name: str) -> list[int]:
        """A list of whole numbers or truth values; empty where there is none. Raises `BadInputError`."""
        value = self.values.get(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, int) for item in value) or len(value) > 64:
            raise BadInputError(f"{self._where}: {name} is {str(value)[:40]!r}, and no short list of numbers.")
        return [int(item) for item in value]

    def flag(self, name: str) -> bool:
        return self.values.get(name) is True


def read_json(path: Path) -> dict[str, Any]:
    """A JSON file that holds a table. Raises `BadInputError`."""
    try:
        size = path.stat().st_size
        if not path.is_file() or size > LARGEST:
            raise BadInputError(f"{path} is no configuration file: it has {size:,} bytes.")
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    except FileNotFoundError:
        raise BadInputError(f"{path} is missing: the model is not whole; fetch it again.") from None
    except OSError as error:
        raise BadInputError(f"{path} cannot be read: {error.strerror or error}.") from None
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise BadInputError(f"{path} is damaged: it is no JSON table; fetch the model again.") from None


def read_config(folder: Path, components: dict[str, str], names: Sequence[str]) -> Config:
    """The configuration of the first of the named components that the model has; an empty one where it has none."""
    name = next((name for name in names if name in components), None)
    if name is None:
        return Config({}, str(folder))
    path = folder / name / "config.json"
    return Config(read_json(path), str(path))
