"""Which keys do what: a deed's own, those of a preset over them, and what the user set over both."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from studio.errors import BadInputError
from studio.ui.actions.record import Action

FOLDER = Path(__file__).resolve().parents[3] / "assets" / "keys"
OWN = "storyreel"
PRESETS = (OWN, "premiere", "resolve", "final_cut")

Keys = dict[str, tuple[str, ...]]
"""A deed's id to the keys that do it, in Qt's portable names."""


class Preset(NamedTuple):
    """A preset's name for people, and the keys that differ from Storyreel's own."""

    title: str
    keys: Keys


def load_preset(name: str, folder: Path = FOLDER) -> Preset:
    """A preset by the name of its file. Raises `BadInputError` for one that is missing or no good."""
    path = folder / f"{name}.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as reason:
        raise BadInputError(f"The shortcuts {path} cannot be read ({reason}): choose another preset.") from reason
    title, keys = table.get("title"), table.get("keys", {})
    if not isinstance(title, str) or not isinstance(keys, dict) or not all(_is_keys(row) for row in keys.values()):
        raise BadInputError(f"The shortcuts {path} are not as they should be: a title, and lists of keys under [keys].")
    return Preset(title, {str(deed): tuple(row) for deed, row in keys.items()})


def _is_keys(row: object) -> bool:
    return isinstance(row, list) and all(isinstance(key, str) for key in row)


def keys_of(records: Iterable[Action], preset: Preset, own: Mapping[str, tuple[str, ...]]) -> Keys:
    """The keys of every deed. A key that a preset or the user gives to one deed is taken from the others.

    What the user set goes before the preset, and that before the deeds' own keys.
    """
    every = {record.id: record.keys for record in records}
    layers = [own, {name: keys for name, keys in preset.keys.items() if name not in own}]
    layers.append({name: keys for name, keys in every.items() if name not in own and name not in preset.keys})
    taken: set[str] = set()
    found: Keys = {}
    for layer in layers:
        free = {name: tuple(key for key in keys if key not in taken) for name, keys in layer.items() if name in every}
        found |= free
        taken |= {key for keys in free.values() for key in keys}
    return {name: found[name] for name in every}
