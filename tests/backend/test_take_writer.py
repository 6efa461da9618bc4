import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.backend.take_writer import DRAFT, MASTER, TakeWriter
from studio.codec.decoder import FrameReader
from studio.codec.i420 import Frame, blank
from studio.codec.sound import SoundReader
from studio.errors import DiskFullError, StudioError
from studio.project.media import hash_of

SIZE = (64, 48)
RATE = Fraction(24)


def shade(number: int) -> Frame:
    frame = blank(*SIZE)
    frame[:48] = 40 + number * 7 % 180
    return frame


@pytest.mark.parametrize("coding", [DRAFT, MASTER])
def test_all_frames_are_written_and_the_hash_is_the_files(tmp_path: Path, coding: tuple[str, int]) -> None:
    writer = TakeWriter(tmp_path / "a.part", *SIZE, RATE, DRAFT if coding == DRAFT else MASTER)
    frame = np.empty_like(shade(0))
    for number in range(40):
        np.copyto(frame, shade(number))
        writer.put(frame)
    done = writer.finish()
    assert done.frames == 40
    assert done.sha256 == hash_of(tmp_path / "a.part")
    with FrameReader(tmp_path / "a.part") as reader:
        luma = [float(picture[:48].mean()) for picture in reader.frames()]
    assert luma == pytest.approx([float(shade(n)[:48].mean()) for n in range(40)], abs=1.5)
    writer.abort()
    assert (tmp_path / "a.part").exists(), "what is finished stays"


def test_what_is_aborted_leaves_nothing(tmp_path: Path) -> None:
    writer = TakeWriter(tmp_path / "a.part", *SIZE, RATE)
    writer.put(shade(1))
    writer.abort()
    writer.abort()
    assert not list(tmp_path.iterdir())


def test_a_writer_that_cannot_write_says_so(tmp_path: Path) -> None:
    writer = TakeWriter(tmp_path / "missing" / "a.part", *SIZE, RATE)
    with pytest.raises(StudioError):
        writer.finish()
    writer.abort()


def test_sound_is_as_long_as_what_is_seen(tmp_path: Path) -> None:
    writer = TakeWriter(tmp_path / "a.part", *SIZE, RATE)
    samples = np.zeros((48_000, 2), np.float32)
    samples[24_000:] = 0.5
    writer.add_sound(samples, 48_000)
    samples[:] = 1.0
    for number in range(15):
        writer.put(shade(number))
    done = writer.finish()
    assert (done.frames, done.sound, done.sha256) == (15, True, hash_of(tmp_path / "a.part"))
    with SoundReader(tmp_path / "a.part") as reader:
        heard = np.abs(reader.read(0, 48_000)).max(axis=1)
    assert heard[:22_900].max() < 0.02, "it was copied when it was given"
    assert heard[26_000:29_900].mean() == pytest.approx(0.5, abs=0.1)
    assert heard[30_000 + 2 * 1024 :].max() == 0
    with FrameReader(tmp_path / "a.part") as reader:
        assert (reader.info.frames, reader.info.has_audio) == (15, True)


def test_what_is_aborted_leaves_no_sound_either(tmp_path: Path) -> None:
    writer = TakeWriter(tmp_path / "a.part", *SIZE, RATE)
    writer.add_sound(np.zeros((480, 1), np.float32), 48_000)
    writer.put(shade(1))
    writer.abort()
    assert not list(tmp_path.iterdir())


FULL = """
import resource, sys
from fractions import Fraction
from pathlib import Path
import numpy as np
from studio.backend.take_writer import TakeWriter
from studio.errors import DiskFullError
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
writer = TakeWriter(Path(sys.argv[1]), 320, 240, Fraction(24))
noise = np.random.default_rng(1)
try:
    for _ in range(300):
        writer.put(noise.integers(16, 235, (360, 320), np.uint8))
    writer.finish()
except DiskFullError as error:
    sys.stdout.write(str(error))
finally:
    writer.abort()
"""


def test_a_full_disk_is_told_and_nothing_is_kept(tmp_path: Path) -> None:
    part = tmp_path / "a.part"
    done = subprocess.run([sys.executable, "-c", FULL, str(part)], capture_output=True, text=True, check=False)
    assert "no room left" in done.stdout, done.stderr
    assert not part.exists()
    assert issubclass(DiskFullError, StudioError)
