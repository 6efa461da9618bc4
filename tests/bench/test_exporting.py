from pathlib import Path

import msgspec

from studio import app
from studio.bench.exporting import bare, decoded, exported, reel_of
from studio.bench.streaming import Bench, recipe_of
from studio.codec.decoder import probe


def test_both_loops_write_the_same_film(tmp_path: Path) -> None:
    small = msgspec.structs.replace(recipe_of("Bars", width=128, height=72, frames=12), engine="test_pattern")
    with Bench(app.registry().engine("test_pattern")) as bench:
        source = reel_of(tmp_path, bench, [small, msgspec.structs.replace(small, seed=1)])
    frames = decoded(source)
    assert len(frames) == 24
    assert exported(source, tmp_path / "ours.mp4") > 0
    assert bare(frames, tmp_path / "bare.mp4") > 0
    assert probe(tmp_path / "ours.mp4")[:2] == probe(tmp_path / "bare.mp4")[:2] == (128, 72)
    assert probe(tmp_path / "ours.mp4").frames == probe(tmp_path / "bare.mp4").frames == 24
