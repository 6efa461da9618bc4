from collections.abc import Iterator

import pytest

from studio.model.board import Board
from studio.playback.cache import FrameCache
from studio.playback.decoding import Decoder
from studio.playback.live import Live, LiveFrame
from studio.playback.pictures import Pictures
from studio.playback.reel import place_at
from studio.playback.shown import Shown, Span
from tests.playback.conftest import Bench


class Stand:
    """Pictures with all that they choose from, of a board `a` (30 frames of take), `b` (none)."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.media = bench.media("a")
        self.cache = FrameCache(64 << 20)
        self.live = Live()
        self.stale: set[str] = set()
        self.decoder = Decoder(self.cache, bench.path, lambda _media, _index: None, threads=1)
        self.pictures = Pictures(self.cache, self.live, self.decoder, self.stale.__contains__)
        self.board: Board = bench.board(
            bench.shot("a", 30), bench.shot("b", 10), takes=(bench.take("a", self.media, 30),)
        )

    def decode(self, *indices: int) -> None:
        for index in indices:
            self.cache.put(self.media, index, self.bench.numbered(index))

    def make(self, shot: str, *places: int, quality: int = 3) -> None:
        frames = [LiveFrame(place, quality, self.bench.numbered(100 + place)) for place in places]
        self.live.add(shot, f"j{shot}", frames, lambda _shot: None)

    def at(self, frame: int, last: Shown | None = None) -> Shown:
        place = place_at(self.board, frame)
        assert place is not None
        return self.pictures.at(place, last or Shown())

    def told(self, frame: int, last: Shown | None = None) -> tuple[str, int | None, bool]:
        """Kind, number in the picture, held."""
        shown = self.at(frame, last)
        number = None if shown.picture is None else self.bench.number_of(shown.picture)
        return (shown.kind, number, shown.held)

    def wants(self, frame: int) -> bool:
        place = place_at(self.board, frame)
        return place is not None and self.pictures.wants(place)


@pytest.fixture
def stand(bench: Bench) -> Iterator[Stand]:
    stand = Stand(bench)
    yield stand
    stand.decoder.close()


def test_a_shot_without_anything_is_a_card(stand: Stand) -> None:
    assert stand.told(35) == ("card", None, False)
    assert not stand.wants(35)


def test_the_takes_own_frame_is_shown(stand: Stand) -> None:
    stand.decode(4)
    assert stand.told(4) == ("take", 4, False)
    assert stand.at(4).take is stand.board.takes["ta"]
    assert not stand.wants(4)
    assert stand.wants(5)


def test_until_it_is_decoded_a_near_one_or_the_last_one_is_held(stand: Stand) -> None:
    last = Shown(0, "z", 0, "take", stand.bench.numbered(77))
    assert stand.told(4) == ("take", None, True)
    assert stand.told(4, last) == ("take", 77, True)
    stand.decode(9)
    assert stand.told(4, last) == ("take", 9, True)
    assert stand.told(25, last) == ("take", 77, True)


def test_a_take_that_is_too_short_holds_its_last_frame(stand: Stand) -> None:
    board = stand.board
    stand.board = stand.bench.board(stand.bench.shot("a", 40), takes=(board.takes["ta"],))
    stand.decode(29)
    assert stand.told(29) == ("take", 29, False)
    assert stand.told(35) == ("take", 29, True)
    assert not stand.wants(35)


def test_a_running_job_stands_in_for_no_take_and_for_a_stale_one(stand: Stand) -> None:
    stand.make("b", 0, 3)
    assert [stand.told(frame) for frame in (30, 32, 33, 39)] == [
        ("making", 100, False),
        ("making", 100, True),
        ("making", 103, False),
        ("making", 103, True),
    ]
    stand.decode(4, 6)
    stand.stale.add("a")
    assert stand.told(4) == ("stale", 4, False)
    stand.make("a", 5, quality=0)
    assert stand.told(5) == ("making", 105, False)
    assert stand.told(6) == ("making", 105, True)
    assert stand.at(6).quality == 0


def test_a_good_take_gives_way_to_what_was_asked_for_since(stand: Stand) -> None:
    stand.decode(4, 5, 6, 7, 20)
    stand.make("a", 4, quality=0)
    assert stand.told(4) == ("making", 104, False)
    assert stand.told(6) == ("making", 104, True)
    assert stand.told(20) == ("take", 20, False)
    for place in (4, 5):
        stand.make("a", place, quality=3)
    assert stand.told(5) == ("making", 105, False)
    assert stand.told(6) == ("take", 6, False)


def test_a_lost_file_is_offline_and_the_nearest_picture_is_held(stand: Stand) -> None:
    stand.decoder.failures[stand.media] = "It is gone."
    assert stand.told(4) == ("offline", None, True)
    assert not stand.wants(4)
    stand.decode(20)
    assert stand.told(4) == ("offline", 20, True)
    assert stand.told(20) == ("take", 20, False)


def test_a_damaged_frame_is_offline_alone(stand: Stand) -> None:
    stand.decoder.bad[stand.media] = {4}
    stand.decode(5)
    assert stand.told(4) == ("offline", 5, True)
    assert stand.told(5) == ("take", 5, False)
    assert not stand.wants(4)
    assert stand.wants(6)


def test_spans_tell_what_is_here(stand: Stand) -> None:
    stand.at(0)
    stand.decode(*range(10, 20))
    stand.make("b", 0, 1)
    assert stand.pictures.spans(stand.board, 0, 40) == [
        Span(0, 10, "missing"),
        Span(10, 20, "cached"),
        Span(20, 30, "missing"),
        Span(30, 32, "making"),
        Span(32, 40, "held"),
    ]
    assert stand.pictures.spans(stand.board, 12, 31) == [
        Span(12, 20, "cached"),
        Span(20, 30, "missing"),
        Span(30, 31, "making"),
    ]
    stand.decoder.failures[stand.media] = "It is gone."
    assert stand.pictures.spans(stand.board, 0, 12) == [Span(0, 10, "held"), Span(10, 12, "cached")]


def test_what_a_job_has_not_reached_is_held_whatever_is_cached_of_a_stale_take(stand: Stand) -> None:
    stand.at(0)
    stand.decode(*range(30))
    stand.make("a", 0, 1)
    assert stand.pictures.spans(stand.board, 0, 30) == [Span(0, 2, "making"), Span(2, 30, "cached")]
    stand.stale.add("a")
    assert stand.pictures.spans(stand.board, 0, 30) == [Span(0, 2, "making"), Span(2, 30, "held")]


def test_spans_see_where_the_take_ends(stand: Stand) -> None:
    stand.board = stand.bench.board(
        stand.bench.shot("a", 40, take_in=5), takes=(stand.bench.take("a", stand.media, 30),)
    )
    stand.at(0)
    stand.decode(*range(20, 30))
    assert stand.pictures.spans(stand.board, 0, 35) == [
        Span(0, 15, "missing"),
        Span(15, 25, "cached"),
        Span(25, 35, "held"),
    ]
