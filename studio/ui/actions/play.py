"""Deeds of the transport."""

from functools import partial

from studio.ui.actions.desk import Desk
from studio.ui.actions.record import Action
from studio.ui.actions.when import PLAYS, here, no_project, tr, unless
from studio.ui.session.playing import Loop, Mode

_FAST = 10
"""Frames of a long step."""


def _end(desk: Desk) -> None:
    desk.session.playing.seek(desk.session.board.length - 1)


def _mark_in(desk: Desk) -> None:
    desk.session.playing.mark(first=desk.session.playing.frame)


def _mark_out(desk: Desk) -> None:
    desk.session.playing.mark(last=desk.session.playing.frame + 1)


def _mark_shot(desk: Desk) -> None:
    """Put in and out around the shot under the playhead."""
    found = here(desk)
    if found:
        start = desk.session.board.start(found[0])
        desk.session.playing.mark(first=start, last=start + found[0].length)


def _no_range(desk: Desk) -> str:
    return "" if desk.session.playing.range else tr("there is no in or out")


def _loop(desk: Desk, loop: Loop) -> None:
    playing = desk.session.playing
    playing.set_loop("off" if playing.loop == loop else loop)


def _loops(desk: Desk, loop: Loop) -> bool:
    return desk.is_open and desk.session.playing.loop == loop


def _is_mode(desk: Desk, mode: Mode) -> bool:
    return desk.is_open and desk.session.playing.mode == mode


def _mute(desk: Desk) -> None:
    desk.session.playing.set_muted(not desk.session.playing.muted)


def play_actions() -> list[Action]:
    """The Play menu."""
    return [*_transport(), *_places(), *_range(), *_manner()]


def _transport() -> list[Action]:
    menu = tr("Play")
    rows = (
        ("play.toggle", tr("Play or pause"), lambda desk: desk.session.playing.toggle(), ("Space",), "play"),
        ("play.back", tr("Play backwards, faster"), partial(_shuttle, direction=-1), ("J",), "rewind"),
        ("play.stop", tr("Stop"), partial(_shuttle, direction=0), ("K",), "pause"),
        ("play.forward", tr("Play forwards, faster"), partial(_shuttle, direction=1), ("L",), "fast-forward"),
    )
    return [Action(name, title, menu, deed, keys, glyph, off=PLAYS) for name, title, deed, keys, glyph in rows]


def _shuttle(desk: Desk, direction: int) -> None:
    desk.session.playing.shuttle(direction)


def _step(desk: Desk, frames: int) -> None:
    desk.session.playing.step(frames)


def _cut(desk: Desk, direction: int) -> None:
    desk.session.playing.cut(direction)


def _places() -> list[Action]:
    menu = tr("Play")
    rows = (
        ("play.start", tr("Start of the reel"), lambda desk: desk.session.playing.seek(0), ("Home",), "skip-back"),
        ("play.end", tr("End of the reel"), _end, ("End",), "skip-forward"),
        ("play.previous_cut", tr("Previous cut"), partial(_cut, direction=-1), ("Up",), "arrow-up"),
        ("play.next_cut", tr("Next cut"), partial(_cut, direction=1), ("Down",), "arrow-down"),
        ("play.frame_back", tr("One frame back"), partial(_step, frames=-1), ("Left",), "caret-left"),
        ("play.frame_on", tr("One frame on"), partial(_step, frames=1), ("Right",), "caret-right"),
        ("play.ten_back", tr("Ten frames back"), partial(_step, frames=-_FAST), ("Shift+Left",), "caret-double-left"),
        ("play.ten_on", tr("Ten frames on"), partial(_step, frames=_FAST), ("Shift+Right",), "caret-double-right"),
        ("play.timecode", tr("Go to timecode…"), lambda desk: desk.go_to_timecode(), ("Ctrl+T",), "clock"),
    )
    return [Action(name, title, menu, deed, keys, glyph, off=PLAYS, part=1) for name, title, deed, keys, glyph in rows]


def _range() -> list[Action]:
    menu = tr("Play")
    clear = unless(PLAYS, _no_range)
    return [
        Action("range.in", tr("Set in"), menu, _mark_in, ("I",), "brackets-square", off=PLAYS, part=2),
        Action("range.out", tr("Set out"), menu, _mark_out, ("O",), "brackets-square", off=PLAYS, part=2),
        Action("range.shot", tr("In and out around this shot"), menu, _mark_shot, (), "brackets-square", PLAYS, part=2),
        Action(
            "range.clear",
            tr("Clear in and out"),
            menu,
            lambda desk: desk.session.playing.unmark(),
            ("X",),
            "x",
            off=clear,
            part=2,
        ),
    ]


def _manner() -> list[Action]:
    menu = tr("Play")
    loops: tuple[tuple[Loop, str, tuple[str, ...]], ...] = (
        ("shot", tr("Loop the shot"), ("Shift+L",)),
        ("range", tr("Loop from in to out"), ()),
        ("reel", tr("Loop the reel"), ()),
    )
    modes: tuple[tuple[Mode, str], ...] = (("every", tr("Play every frame")), ("real", tr("Play in real time")))
    return [
        *(
            Action(
                f"loop.{loop}",
                title,
                menu,
                partial(_loop, loop=loop),
                keys,
                "repeat",
                off=PLAYS if loop != "range" else unless(PLAYS, _no_range),
                on=partial(_loops, loop=loop),
                part=3,
            )
            for loop, title, keys in loops
        ),
        *(
            Action(
                f"mode.{mode}",
                title,
                menu,
                partial(_set_mode, mode=mode),
                (),
                "gauge",
                off=no_project,
                on=partial(_is_mode, mode=mode),
                part=4,
            )
            for mode, title in modes
        ),
        Action(
            "play.mute",
            tr("Mute"),
            menu,
            _mute,
            ("Ctrl+Alt+M",),
            "speaker-slash",
            off=no_project,
            on=lambda desk: desk.is_open and desk.session.playing.muted,
            part=4,
        ),
    ]


def _set_mode(desk: Desk, mode: Mode) -> None:
    desk.session.playing.set_mode(mode)
