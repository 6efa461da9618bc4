"""What was seen of takes, and what follows from it."""

from pathlib import Path

import msgspec
import pytest
from diffusion.memory.guessing import Cost
from diffusion.memory.history import KEPT, History, Seen, follow
from hypothesis import given
from hypothesis import strategies as st

SEEN = Seen(card="Card", model="d", way="w", guess_s=10.0, guess_bytes=1000, seconds=20.0, bytes=3000)
COST = Cost(1000, 10.0, 1.0)


def test_what_was_seen_is_kept(tmp_path: Path) -> None:
    history = History(tmp_path / "deep")
    assert history.seen() == []
    history.add(SEEN)
    history.add(msgspec.structs.replace(SEEN, seconds=21.0))
    assert [seen.seconds for seen in History(tmp_path / "deep").seen()] == [20.0, 21.0]
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["takes.jsonl"]


def test_only_so_many_are_kept(tmp_path: Path) -> None:
    line = msgspec.json.encode(SEEN)
    (tmp_path / "takes.jsonl").write_bytes(b"\n".join([line] * (KEPT + 50)))
    history = History(tmp_path)
    history.add(msgspec.structs.replace(SEEN, seconds=5.0))
    assert len(history.seen()) == KEPT
    assert history.seen()[-1].seconds == 5.0


def test_a_damaged_file_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    good = msgspec.json.encode(SEEN)
    old = msgspec.json.encode(msgspec.structs.replace(SEEN, law=0))
    bad = msgspec.json.encode(msgspec.structs.replace(SEEN, seconds=0.0))
    (tmp_path / "takes.jsonl").write_bytes(b"\n".join([b"\xff\xfe", b"{", good, old, bad, b"[]", b""]))
    assert History(tmp_path).seen() == [SEEN]


def test_a_folder_that_cannot_be_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    history = History(tmp_path / "file")
    history.add(SEEN)
    assert history.seen() == []


def test_what_is_no_number_is_not_kept(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.add(msgspec.structs.replace(SEEN, seconds=float("nan")))
    history.add(msgspec.structs.replace(SEEN, guess_s=-1.0))
    assert history.seen() == []


def test_the_same_way_counts_before_others(tmp_path: Path) -> None:
    history = History(tmp_path)
    assert history.learned(COST, card="Card", model="d", way="w") is None
    history.add(msgspec.structs.replace(SEEN, way="other", seconds=100.0))
    other = history.learned(COST, card="Card", model="d", way="w")
    assert other is not None
    assert (other.cost.seconds, other.cost.memory, other.alike) == (pytest.approx(100.0), 1000, 0)
    history.add(SEEN)
    same = history.learned(COST, card="Card", model="d", way="w")
    assert same is not None
    assert (same.cost.seconds, same.takes, same.alike) == (pytest.approx(20.0), 1, 1)
    assert same.cost.memory == pytest.approx(3000, abs=1)
    assert same.cost.step_s == pytest.approx(2.0)


numbers = st.floats(0.1, 1e5)
pairs = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=12)


@given(pairs=pairs, guess=numbers, more=st.floats(1.0, 50.0))
def test_a_higher_guess_never_comes_out_lower(pairs: list[tuple[float, float]], guess: float, more: float) -> None:
    assert follow(pairs, guess * more) >= follow(pairs, guess) * 0.999999 > 0


@given(before=st.lists(st.tuples(numbers, numbers), max_size=5), guess=numbers, came=numbers)
def test_what_comes_again_and_again_is_expected(before: list[tuple[float, float]], guess: float, came: float) -> None:
    expected = follow([*before, *[(guess, came)] * 60], guess)
    assert expected == pytest.approx(came, rel=0.02)


def test_two_sizes_make_a_line() -> None:
    assert follow([(10, 20), (100, 300)] * 3, 10) == pytest.approx(20, rel=0.01)
    assert follow([(10, 20), (100, 300)] * 3, 100) == pytest.approx(300, rel=0.01)
    assert follow([], 7.0) == 7.0
