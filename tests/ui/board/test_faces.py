from studio.edit import deeds
from studio.ui.board.faces import face_of
from studio.ui.session import Session


def test_a_face_is_what_the_shot_says(session: Session) -> None:
    shot = session.board.reel[1]
    session.do(deeds.set_field, shot=shot.id, field="dialogue", value="Who is\nthere?")
    session.do(deeds.set_field, shot=shot.id, field="label", value="1B")
    session.do(deeds.set_bridge, shot=shot.id, bridge=True)
    face = face_of(session, session.board.shots[shot.id])
    assert (face.number, face.name, face.look, face.length) == (2, "1B", "empty", "1:00")
    assert (face.dialogue, face.bridge, face.takes, face.why) == ("Who is there?", True, 0, "")
