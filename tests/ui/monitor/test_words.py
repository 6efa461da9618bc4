import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.codec.i420 import blank
from studio.edit import deeds
from studio.model.rows import Ask, Take
from studio.model.time import Rate
from studio.ui.monitor.view import Hud
from studio.ui.monitor.words import card, clock, heading, hud, name_of
from studio.ui.session import Session
from studio.ui.session.playing import PlayStats, Shown

PICTURE = blank(128, 72)


def take(session: Session, quality: str = "draft") -> Take:
    shot = session.board.reel[0]
    return Take(
        id="t1", shot=shot.id, media="0" * 64, recipe="{}", recipe_hash="h", ask=Ask(engine="previs"), frames=24,
        width=640, height=360, rate=Rate(24), seed=1, quality="master" if quality == "master" else "draft",
        engine="previs", number=3,
    )  # fmt: skip


def said(found: Hud) -> list[str]:
    return [pill.words for row in (found.top_left, found.top_right, found.low_left, found.low_right) for pill in row]


def shown(session: Session, kind: str, **more: object) -> Shown:
    return Shown(5, session.board.reel[0].id, 5, picture=PICTURE)._replace(kind=kind, **more)


@given(st.integers(0, 200_000), st.sampled_from([24, 25, 30, 60, 120]))
def test_a_clock_is_read_back_as_the_frames_it_stands_for(frames: int, fps: int) -> None:
    parts = [int(part) for part in clock(frames, Rate(fps)).split(":")]
    minutes, seconds, rest = [0, *parts][-3:]
    assert (minutes * 60 + seconds) * fps + rest == frames


def test_a_draft_is_named_with_its_take_its_engine_and_where_we_are(session: Session) -> None:
    words = said(hud(session, shown(session, "take", take=take(session)), PlayStats()))
    assert words[:3] == ["Shot 1", "Draft, take 3", "previs, 640 \N{MULTIPLICATION SIGN} 360"]
    assert "Frame 6 of 24" in words
    assert "00:00:00:05" in words
    assert "24 fps, 0 dropped" in words


def test_a_master_is_called_one(session: Session) -> None:
    assert "Master, take 3" in said(hud(session, shown(session, "take", take=take(session, "master")), PlayStats()))


def test_what_is_held_stale_or_gone_is_said(session: Session) -> None:
    assert "Held" in said(hud(session, shown(session, "take", take=take(session), held=True), PlayStats()))
    assert "Stale, take 3" in said(hud(session, shown(session, "stale", take=take(session)), PlayStats()))
    assert "Offline, take 3" in said(hud(session, shown(session, "offline", take=take(session)), PlayStats()))


def test_while_a_shot_is_made_the_pass_is_shown_in_place_of_the_source(session: Session) -> None:
    found = hud(session, shown(session, "making", quality=1), PlayStats())
    assert found.ladder == 1
    assert found.top_right == ()
    assert found.top_left[1].words == "Generating"


def test_losses_and_the_cache_are_counted(session: Session) -> None:
    stats = PlayStats(23.9, 2, 5, 512 << 20, 1 << 30)
    assert "24 fps, 2 dropped" in said(hud(session, shown(session, "take"), stats))
    session.playing.playing = True
    words = said(hud(session, shown(session, "take", take=take(session)), stats))
    session.playing.playing = False
    assert "23.9 fps, 2 dropped, 5 held" in words
    assert "Cache 0.5 of 1.0 GB" in words
    stats = stats._replace(cache_limit=600 << 20)
    assert "Cache 512 of 600 MB" in said(hud(session, shown(session, "take"), stats))


def test_a_card_has_the_prompt_and_where_the_shot_belongs(session: Session) -> None:
    first, second = session.board.reel[:2]
    session.do(deeds.set_bridge, shot=second.id, bridge=True)
    found = card(session, Shown(24, second.id, 0, "card"))
    assert found is not None
    assert (found.kind, found.title, found.prompt) == ("prompt", "Shot 2", second.prompt)
    assert (found.scene, found.length) == ("1  Forest", "01:00")
    assert found.chain == "Starts from shot 1, last frame"
    assert card(session, Shown(0, first.id, 0, "take", PICTURE)) is None


def test_a_shot_without_a_prompt_invites_one(session: Session) -> None:
    session.do(deeds.add_blank, after=session.board.reel[0].id)
    found = card(session, Shown(24, session.board.reel[1].id, 0, "card"))
    assert found is not None
    assert (found.kind, found.reason) == ("blank", "Write a prompt")
    assert heading(session, Shown(24, session.board.reel[1].id, 0, "card")) == "No prompt yet"


def test_where_there_is_no_shot_there_is_an_invitation(session: Session) -> None:
    found = card(session, Shown())
    assert found is not None
    assert found.kind == "nothing"
    assert hud(session, Shown(), PlayStats()) == Hud()
    assert heading(session, Shown()) == ""


@pytest.mark.parametrize(("label", "name"), [("", "Shot 1"), ("1", "Shot 1"), ("2A", "Shot 1 (2A)")])
def test_a_shot_with_a_name_on_paper_bears_it(session: Session, label: str, name: str) -> None:
    session.do(deeds.set_field, shot=session.board.reel[0].id, field="label", value=label)
    assert name_of(session, session.board.reel[0]) == name


def test_a_line_break_of_an_artist_does_not_reach_the_picture(session: Session) -> None:
    assert np.all(PICTURE[:72] == 16)
    session.do(deeds.set_field, shot=session.board.reel[0].id, field="dialogue", value="One\nline")
    assert hud(session, shown(session, "take"), PlayStats()).subtitle == "One line"
