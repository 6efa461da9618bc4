import threading
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from studio.codec.aac import FRAME
from studio.codec.cue import sample_at
from studio.codec.decoder import FrameReader, probe
from studio.errors import BadInputError, CancelledError, DiskFullError, ExportError, MediaError
from studio.export.mp4 import Film, export_mp4, verify
from studio.export.source import ExportOptions, Source, segments
from studio.model.board import Board
from studio.model.rows import Project
from studio.model.time import Rate
from tests.export.conftest import Build, Spec, beeps_of, level


def levels(path: Path) -> list[int]:
    with FrameReader(path) as reader:
        return [int(np.median(frame[: reader.info.height])) for frame in reader.frames()]


def test_the_film_has_the_reels_frames_and_no_others(build: Build, tmp_path: Path) -> None:
    source = build(
        Spec("A gate"), Spec("A pier", frames=14, made=14, take_in=3, take_out=10), Spec("A boat", take_in=11)
    )
    out = tmp_path / "film.mp4"
    seen: list[tuple[int, int]] = []
    result = export_mp4(source, out, progress=lambda done, total: seen.append((done, total)))
    wanted = [level(0, i) for i in range(12)] + [level(1, i) for i in range(3, 10)] + [level(2, 11)]
    assert np.abs(np.array(levels(out)) - wanted).max() <= 1
    assert result == type(result)(path=out, frames=20)
    assert seen == [(n, 20) for n in range(1, 21)]
    assert source.board.length == probe(out).frames
    assert {path.suffix for path in tmp_path.iterdir()} == {".mp4"}


def test_chapters_timecode_tags_and_silence(build: Build, tmp_path: Path) -> None:
    source = build(Spec("A gate"), Spec("A\npier", label="1B"), start_frame=86400)
    export_mp4(source, tmp_path / "film.mp4")
    with av.open(str(tmp_path / "film.mp4")) as film:
        stream = film.streams.video[0]
        assert stream.metadata["timecode"] == "01:00:00:00"
        assert stream.duration is not None
        assert stream.duration * (stream.time_base or 0) == 1
        assert stream.codec_context.colorspace == 1
        assert not film.streams.audio
        assert film.metadata["title"] == "The Ferry"
        titles = [chapter["metadata"]["title"] for chapter in film.chapters()]
    assert titles == ["1  A gate", "1B  A pier"]


@pytest.mark.parametrize("rate", [Rate(12, 1), Rate(24000, 1001), Rate(30000, 1001), Rate(25, 2), Rate(240, 1)])
def test_every_rate_is_kept_exactly(build: Build, tmp_path: Path, rate: Rate) -> None:
    export_mp4(build(Spec("A gate"), rate=rate), tmp_path / "film.mp4")
    assert probe(tmp_path / "film.mp4").rate == Fraction(rate.num, rate.den)


def test_a_shot_without_a_take_is_a_title_card_and_said(build: Build, tmp_path: Path) -> None:
    source = build(Spec("A gate", made=0), Spec("A pier"), width=640, height=360)
    result = export_mp4(source, tmp_path / "film.mp4")
    assert result.notes[0] == "A title card stands for shot 1: it has no take yet."
    with FrameReader(tmp_path / "film.mp4") as reader:
        card = reader.frame(5)
    assert 35 < np.median(card[:360]) < 45
    assert card[:360].max() > 200


def test_strict_refuses_a_reel_that_is_not_whole(build: Build, tmp_path: Path) -> None:
    source = build(Spec("A gate", made=0), Spec("A pier", made=0))
    with pytest.raises(ExportError, match="shots 1, 2"):
        export_mp4(source, tmp_path / "film.mp4", options=ExportOptions(strict=True))


def test_a_missing_file_is_a_title_card_and_said(build: Build, tmp_path: Path) -> None:
    source = build(Spec("A gate"))
    next(iter(source.media.values())).unlink()
    assert "missing" in export_mp4(source, tmp_path / "film.mp4").notes[0]


def test_a_short_take_is_held_so_that_the_length_agrees(build: Build, tmp_path: Path) -> None:
    result = export_mp4(build(Spec("A gate", frames=12, made=5)), tmp_path / "film.mp4")
    assert np.abs(np.array(levels(tmp_path / "film.mp4"))[5:] - level(0, 4)).max() <= 1
    assert result.frames == 12
    assert "7 frames early" in result.notes[0]


@pytest.mark.parametrize(("size", "corner"), [((64, 64), (32, 2)), ((96, 32), (2, 48)), ((192, 128), None)])
def test_takes_of_other_sizes_are_fitted_whole(
    build: Build, tmp_path: Path, size: tuple[int, int], corner: tuple[int, int] | None
) -> None:
    result = export_mp4(build(Spec("A gate", size=size)), tmp_path / "film.mp4")
    assert "was fitted into 96x64" in result.notes[0]
    with FrameReader(tmp_path / "film.mp4") as reader:
        luma = reader.frame(0)[:64].astype(int)
    assert abs(luma[32, 48] - level(0, 0)) <= 1
    if corner:
        assert luma[corner] <= 18


def test_a_take_of_another_rate_is_shown_frame_by_frame_and_said(build: Build, tmp_path: Path) -> None:
    source = build(Spec("A gate"), rate=Rate(25))
    board = source.board.succeed(project=Project(width=96, height=64, rate=Rate(24)))
    result = export_mp4(source._replace(board=board), tmp_path / "film.mp4")
    assert result.notes == ("Shot 1: its take has 25 fps; it plays at 24.",)
    assert probe(tmp_path / "film.mp4").frames == 12


def test_cancel_leaves_nothing_and_keeps_the_old_film(build: Build, tmp_path: Path) -> None:
    out = tmp_path / "film.mp4"
    out.write_bytes(b"the film of yesterday")
    asked: list[int] = []
    with pytest.raises(CancelledError, match=r"film\.mp4"):
        export_mp4(build(Spec("A gate"), Spec("A pier")), out, cancel=lambda: bool(asked.append(1)) or len(asked) > 3)
    assert out.read_bytes() == b"the film of yesterday"
    assert not list(tmp_path.glob("*.part"))
    assert not [thread for thread in threading.enumerate() if thread.name == "export-decode"]


def test_a_full_disk_leaves_nothing(build: Build, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    (tmp_path / "film.mp4.part").symlink_to("/dev/full")
    with pytest.raises(DiskFullError):
        export_mp4(build(Spec("A gate")), tmp_path / "film.mp4")
    assert not list(tmp_path.glob("film*"))


def test_a_damaged_take_names_its_shot(build: Build, tmp_path: Path) -> None:
    source = build(Spec("A gate"), Spec("A pier"))
    source.media[f"{1:064x}"].write_bytes(b"not a film")
    with pytest.raises(MediaError, match="Shot 2"):
        export_mp4(source, tmp_path / "film.mp4")
    assert not list(tmp_path.glob("film*"))


def test_an_empty_reel_and_a_bad_place_are_said(build: Build, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="nothing to export"):
        export_mp4(Source(Board(Project(), {}, {}, {}), {}), tmp_path / "film.mp4")
    source = build(Spec("A gate"))
    with pytest.raises(ExportError, match="folder"):
        export_mp4(source, tmp_path)
    with pytest.raises(ExportError, match="no folder"):
        export_mp4(source, tmp_path / "no" / "film.mp4")
    with pytest.raises(BadInputError, match="even"):
        export_mp4(build(Spec("A gate"), width=95), tmp_path / "film.mp4")


@pytest.mark.parametrize("rate", [Rate(24), Rate(24_000, 1001), Rate(30)])
def test_takes_sound_where_they_are_seen(build: Build, tmp_path: Path, rate: Rate) -> None:
    source = build(
        Spec("A gate"),
        Spec("A pier", frames=48, made=48, take_in=3, take_out=30, beeps=(3, 20, 40)),
        Spec("A card", frames=5, made=0),
        Spec("A boat", frames=24, made=24, beeps=(0, 23)),
        rate=rate,
    )
    out = tmp_path / "film.mp4"
    result = export_mp4(source, out)
    assert result.sound
    assert result.frames == 12 + 27 + 5 + 24 == probe(out).frames
    wanted = [sample_at(frame, rate.fraction) for frame in (12, 12 + 17, 12 + 27 + 5, 12 + 27 + 5 + 23)]
    assert beeps_of(out) == pytest.approx(wanted, abs=FRAME // 2)
    with av.open(str(out)) as film:
        track = film.streams.audio[0]
        assert (track.codec_context.name, track.rate, track.channels) == ("aac", 48_000, 2)
        assert float((track.duration or 0) * (track.time_base or 0)) == pytest.approx(
            float(68 / rate.fraction), abs=FRAME / 48_000
        )
        assert film.streams.video[0].metadata["timecode"]


def test_a_film_is_silent_where_nothing_sounds_or_nobody_wants_it(build: Build, tmp_path: Path) -> None:
    source = build(Spec("A gate", beeps=(0,)), Spec("A pier"))
    out = tmp_path / "film.mp4"
    assert not export_mp4(source, out, options=ExportOptions(sound=False)).sound
    assert not probe(out).has_audio
    assert not export_mp4(source, out, options=ExportOptions(shots=frozenset({"s1"}))).sound
    assert not probe(out).has_audio
    assert export_mp4(source, out, options=ExportOptions(first=6, last=9)).sound
    assert (probe(out).frames, probe(out).has_audio, beeps_of(out)) == (3, True, [])


def test_sound_and_picture_are_written_side_by_side(build: Build, tmp_path: Path) -> None:
    export_mp4(build(Spec("A gate", frames=120, made=120, beeps=(100,))), tmp_path / "film.mp4")
    with av.open(str(tmp_path / "film.mp4")) as file:
        seen = [
            (packet.stream.type, packet.dts * packet.time_base) for packet in file.demux() if packet.dts is not None
        ]
    last = {"video": Fraction(0), "audio": Fraction(0)}
    for kind, at in seen:
        last[kind] = at
        assert abs(last["video"] - last["audio"]) < Fraction(1, 2)


def test_the_sound_is_checked_too(build: Build, tmp_path: Path) -> None:
    source = build(Spec("A gate", beeps=(0,)))
    out = tmp_path / "film.mp4"
    export_mp4(source, out, options=ExportOptions(sound=False))
    parts = segments(source)
    film = Film(96, 64, parts, source, sound=True)
    with pytest.raises(ExportError, match="without its sound"):
        verify(out, film, 12)
    export_mp4(source, out)
    verify(out, film, 12)
    longer = source.board.succeed(project=Project(width=96, height=64, rate=Rate(12)))
    with pytest.raises(ExportError, match="longer or shorter"):
        verify(out, film._replace(source=source._replace(board=longer)), 12)
