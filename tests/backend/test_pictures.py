from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.backend.engine import Request
from studio.backend.pictures import named_file, read_picture, read_video
from studio.codec.encoder import H264Writer
from studio.codec.i420 import blank
from studio.errors import MediaError
from studio.model.recipe import Recipe

HASH = "ab" * 32
SAVED_AS = {"I;16": "tiff", "I": "tiff", "F": "tiff", "CMYK": "tiff", "LAB": "tiff"}


def saved(folder: Path, image: Image.Image) -> dict[str, Path]:
    path = folder / f"picture.{SAVED_AS.get(image.mode, 'png')}"
    image.save(path)
    return {HASH: path}


def film(folder: Path, frames: int = 4) -> dict[str, Path]:
    """Frame n is a grey of 60 + 20 n."""
    path = folder / "film.mp4"
    with H264Writer(path, 32, 16, Fraction(24), crf=1) as writer:
        for index in range(frames):
            frame = blank(32, 16)
            frame[:16] = 60 + 20 * index
            writer.write(frame)
    return {HASH: path}


def grey(luma: int) -> int:
    """The 8-bit code of a luma of limited range (ITU-R BT.709-6)."""
    return round((luma - 16) * 255 / 219)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "I;16", "I", "F"])
def test_pictures_of_every_mode_are_rgb(tmp_path: Path, mode: str) -> None:
    picture = read_picture("last_frame", f"media:{HASH}", saved(tmp_path, Image.new(mode, (7, 5))))
    assert (picture.shape, picture.dtype) == ((5, 7, 3), np.uint8)


def test_what_is_clear_lies_over_grey(tmp_path: Path) -> None:
    image = Image.new("RGBA", (4, 4), (255, 0, 0, 0))
    image.putpixel((0, 0), (255, 0, 0, 255))
    picture = read_picture("last_frame", f"media:{HASH}", saved(tmp_path, image))
    assert picture[0, 0].tolist() == [255, 0, 0]
    assert picture[3, 3].tolist() == [128, 128, 128]


@pytest.mark.parametrize(
    ("values", "seen"),
    [
        (np.array([[0, 32_768, 65_535]], np.uint16), [0, 128, 255]),
        (np.array([[0, 0.5, 1]], np.float32), [0, 128, 255]),
        (np.array([[np.nan, 128, 255]], np.float32), [0, 128, 255]),
        (np.array([[-5, 1e6, np.inf]], np.float32), [0, 255, 0]),
        (np.array([[7, 128, 200]], np.int32), [7, 128, 200]),
    ],
)
def test_deep_greys_keep_their_range(tmp_path: Path, values: np.ndarray, seen: list[int]) -> None:
    files = saved(tmp_path, Image.fromarray(values))
    picture = read_picture("depth", f"media:{HASH}", files)
    assert picture[0, :, 1].tolist() == seen


def test_a_picture_stands_upright(tmp_path: Path) -> None:
    image = Image.new("RGB", (6, 2))
    exif = image.getexif()
    exif[0x0112] = 6
    path = tmp_path / "a.jpg"
    image.save(path, exif=exif)
    assert read_picture("last_frame", f"media:{HASH}", {HASH: path}).shape == (6, 2, 3)


def test_a_frame_of_a_video_is_a_picture(tmp_path: Path) -> None:
    files = film(tmp_path)
    for place, luma in ((0, 60), (2, 100), (99, 120)):
        picture = read_picture("last_frame", f"media:{HASH}@{place}", files)
        assert picture.shape == (16, 32, 3)
        assert abs(int(picture[8, 16, 1]) - grey(luma)) <= 2


@pytest.mark.parametrize(
    ("value", "lumas"), [("", [60, 80, 100, 120, 120, 120]), ("@2", [100, 120]), ("@9", [120, 120])]
)
def test_a_video_is_as_long_as_is_asked(tmp_path: Path, value: str, lumas: list[int]) -> None:
    frames = list(read_video("control", f"media:{HASH}{value}", film(tmp_path), len(lumas)))
    assert [int(frame[8, 16, 1]) for frame in frames] == pytest.approx([grey(luma) for luma in lumas], abs=2)


def test_what_is_not_there_or_no_picture_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"not a picture")
    for value in (f"media:{HASH}", "a.png", f"media:{'cd' * 32}"):
        with pytest.raises(MediaError, match="'last_frame' is not in the project"):
            named_file("last_frame", value, {HASH: tmp_path / "gone"})
    with pytest.raises(MediaError, match="'last_frame' is no picture"):
        read_picture("last_frame", f"media:{HASH}", {HASH: bad})
    with pytest.raises(MediaError, match=r"bad\.png"):
        read_picture("last_frame", f"media:{HASH}@1", {HASH: bad})
    large = saved(tmp_path, Image.new("1", (8_001, 8_000)))
    with pytest.raises(MediaError, match="64 megapixels"):
        read_picture("last_frame", f"media:{HASH}", large)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1_000)
    with pytest.raises(MediaError, match="64 megapixels"):
        read_picture("last_frame", f"media:{HASH}", large)


def test_an_engine_asks_its_request(tmp_path: Path, recipe: Callable[..., Recipe]) -> None:
    named = recipe(frames=3, last_frame=f"media:{HASH}@1", control=f"media:{HASH}", empty="")
    request = Request(named, files=film(tmp_path))
    picture, video = request.picture("last_frame"), request.video("control")
    assert picture is not None
    assert video is not None
    assert abs(int(picture[0, 0, 0]) - grey(80)) <= 2
    assert len(list(video)) == 3
    assert request.picture("empty") is None
    assert request.video("never named") is None
