from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.codec.i420 import i420_to_rgb
from studio.errors import CancelledError, DiskFullError
from studio.export import sheet
from studio.export.sheet import PAGE_HEIGHT, PAGE_WIDTH, export_sheet
from tests.export.conftest import Build, Spec, flat, level


def pixels(path: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


def test_the_sheet_shows_the_middle_frame_of_what_the_reel_shows(build: Build, tmp_path: Path) -> None:
    source = build(Spec("A gate", take_in=6), Spec("A pier"))
    seen: list[tuple[int, int]] = []
    export_sheet(source, tmp_path / "board.png", progress=lambda done, total: seen.append((done, total)))
    page = pixels(tmp_path / "board.png")
    assert page.shape[1] == PAGE_WIDTH
    for number, index, x in ((0, 9, 600), (1, 6, 1800)):
        wanted = i420_to_rgb(flat(level(number, index), (64, 64)))[0, 0].astype(int)
        assert np.abs(page[700, x].astype(int) - wanted).max() <= 3
    assert seen == [(1, 2), (2, 2)]


def test_many_shots_take_several_pages_of_bounded_size(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet, "PAGE_HEIGHT", 1500)
    source = build(*[Spec(f"A gate {n}", made=0, scene=f"Scene {n // 5}") for n in range(60)])
    result = export_sheet(source, tmp_path / "board.png")
    files = sorted(tmp_path.glob("board*.png"))
    assert len(files) > 1
    assert result.notes[0].startswith(f"The board takes {len(files)} pages")
    assert all(pixels(file).shape[0] <= 1500 for file in files)


def test_a_page_is_no_taller_than_its_limit(build: Build, tmp_path: Path) -> None:
    words = "a very long prompt " * 20
    export_sheet(build(*[Spec(words, made=0, dialogue=words) for _ in range(70)]), tmp_path / "board.png")
    assert pixels(tmp_path / "board.png").shape[0] <= PAGE_HEIGHT


def test_any_words_and_any_shape_can_be_drawn(build: Build, tmp_path: Path) -> None:
    source = build(
        Spec("東京の夜、雨の中を歩く女性" * 30, made=0, label="1" * 50, scene="\x07 قصة " * 40),
        Spec("x" * 500, dialogue="\x00\n", scene=""),
        title="A" * 300,
        width=90,
        height=160,
    )
    export_sheet(source, tmp_path / "board.png")
    assert pixels(tmp_path / "board.png").shape[0] <= PAGE_HEIGHT


def test_a_damaged_take_is_said_and_left_blank(build: Build, tmp_path: Path) -> None:
    source = build(Spec("A gate"))
    next(iter(source.media.values())).write_bytes(b"no film")
    assert "Shot 1 has no picture" in export_sheet(source, tmp_path / "board.png").notes[0]


def test_cancel_and_a_full_disk_leave_nothing(build: Build, tmp_path: Path) -> None:
    source = build(Spec("A gate"))
    with pytest.raises(CancelledError):
        export_sheet(source, tmp_path / "board.png", cancel=lambda: True)
    if Path("/dev/full").exists():
        (tmp_path / "board.png.part").symlink_to("/dev/full")
        with pytest.raises(DiskFullError):
            export_sheet(source, tmp_path / "board.png")
    assert not list(tmp_path.glob("board*"))
