import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from studio.model.board import Board
from studio.playback.reel import Heading, Whereabouts, place_at, stretches
from tests.playback.conftest import Bench


def test_a_place_is_a_frame_of_a_shot_and_of_its_take(bench: Bench) -> None:
    take = bench.take("b", bench.media("b"), 20)
    board = bench.board(bench.shot("a", 10), bench.shot("b", 30, take_in=4, take_out=24), takes=(take,))
    place = place_at(board, 12)
    assert place is not None
    assert (place.shot.id, place.source, place.at, place.of_take, place.beyond) == ("b", 2, 6, 6, False)
    end = place_at(board, 29)
    assert end is not None
    assert (end.source, end.at, end.of_take, end.beyond) == (19, 23, 19, True)
    bare = place_at(board, 9)
    assert bare is not None
    assert (bare.take, bare.of_take, bare.beyond) == (None, 9, False)
    assert place_at(board, 30) is None
    assert place_at(board, -1) is None


@given(st.lists(st.integers(1, 9), max_size=8), st.integers(-5, 40), st.integers(-5, 60))
def test_stretches_cover_what_lies_between(lengths: list[int], first: int, last: int) -> None:
    bench = Bench.__new__(Bench)
    board = bench.board(*(bench.shot(f"s{n}", length) for n, length in enumerate(lengths)))
    found = list(stretches(board, first, last))
    frames = [frame for stretch in found for frame in range(stretch.first, stretch.last)]
    assert frames == list(range(max(0, first), min(last, board.length)))
    for stretch in found:
        assert stretch.start <= stretch.first < stretch.last <= stretch.start + stretch.shot.length


def distance(known: Whereabouts, board: Board, index: int, heading: Heading) -> float:
    media = next(iter(board.takes.values())).media
    return float(known.distances(board, media, np.array([index]), heading)[0])


def test_it_is_known_where_a_file_shows(bench: Bench) -> None:
    media = bench.media("b")
    board = bench.board(bench.shot("a", 10), bench.shot("b", 30), takes=(bench.take("b", media, 30),))
    known = Whereabouts()

    def far(index: int, frame: int, direction: int) -> float:
        return distance(known, board, index, Heading(frame, direction, (0, 40), False))

    assert far(5, 0, 1) == np.inf
    known.note(media, "b")
    known.note(media, "gone")
    assert [shot.id for shot in known.shots(board, media)] == ["b"]
    assert [far(5, 10, 1), far(5, 20, 1), far(5, 20, -1), far(5, 10, -1)] == [5, 10, 5, 10]
    known.forget(media)
    assert known.media == []
    assert len(known) == 0


def test_a_loop_comes_round(bench: Bench) -> None:
    board = bench.board(bench.shot("a", 40), takes=(bench.take("a", bench.media("a"), 40),))
    known = Whereabouts()
    known.note(bench.media("a"), "a")
    forwards, backwards = Heading(28, 1, (10, 30), True), Heading(12, -1, (10, 30), True)
    assert [distance(known, board, index, forwards) for index in (29, 10, 27, 5, 35)] == [1, 2, 19, 46, 7]
    assert [distance(known, board, index, backwards) for index in (11, 29, 13, 35)] == [1, 3, 19, 46]


def test_what_the_shot_no_longer_shows_is_further_away(bench: Bench) -> None:
    media = bench.media("b")
    board = bench.board(bench.shot("b", 30, take_in=10, take_out=20), takes=(bench.take("b", media, 30),))
    known = Whereabouts()
    known.note(media, "b")
    heading = Heading(0, 1, (0, 10), False)
    assert distance(known, board, 25, heading) > distance(known, board, 19, heading)
