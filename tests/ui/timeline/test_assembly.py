from studio.edit import deeds
from studio.ui.session import Session
from studio.ui.timeline.assembly import Assembly


def test_shots_are_found_by_frames(session: Session) -> None:
    assembly = Assembly(session.board)
    assert [assembly.index_at(frame) for frame in (-1, 0, 23, 24, 143, 144)] == [None, 0, 0, 1, 5, None]
    assert list(assembly.between(20, 30)) == [0, 1]
    assert list(assembly.between(24, 48)) == [1]
    assert list(assembly.between(-100, 1000)) == [0, 1, 2, 3, 4, 5]
    assert assembly.index(session.board.reel[3].id) == 3
    assert assembly.index("none") is None


def test_the_nearest_cut_is_counted_by_the_shots_before_it(session: Session) -> None:
    assembly = Assembly(session.board)
    assert [assembly.nearest_cut(frame) for frame in (-50, 11, 13, 24, 140, 900)] == [0, 0, 1, 1, 6, 6]


def test_scenes_are_runs_of_shots(session: Session) -> None:
    assembly = Assembly(session.board)
    assert [(run.scene.name, run.number, run.first, run.last) for run in assembly.runs] == [
        ("Forest", 1, 0, 3),
        ("Hut", 2, 3, 6),
    ]
    assert [run.number for run in assembly.runs_between(0, 10)] == [1]
    assert [run.number for run in assembly.runs_between(70, 74)] == [1, 2]


def test_runs_are_taken_over_only_while_they_hold(session: Session) -> None:
    first = Assembly(session.board)
    assert first.runs
    session.do(deeds.set_frames, shot=session.board.reel[0].id, frames=30)
    second = Assembly(session.board, first)
    assert second.runs is first.runs
    assert second.starts[1] == 30
    session.do(deeds.rename_scene, scene="Hut", name="Cabin")
    third = Assembly(session.board, second)
    assert third.runs[1].scene.name == "Cabin"
    session.do(deeds.move_shot, shot=session.board.reel[0].id, to=6)
    assert [run.last for run in Assembly(session.board, third).runs] == [2, 6]


def test_ranks_are_in_reel_order(session: Session) -> None:
    assembly = Assembly(session.board)
    by_shot = {session.board.reel[2].id: 5}
    assert assembly.ranks(by_shot).tolist() == [0, 0, 5, 0, 0, 0]
    assert assembly.marks.tolist() == session.board.starts


def test_an_empty_reel_has_nothing_in_it(open_session: object) -> None:
    session = open_session(0)  # type: ignore[operator]
    assembly = Assembly(session.board)
    assert assembly.length == 0
    assert assembly.index_at(0) is None
    assert assembly.nearest_cut(10) == 0
    assert list(assembly.between(0, 10)) == []
    assert assembly.runs == []
