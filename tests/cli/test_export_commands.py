import csv
from pathlib import Path

import numpy as np
import pytest

from studio.codec.decoder import probe
from studio.codec.sound import SAMPLE_RATE, SoundReader
from tests.cli.conftest import Storyreel


def test_a_film_a_list_and_a_sheet(project: Path, tmp_path: Path, storyreel: Storyreel) -> None:
    storyreel("generate", project, "--engine", "test_pattern")
    for name in ("film.mp4", "film.csv", "film.png"):
        said = storyreel("export", project, tmp_path / name, "--json")
        assert said.status == 0, said.err
        assert said.lines[-1]["file"] == str(tmp_path / name)
    with (tmp_path / "film.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert probe(tmp_path / "film.mp4").frames == sum(int(row["duration_frames"]) for row in rows) == 36


def test_a_bad_export_is_one_sentence_and_no_file(project: Path, tmp_path: Path, storyreel: Storyreel) -> None:
    for name in ("film.xyz", "film", "nowhere/film.mp4"):
        said = storyreel("export", project, tmp_path / name)
        assert (said.status, said.err.count("\n")) == (1, 1), said.err
        assert not (tmp_path / name).exists()


def test_some_shots_at_another_size(project: Path, tmp_path: Path, storyreel: Storyreel) -> None:
    storyreel("generate", project, "--shots", "1", "--engine", "test_pattern")
    out = tmp_path / "film.mp4"
    said = storyreel("export", project, out, "--shots", "1", "--size", "256x144")
    assert said.status == 0, said.err
    assert (probe(out).width, probe(out).height) == (256, 144)
    whole = storyreel("export", project, out, "--leave-out", "--json")
    assert whole.lines[-1]["frames"] == probe(out).frames
    assert storyreel("export", project, out, "--size", "wide").status == 1


def test_a_film_sounds_unless_it_is_not_to(project: Path, tmp_path: Path, storyreel: Storyreel) -> None:
    storyreel("generate", project, "--shots", "2", "--engine", "test_pattern", "--set", "sound=beep")
    out = tmp_path / "film.mp4"
    assert storyreel("export", project, out, "--json").lines[-1]["sound"] is True
    assert probe(out).has_audio
    with SoundReader(out) as reader:
        loud = np.flatnonzero(np.abs(reader.read(0, reader.length)).max(axis=1) > 0.05)
    assert (loud[0] / SAMPLE_RATE, loud[-1] / SAMPLE_RATE) == pytest.approx((12 / 24, 13 / 24), abs=1024 / SAMPLE_RATE)
    assert storyreel("export", project, out, "--no-sound", "--json").lines[-1]["sound"] is False
    assert not probe(out).has_audio
