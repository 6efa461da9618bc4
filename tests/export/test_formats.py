from pathlib import Path

import pytest

from studio.errors import ExportError
from studio.export import export
from tests.export.conftest import Build, Spec


def test_the_suffix_says_the_format(build: Build, tmp_path: Path) -> None:
    source = build(Spec("A gate"))
    for name, start in (("a.CSV", b"order,"), ("a.png", b"\x89PNG"), ("a.mp4", b"\0\0\0")):
        result = export(source, tmp_path / name)
        assert result.path.read_bytes().startswith(start)
        assert result.frames == 12


@pytest.mark.parametrize("name", ["film.avi", "film", ".mp4"])
def test_an_unknown_suffix_lists_the_known(build: Build, tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError, match=r"\.mp4, \.csv, \.png"):
        export(build(Spec("A gate")), tmp_path / name)
    assert not (tmp_path / name).exists()
