# pyright: reportPrivateUsage=false
from collections.abc import Callable

from studio.model.board import Board
from studio.playback.player import PATIENCE_S, Player
from studio.playback.shown import Span
from tests.playback.conftest import Bench, StillClock

PERIOD = 1 / 24
MakePlayer = Callable[..., Player]


def filled(bench: Bench, player: Player) -> Player:
    """The player, with all that is ahead of it decoded."""
    player.settle()
    bench.until(lambda: all(span.kind == "cached" for span in player.spans(0, 60)))
    return player


def goes_on(player: Player, clock: StillClock, frames: int = 1) -> None:
    for _ in range(frames):
        clock.time += PERIOD + 1e-6
        player.advance()
        player.look()


def test_the_reel_plays_frame_by_frame_over_the_cut(bench: Bench, clock: StillClock, player_of: MakePlayer) -> None:
    player = filled(bench, player_of(bench.two_takes()))
    player.play()
    numbers = [bench.number_of(player.look().picture)]
    for _ in range(59):
        goes_on(player, clock)
        numbers.append(bench.number_of(player.shown.picture))
    assert numbers == [*range(30), *range(100, 130)]
    stats = player.stats()
    assert (stats.dropped, stats.held) == (0, 0)
    assert round(stats.fps) == 24
    assert stats.jitter_ms < 1
    goes_on(player, clock)
    assert player.shown.kind == "card"


def test_a_seek_shows_exactly_that_frame(bench: Bench, player_of: MakePlayer) -> None:
    player = player_of(bench.two_takes())
    for frame in (41, 3, 59, 17, 30):
        player.seek(frame)
        player.look()
        bench.until(lambda: not player.look().held)
        assert bench.number_of(player.shown.picture) == (frame if frame < 30 else frame + 70)


def test_every_frame_waits_for_a_picture_but_not_for_ever(
    bench: Bench, clock: StillClock, player_of: MakePlayer
) -> None:
    board = bench.two_takes()
    hidden = bench.path(bench.media("b")).rename(bench.folder / "hidden")
    player = player_of(board)
    player.seek(28)
    bench.until(lambda: not player.look().held)
    player.play()
    hidden.rename(bench.path(bench.media("b")))
    goes_on(player, clock)
    bench.until(lambda: player.transport.frame == 30 or player.advance())
    clock.time += PATIENCE_S
    bench.until(lambda: not player.look().held)


def test_where_nothing_comes_it_holds_and_goes_on(bench: Bench, clock: StillClock, player_of: MakePlayer) -> None:
    board = bench.two_takes()
    bench.path(bench.media("b")).unlink()
    player = player_of(board)
    player.seek(29)
    bench.until(lambda: not player.look().held)
    player.play()
    for _ in range(20):
        clock.time += PATIENCE_S
        player.advance()
        player.look()
    assert player.transport.frame > 40
    bench.until(lambda: player.look().kind in ("offline", "card"))


def test_a_file_that_comes_back_is_shown_again(bench: Bench, player_of: MakePlayer) -> None:
    board = bench.two_takes()
    away = bench.path(bench.media("a")).rename(bench.folder / "away")
    player = player_of(board)
    player.look()
    bench.until(lambda: player.look().kind == "offline")
    assert player.shown.picture is None
    away.rename(bench.path(bench.media("a")))
    player.retry(found=True)
    bench.until(lambda: player.look().kind == "take" and not player.shown.held)


def test_frames_of_a_running_job_play_in_their_place(bench: Bench, clock: StillClock, player_of: MakePlayer) -> None:
    board = bench.board(bench.shot("a", 10), bench.shot("b", 10))
    player = player_of(board)
    player.look()
    assert player.shown.kind == "card"
    player.play()
    player.live_frames("a", "j", 0, [bench.numbered(n) for n in range(3)], 3)
    seen: list[tuple[int, bool]] = []
    for _ in range(5):
        goes_on(player, clock)
        seen.append((bench.number_of(player.shown.picture), player.shown.held))
    assert seen == [(1, False), (2, False), (2, True), (2, True), (2, True)]
    assert player.stats().held == 3
    assert player.spans() == [Span(0, 3, "making"), Span(3, 10, "held"), Span(10, 20, "missing")]


def test_a_job_becomes_a_take_without_a_flash(bench: Bench, player_of: MakePlayer) -> None:
    player = player_of(bench.board(bench.shot("a", 10)))
    player.seek(4)
    player.live_frames("a", "j", 0, [bench.numbered(n) for n in range(10)], 3)
    before = player.look()
    assert before.kind == "making"
    media = bench.film("a", 10)
    player.follow(bench.board(bench.shot("a", 10), takes=(bench.take("a", media, 10),)))
    assert player.look().picture is before.picture
    player.live_done("a", media)
    after = player.look()
    assert (after.kind, after.held) == ("take", False)
    assert after.picture is before.picture
    assert player.live.bytes == 0
    assert player.spans() == [Span(0, 10, "cached")]


def test_a_job_that_is_given_up_leaves_nothing(bench: Bench, player_of: MakePlayer) -> None:
    player = player_of(bench.board(bench.shot("a", 10)))
    player.live_frames("a", "j", 0, [bench.numbered(0)], 3)
    assert player.look().kind == "making"
    player.live_done("a", None)
    assert player.look().kind == "card"
    player.live_done("a", bench.media("a"))
    assert player.cache.bytes == 0


def test_a_stale_take_says_so(bench: Bench, player_of: MakePlayer) -> None:
    player = player_of(bench.two_takes(), is_stale=lambda shot: shot == "a")
    player.look()
    bench.until(lambda: not player.look().held)
    assert player.shown.kind == "stale"


def test_the_playhead_stays_within_a_reel_that_shrinks(bench: Bench, player_of: MakePlayer) -> None:
    player = player_of(bench.two_takes())
    player.seek(80)
    player.follow(bench.board(bench.shot("a", 10)))
    assert player.transport.frame == 9
    player.play()
    player.follow(Board(player.board.project, {}, {}, {}))
    assert player.transport.frame == 0
    assert not player.transport.playing
    assert player.look().kind == "none"
    assert player.spans() == []


def test_cuts_are_found_both_ways(bench: Bench, player_of: MakePlayer) -> None:
    player = player_of(bench.two_takes())
    found: list[int] = []
    for frame, direction in ((0, 1), (30, 1), (45, -1), (30, -1), (0, -1), (89, 1)):
        player.seek(frame)
        found.append(player.cut(direction))
    assert found == [30, 60, 30, 0, 0, 90]


def test_the_loop_of_a_shot_stays_in_the_shot(bench: Bench, clock: StillClock, player_of: MakePlayer) -> None:
    player = player_of(bench.board(bench.shot("a", 5), bench.shot("b", 5)))
    player.transport.loop = "shot"
    player.seek(6)
    player.play()
    frames: list[int] = []
    for _ in range(10):
        goes_on(player, clock)
        frames.append(player.transport.frame)
    assert frames == [7, 8, 9, 5, 6, 7, 8, 9, 5, 6]


def test_a_loop_longer_than_the_cache_is_ready_before_it_comes_round(
    bench: Bench, clock: StillClock, player_of: MakePlayer
) -> None:
    frame = bench.numbered(0).nbytes
    player = player_of(bench.two_takes(), limit=40 * frame)
    player.transport.loop, player.transport.range = "range", (0, 60)
    player.settle()
    bench.until(lambda: not player._decoder.busy)
    player.play()
    held = 0
    for _ in range(180):
        clock.time += PERIOD + 1e-6
        player.advance()
        bench.until(lambda: not player._decoder.busy)
        held += player.look().held
    assert player.transport.frame == 0
    assert held == 0


def test_looping_while_shots_are_made_does_not_grow(bench: Bench, clock: StillClock, player_of: MakePlayer) -> None:
    frame = bench.numbered(0).nbytes
    player = player_of(bench.two_takes(), limit=50 * frame)
    player.transport.loop = "reel"
    player.play()
    most_live = 0
    for round_ in range(300):
        player.live_frames("c", f"j{round_}", 0, [bench.numbered(n) for n in range(30)], 3)
        clock.time += 10 * PERIOD
        player.advance()
        player.look()
        most_live = max(most_live, player.live.bytes)
        assert player.cache.bytes <= player.cache.limit
        if round_ % 3 == 0:
            player.live_done("c", None)
    assert most_live <= player.live.limit
    assert player.live.shots in ([], ["c"])
    assert set(player.spans(0, 90)) != set()
