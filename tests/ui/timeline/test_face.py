from studio.edit import deeds
from studio.ui.session import Session
from studio.ui.timeline.face import Faces, look_of, spoken


def test_a_face_is_what_a_strip_shows(session: Session) -> None:
    faces, shot = Faces(session), session.board.reel[1]
    face = faces.of(session.board, shot)
    assert (face.number, face.look, face.tail, face.first, face.frames) == (2, "empty", "1:00", 0, 24)
    assert face.prompt == shot.prompt
    assert look_of(session, shot.id) == "empty"


def test_a_face_is_kept_until_something_changes(session: Session) -> None:
    faces = Faces(session)
    first = faces.of(session.board, session.board.reel[1])
    assert faces.of(session.board, session.board.reel[1]) is first
    faces.arrived(frozenset({first.shot}))
    assert faces.of(session.board, session.board.reel[1]).pictures == 1
    session.do(deeds.set_prompt, shot=first.shot, prompt="Another")
    assert faces.of(session.board, session.board.reel[1]).prompt == "Another"
    session.do(deeds.move_shot, shot=first.shot, to=1)
    assert faces.of(session.board, session.board.shots[first.shot]).number == 1


def test_a_take_shows_its_star_and_its_state(session: Session, give_take: object) -> None:
    faces, shot = Faces(session), session.board.reel[0].id
    take = give_take(session, shot)  # type: ignore[operator]
    session.do(deeds.mark_take, take=take.id, star=True)
    faces.forget()
    face = faces.of(session.board, session.board.shots[shot])
    assert face.starred
    assert face.look == "offline"
    assert face.take == take.id


def test_a_shots_own_name_is_shown(session: Session) -> None:
    session.do(deeds.set_field, shot=session.board.reel[1].id, field="label", value="2A")
    assert Faces(session).of(session.board, session.board.reel[1]).label == "2A"


def test_a_shot_is_said_in_words(session: Session) -> None:
    face = Faces(session).of(session.board, session.board.reel[0])
    words = spoken(face, session.standings.of(face.shot), 6)
    assert words.startswith("Shot 1 of 6, Empty, 1:00: Extreme wide")
