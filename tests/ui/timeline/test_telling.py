from studio.edit import deeds
from studio.ui.timeline.layout import Spot
from studio.ui.timeline.stage import Stage
from studio.ui.timeline.telling import said_of


def test_a_strip_tells_its_whole_prompt(stage: Stage) -> None:
    stage.session.do(deeds.set_field, shot=stage.session.board.reel[1].id, field="label", value="2A")
    words = said_of(stage, Spot("strip", 30, 1))
    assert words.startswith("2 (2A), Empty, 1:00. ")
    assert words.endswith(stage.session.board.reel[1].prompt)


def test_links_and_cuts_tell_what_a_press_does(stage: Stage) -> None:
    assert "have shot 2 start from" in said_of(stage, Spot("link", 24, 1))
    stage.session.do(deeds.set_bridge, shot=stage.session.board.reel[1].id, bridge=True)
    assert "cut the link" in said_of(stage, Spot("link", 24, 1))
    assert said_of(stage, Spot("cut", 24, 1)) == "Roll the cut between shots 1 and 2"
    assert said_of(stage, Spot("tail", 24))
    assert said_of(stage, Spot("bed", 24)) == ""


def test_a_band_tells_its_shots(stage: Stage) -> None:
    scene = stage.board.scene_order[1].id
    assert said_of(stage, Spot("band", 80, 3, scene)) == "Hut: shots 4 to 6. Double-click to rename it."
    assert said_of(stage, Spot("band", 80, 3, "gone")) == ""


def test_a_marker_tells_its_notes(stage: Stage) -> None:
    edit = stage.session.do(deeds.add_marker, frame=3, name="Music", notes="softly")
    assert edit is not None
    assert said_of(stage, Spot("marker", 3, name=edit.added("markers")[0])) == "Music: softly"
    assert said_of(stage, Spot("marker", 3, name="gone")) == ""
