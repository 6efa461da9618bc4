from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from studio.errors import BadInputError
from studio.ui.actions.every import every_action
from studio.ui.actions.keys import PRESETS, Preset, keys_of, load_preset


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_whole(name: str) -> None:
    preset, records = load_preset(name), every_action()
    assert preset.title
    assert preset.keys.keys() <= {record.id for record in records}
    keys = keys_of(records, preset, {})
    claims = [key for row in keys.values() for key in row]
    assert len(set(claims)) == len(claims)
    for row in keys.values():
        for key in row:
            assert QKeySequence(key).toString() == key
    for vital in ("play.toggle", "edit.undo", "edit.palette", "make.draft", "shot.split", "file.export"):
        assert keys[vital], vital


def test_what_the_user_set_goes_before_the_preset() -> None:
    records = every_action()
    keys = keys_of(records, load_preset("premiere"), {"edit.duplicate": ("C",)})
    assert keys["edit.duplicate"] == ("C",)
    assert keys["timeline.set_tool.blade"] == ()
    assert keys_of(records, Preset("", {}), {"gone.deed": ("C",)}).keys() == {record.id for record in records}


@pytest.mark.parametrize("text", ["", "title = 3", 'title = "A"\n[keys]\n"x" = "C"', "\x00", 'title = "A"\nkeys = 3'])
def test_a_bad_preset_is_a_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "own.toml").write_text(text)
    with pytest.raises(BadInputError, match=r"own\.toml"):
        load_preset("own", tmp_path)


def test_a_missing_preset_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        load_preset("none", tmp_path)
