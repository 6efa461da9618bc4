import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.errors import DiskFullError, WorkerError
from studio.wire.liveness import start_ticks
from studio.wire.ring import MIN_SLOTS, Frame, FrameRing, Label, Slot, job_number, slots_for, sweep

SIZE = 32 * 24


def picture(value: int, width: int = 32, height: int = 16) -> Frame:
    return np.full((height * 3 // 2, width), value, np.uint8)


@pytest.fixture
def ends(tmp_path: Path) -> Iterator[tuple[FrameRing, FrameRing]]:
    reader = FrameRing.create(4, SIZE, [tmp_path])
    writer = FrameRing.attach(reader.path)
    yield reader, writer
    writer.close()
    reader.close()


Ends = tuple[FrameRing, FrameRing]


def put(writer: FrameRing, frame: Frame, number: int = 0) -> Slot:
    where = writer.write(frame, Label(7, number, 3))
    assert where is not None
    return where


def test_a_picture_comes_out_as_it_went_in(ends: Ends) -> None:
    reader, writer = ends
    frame = np.arange(SIZE, dtype=np.uint32).astype(np.uint8).reshape(24, 32)
    got = reader.read(put(writer, frame, 5))
    assert got is not None
    assert got.label == Label(7, 5, 3)
    assert (got.frame == frame).all()
    assert reader.free == writer.free == 4


def test_smaller_pictures_fit_and_larger_ones_do_not(ends: Ends) -> None:
    reader, writer = ends
    got = reader.read(put(writer, picture(1, 16, 8)))
    assert got is not None
    assert got.frame.shape == (12, 16)
    assert writer.write(np.zeros((4096, 32), np.uint8), Label(1, 0, 3)) is None
    assert writer.missed == 1


def scribble(path: Path, slot: int, field: int, value: int) -> None:
    """Write one number of a slot's line, as a writer that dies or lies would leave it."""
    with path.open("r+b") as file:
        file.seek(4096 + slot * 64 + field * 8)
        file.write(value.to_bytes(8, "little", signed=True))


def test_free_slots_are_taken_before_unread_ones_are_lost(ends: Ends) -> None:
    reader, writer = ends
    first = [put(writer, picture(n)) for n in range(4)]
    assert reader.read(first[2]) is not None
    again = put(writer, picture(9))
    assert again.slot == first[2].slot
    assert writer.missed == 0


def test_of_unread_pictures_the_latest_win(ends: Ends) -> None:
    reader, writer = ends
    places = [put(writer, picture(n), n) for n in range(10)]
    assert writer.missed == 6
    seen = [reader.read(place) for place in places]
    assert [got.label.place for got in seen if got] == [6, 7, 8, 9]
    assert reader.missed == 6


def test_a_slot_overwritten_while_it_is_copied_counts_as_missed(ends: Ends) -> None:
    reader, writer = ends
    place = put(writer, picture(1))
    for n in range(4):
        put(writer, picture(n + 2))
    assert reader.read(place) is None
    assert reader.read(Slot(place.slot, place.seq + 4)) is not None


def test_a_slot_half_written_by_a_dead_writer_is_no_picture(ends: Ends) -> None:
    reader, writer = ends
    place = put(writer, picture(1))
    scribble(reader.path, place.slot, 0, -place.seq)
    assert reader.read(place) is None


def test_a_slot_that_does_not_exist_is_the_workers_fault(ends: Ends) -> None:
    with pytest.raises(WorkerError, match="slot 99"):
        ends[0].read(Slot(99, 1))


def test_a_lying_header_is_no_picture(ends: Ends) -> None:
    reader, writer = ends
    place = put(writer, picture(1))
    scribble(reader.path, place.slot, 5, 10_000)
    assert reader.read(place) is None


@settings(max_examples=40, deadline=None)
@given(st.lists(st.booleans(), max_size=60))
def test_whatever_the_pace_what_is_read_is_whole_and_in_order(steps: list[bool]) -> None:
    reader = FrameRing.create(3, 16 * 12)
    writer = FrameRing.attach(reader.path)
    try:
        waiting: list[Slot] = []
        written, seen = 0, list[int]()
        for write in steps:
            if write:
                waiting.append(put(writer, picture(written % 256, 16, 8), written))
                written += 1
            elif waiting:
                got = reader.read(waiting.pop(0))
                if got:
                    assert (got.frame == got.label.place % 256).all()
                    seen.append(got.label.place)
        assert seen == sorted(set(seen))
        assert writer.missed >= reader.missed
    finally:
        writer.close()
        reader.close()


WRITER = """
import sys
from pathlib import Path
import numpy as np
from studio.wire.ring import FrameRing, Label
ring = FrameRing.attach(Path(sys.argv[1]))
for n in range(3000):
    where = ring.write(np.full((24, 32), n % 251, np.uint8), Label(1, n, 3))
    sys.stdout.write(f"{where.slot} {where.seq}\\n")
"""


def test_another_process_never_shows_a_torn_picture() -> None:
    ring = FrameRing.create(3, SIZE)
    words = [sys.executable, "-c", WRITER, str(ring.path)]
    whole = 0
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            slot, seq = line.split()
            got = ring.read(Slot(int(slot), int(seq)))
            if got:
                assert (got.frame == got.label.place % 251).all()
                whole += 1
    ring.close()
    assert whole + ring.missed == 3000


def test_no_file_is_left(tmp_path: Path) -> None:
    ring = FrameRing.create(3, SIZE, [tmp_path])
    assert len(list(tmp_path.iterdir())) == 1
    ring.unlink()
    assert not list(tmp_path.iterdir())
    ring.write(picture(1), Label(1, 0, 3))
    ring.close()


def test_where_room_is_short_there_are_fewer_slots_elsewhere(tmp_path: Path) -> None:
    first, second = tmp_path / "small", tmp_path / "large"
    first.mkdir()
    second.mkdir()
    script = (
        "import resource, sys; from pathlib import Path; from studio.wire.ring import FrameRing, MIN_SLOTS\n"
        "from studio.errors import DiskFullError\n"
        "places = [Path(p) for p in sys.argv[1:]]\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "ring = FrameRing.create(16, 40_000, places)\n"
        "assert ring.slots == MIN_SLOTS\n"
        "ring.close()\n"
        "try: FrameRing.create(16, 80_000, places)\n"
        "except DiskFullError as error: sys.stdout.write(str(error))\n"
    )
    words = [sys.executable, "-c", script, str(first), str(second)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert "There is no room for" in done.stdout
    assert str(second) in done.stdout
    assert not [*first.iterdir(), *second.iterdir()]


def test_a_tiny_shared_memory_is_an_error_and_no_crash(tmp_path: Path) -> None:
    tiny = tmp_path / "tiny"
    tiny.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tiny)], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting a small tmpfs is not permitted here")
    try:
        with pytest.raises(DiskFullError, match="There is no room"):
            FrameRing.create(8, 1 << 20, [tiny])
        ring = FrameRing.create(8, 1 << 20, [tiny, tmp_path])
        assert ring.path.parent == tmp_path
        ring.close()
        assert not list(tiny.iterdir())
    finally:
        subprocess.run(["umount", str(tiny)], check=True)


def test_what_is_no_ring_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkerError, match="cannot be opened"):
        FrameRing.attach(tmp_path / "none")
    for content in (b"", b"x" * 100, b"x" * 8192):
        (tmp_path / "odd.part").write_bytes(content)
        with pytest.raises(WorkerError):
            FrameRing.attach(tmp_path / "odd.part")


def test_rings_of_the_dead_are_swept_and_others_stay(tmp_path: Path) -> None:
    me, ticks = os.getpid(), start_ticks(os.getpid())
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    gone = [f"storyreel-{dead.pid}-123-ab.ring", f"storyreel-{me}-{ticks + 5}-ab.ring"]
    kept = [f"storyreel-{me}-{ticks}-ab.ring", "storyreel-notes.ring", "storyreel-1-2.ring", "other-1-1-a.ring"]
    for name in gone + kept:
        (tmp_path / name).touch()
    assert sweep([tmp_path]) == (2 if ticks else 1)
    if ticks:
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted(kept)


def test_slots_follow_the_size_of_frames() -> None:
    assert slots_for(640 * 360 * 3 // 2) == 16
    assert slots_for(8192 * 4320 * 3 // 2) == MIN_SLOTS
    assert slots_for(0) == 16


def test_job_numbers_differ_and_fit() -> None:
    numbers = {job_number(f"job{n}") for n in range(1000)}
    assert len(numbers) == 1000
    assert all(0 <= number < 2**63 for number in numbers)


def test_a_folder_that_cannot_be_used_is_passed_over(tmp_path: Path) -> None:
    ring = FrameRing.create(4, SIZE, [tmp_path / "missing", tmp_path])
    assert ring.path.parent == tmp_path
    ring.close()
