from pathlib import Path

import pytest

from studio.errors import BadInputError
from studio.project.casting import take_in_model
from studio.project.media import MediaStore


def test_a_model_is_copied_in_and_named_by_its_hash(tmp_path: Path) -> None:
    media = MediaStore(tmp_path / "media")
    (tmp_path / "Fox.glb").write_bytes(b"glTF of a fox")
    value = take_in_model(media, tmp_path / "Fox.glb")
    assert value.startswith("media:")
    assert media.path(value.removeprefix("media:")).read_bytes() == b"glTF of a fox"


@pytest.mark.parametrize("name", ["gone.glb", "notes.txt"])
def test_what_is_no_model_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("a fox", encoding="utf-8")
    with pytest.raises(BadInputError, match="is no model"):
        take_in_model(MediaStore(tmp_path / "media"), tmp_path / name)
