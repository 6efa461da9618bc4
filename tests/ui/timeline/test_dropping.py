from studio.ui.timeline.dropping import refusal


def test_what_is_no_media_is_named() -> None:
    assert "'notes.txt'" in refusal(["a.mp4", "notes.txt"])


def test_media_are_refused_with_a_way_on() -> None:
    assert "write a prompt" in refusal(["a.MP4", "b.wav"])
