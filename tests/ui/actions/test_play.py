from tests.ui.actions.conftest import Do, FakeDesk


def test_places(desk: FakeDesk, do: Do) -> None:
    playing = desk.session.playing
    for name, frame in (
        ("play.end", 143),
        ("play.start", 0),
        ("play.next_cut", 24),
        ("play.frame_on", 25),
        ("play.ten_on", 35),
        ("play.ten_back", 25),
        ("play.frame_back", 24),
        ("play.previous_cut", 0),
    ):
        assert do(name) == ""
        assert playing.frame == frame, name


def test_in_and_out(desk: FakeDesk, do: Do) -> None:
    playing = desk.session.playing
    assert do("range.clear") == "there is no in or out"
    playing.seek(30)
    do("range.shot")
    assert playing.range == (24, 48)
    playing.seek(40)
    do("range.out")
    assert playing.range == (24, 41)
    playing.seek(26)
    do("range.in")
    assert playing.range == (26, 41)
    do("range.clear")
    assert playing.range is None


def test_manners(desk: FakeDesk, do: Do) -> None:
    playing = desk.session.playing
    do("loop.shot")
    assert playing.loop == "shot"
    do("loop.shot")
    assert playing.loop == "off"
    do("mode.real")
    assert playing.mode == "real"
    do("play.mute")
    assert playing.muted
    do("play.forward")
    assert playing.playing
    do("play.stop")
    assert not playing.playing
    do("play.timecode")
    assert desk.asked == ["timecode"]
