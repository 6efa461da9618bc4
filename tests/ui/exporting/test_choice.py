from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from studio.edit.checks import check_size
from studio.model.rows import Project
from studio.ui.exporting.choice import next_version, rest_of, short_path, shots_within, sizes_for
from studio.ui.session import Session


def test_shots_are_sorted_by_what_they_lack(session: Session) -> None:
    looks = dict(
        zip(
            (shot.id for shot in session.board.reel),
            ("draft", "stale", "generating", "queued", "empty", "offline"),
            strict=True,
        )
    )
    names = list(looks)
    rest = rest_of(session.board.reel, looks.__getitem__, masters=False)
    assert rest.drafts == ()
    assert (rest.stale, rest.making) == ((names[1],), (names[2], names[3]))
    assert rest.makeable == (names[1], names[4], names[5])
    assert rest.total == 5
    assert rest_of(session.board.reel, looks.__getitem__, masters=True).drafts == (names[0],)


def test_a_range_holds_the_shots_that_it_touches(session: Session) -> None:
    board = session.board
    assert [board.numbers[shot.id] for shot in shots_within(board, 23, 49, None)] == [1, 2, 3]
    chosen = frozenset({board.reel[1].id})
    assert [board.numbers[shot.id] for shot in shots_within(board, 0, None, chosen)] == [2]


@given(st.integers(32, 2000), st.integers(32, 1100))
def test_every_size_offered_can_be_made(half_width: int, half_height: int) -> None:
    project = Project(width=half_width * 2, height=half_height * 2)
    sizes = sizes_for(project)
    assert sizes[0] == (project.width, project.height)
    assert len(set(sizes)) == len(sizes)
    for width, height in sizes:
        assert check_size(width, height) == (width, height)


def test_versions_count_up(tmp_path: Path) -> None:
    first = next_version(tmp_path, "The Lantern & the Fox", ".mp4")
    assert first.name == "the_lantern_the_fox_v01.mp4"
    first.touch()
    assert next_version(tmp_path, "The Lantern & the Fox", ".mp4").name == "the_lantern_the_fox_v02.mp4"
    assert next_version(tmp_path, "...", ".png").name == "film_v01.png"


def test_paths_at_home_are_short() -> None:
    assert short_path(Path.home() / "Films" / "fox.mp4") == "~/Films/fox.mp4"
    assert short_path(Path("/films/fox.mp4")) == "/films/fox.mp4"
