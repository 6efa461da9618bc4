"""Deeds on single shots: new, split, trim, move, link, scenes, takes, markers."""

from functools import partial
from typing import Literal

from studio.edit import deeds
from studio.edit.change import Edit
from studio.edit.deeds import chain
from studio.errors import StudioError
from studio.model.board import Board
from studio.ui.actions.desk import Desk
from studio.ui.actions.record import Action
from studio.ui.actions.when import EDITS, EDITS_SHOTS, PLAYS, current, here, meant, tr, unless


def add_shot(desk: Desk, *, bridge: bool = False) -> None:
    """Add an empty shot behind the selected one (else the one under the playhead), go there and ask for its prompt."""
    session = desk.session
    after = current(desk) or (session.board.reel[-1] if session.board.reel else None)
    edit = session.do(deeds.add_blank, after=after.id if after else None, bridge=bridge)
    if edit:
        (name,) = edit.added("shots")
        session.selection.only(name)
        session.playing.seek(session.board.start(session.board.shots[name]))
        edit_prompt(desk)


def edit_prompt(desk: Desk) -> None:
    """Put the cursor into the prompt of the shot that is meant."""
    shot = current(desk)
    if shot is None:
        return
    desk.session.selection.only(shot.id)
    desk.show_panel("inspector", True)
    panel = desk.panel("inspector")
    focus = getattr(panel, "edit_prompt", None)
    if callable(focus):
        focus()
    elif panel is not None:
        panel.setFocus()


def _split(desk: Desk) -> None:
    found = here(desk)
    if found:
        shot, at = found
        desk.session.do(deeds.split_shot, shot=shot.id, at=at)


def _at_a_cut(desk: Desk) -> str:
    found = here(desk)
    return "" if found and found[1] else tr("the playhead stands on a cut")


def _trim(desk: Desk, edge: Literal["in", "out"]) -> None:
    """Trim the head, or the tail, of the shot under the playhead up to the playhead."""
    found = here(desk)
    if found is None:
        return
    shot, at = found
    session = desk.session
    start = session.board.start(shot)
    by = at if edge == "in" else at - shot.length
    if by and session.do(deeds.trim_edge, shot=shot.id, edge=edge, by=by) and edge == "in":
        session.playing.seek(start)


def _roll(desk: Desk, edge: Literal["in", "out"]) -> None:
    """Move the cut before, or behind, the shot under the playhead to the playhead; the reel stays as long as it is."""
    found = here(desk)
    if found is None:
        return
    shot, at = found
    board = desk.session.board
    if edge == "out":
        desk.session.do(deeds.roll_cut, shot=shot.id, by=at - shot.length)
        return
    before = board.previous(shot)
    if before and at:
        desk.session.do(deeds.roll_cut, shot=before.id, by=at)


def _nudge(desk: Desk, step: int) -> None:
    """Move the shots that are meant one place earlier or later in the reel."""
    session = desk.session
    shots = meant(desk)
    numbers = sorted(session.board.numbers[name] for name in shots)
    to = numbers[0] - 1 if step < 0 else numbers[-1] + 2
    if 1 <= to <= len(session.board.reel) + 1:
        session.do(deeds.move_shots, shots=shots, to=to)


def _link(desk: Desk) -> None:
    """Have the shots that are meant start from the one before each, or, if all do already, no longer."""
    session = desk.session
    shots = [name for name in meant(desk) if session.board.numbers[name] > 1]
    if not shots:
        session.say(tr("The first shot has none before it to start from."))
        return
    on = not all(session.board.shots[name].bridge for name in shots)
    if len(shots) == 1:
        session.do(deeds.set_bridge, shot=shots[0], bridge=on)
        return
    steps = [partial(deeds.set_bridge, shot=name, bridge=on) for name in shots]
    label = tr("Link {count} shots") if on else tr("Unlink {count} shots")
    session.do(_as_one, steps=steps, label=label.format(count=len(shots)))


def _as_one(board: Board, *, steps: list[partial[Edit]], label: str) -> Edit:
    return chain(board, label, steps)


def _linked(desk: Desk) -> bool:
    shot = current(desk) if desk.is_open else None
    return bool(shot and shot.bridge)


def _new_scene(desk: Desk) -> None:
    """Begin a scene at the shot that is meant: it and what follows it in its scene move into a new one."""
    session, shot = desk.session, current(desk)
    if shot is None:
        return
    board = session.board
    place = [scene.id for scene in board.scene_order].index(shot.scene) + 2
    rows = board.shots_in(shot.scene)
    moving = [row.id for row in rows[rows.index(shot) :]]
    try:
        scene = deeds.add_scene(board, name="", at=place)
        (name,) = scene.added("scenes")
        move = partial(deeds.move_to_scene, shots=moving, scene=name)
        session.apply(chain(board, tr("Begin a scene"), [lambda _board: scene, move]))
    except StudioError as error:
        session.fail(error)


def _choose(desk: Desk, number: int) -> None:
    """Show the shot's take of this number."""
    session, shot = desk.session, current(desk)
    if shot is None:
        return
    take = next((take for take in session.board.takes_of(shot) if take.number == number), None)
    if take is None:
        session.say(tr("Shot {shot} has no take {take}.").format(shot=session.board.numbers[shot.id], take=number))
    elif take.id != shot.chosen:
        session.do(deeds.choose_take, shot=shot.id, take=take.id)


def _star(desk: Desk) -> None:
    shot = current(desk)
    take = desk.session.board.chosen(shot) if shot else None
    if take:
        desk.session.do(deeds.mark_take, take=take.id, star=not take.star)


def _no_take(desk: Desk) -> str:
    shot = current(desk)
    return "" if shot and desk.session.board.chosen(shot) else tr("the shot has no take")


def _mark(desk: Desk) -> None:
    desk.session.do(deeds.add_marker, frame=desk.session.playing.frame)


def _marked(desk: Desk) -> str:
    here = any(frame == desk.session.playing.frame for frame, _ in desk.session.board.reel_markers)
    return tr("a marker is here: double-click it to write on it") if here else ""


def go_to_marker(desk: Desk, step: int) -> None:
    """Put the playhead on the next marker (1) or the one before (-1)."""
    now = desk.session.playing.frame
    frames = [frame for frame, _ in desk.session.board.reel_markers]
    ahead = [frame for frame in frames if frame > now] if step > 0 else [frame for frame in frames if frame < now][::-1]
    if ahead:
        desk.session.playing.seek(ahead[0])


def _no_markers(desk: Desk) -> str:
    return "" if desk.session.board.reel_markers else tr("there are no markers")


def shot_actions() -> list[Action]:
    """The Shot menu."""
    return [*_new(), *_cutting(), *_placing(), *_takes(), *_markers()]


def _new() -> list[Action]:
    menu = tr("Shot")
    return [
        Action("shot.add", tr("New shot after this"), menu, add_shot, ("Ctrl+Return", "Ctrl+Enter"), "plus", off=EDITS),
        Action(
            "shot.add_linked",
            tr("New shot that starts from this one's last frame"),
            menu,
            partial(add_shot, bridge=True),
            ("Ctrl+Alt+Return",),
            "link-simple",
            off=EDITS,
        ),
        Action(
            "shot.prompt", tr("Edit prompt"), menu, edit_prompt, ("Return", "Enter"), "note-pencil", off=EDITS_SHOTS
        ),
    ]


def _cutting() -> list[Action]:
    menu = tr("Shot")
    rows: tuple[tuple[str, str, partial[None], tuple[str, ...], str], ...] = (
        ("shot.trim_in", tr("Trim head to playhead"), partial(_trim, edge="in"), ("[",), "bracket-left"),
        ("shot.trim_out", tr("Trim tail to playhead"), partial(_trim, edge="out"), ("]",), "bracket-right"),
        ("shot.roll_in", tr("Roll the cut before to the playhead"), partial(_roll, edge="in"), ("Shift+[", "{"), ""),
        ("shot.roll_out", tr("Roll the cut behind to the playhead"), partial(_roll, edge="out"), ("Shift+]", "}"), ""),
    )
    glyphs = {"bracket-left": "arrow-line-right", "bracket-right": "arrow-line-left", "": "arrows-left-right"}
    return [
        Action(
            "shot.split",
            tr("Split at playhead"),
            menu,
            _split,
            ("Ctrl+Shift+B",),
            "scissors",
            off=unless(EDITS, PLAYS, _at_a_cut),
            part=1,
        ),
        *(
            Action(name, title, menu, deed, keys, glyphs[glyph], off=unless(EDITS, PLAYS), part=1)
            for name, title, deed, keys, glyph in rows
        ),
    ]


def _placing() -> list[Action]:
    menu = tr("Shot")
    return [
        Action(
            "shot.earlier",
            tr("Move one place earlier"),
            menu,
            partial(_nudge, step=-1),
            (",",),
            "arrow-left",
            off=EDITS_SHOTS,
            part=2,
        ),
        Action(
            "shot.later",
            tr("Move one place later"),
            menu,
            partial(_nudge, step=1),
            (".",),
            "arrow-right",
            off=EDITS_SHOTS,
            part=2,
        ),
        Action(
            "shot.link",
            tr("Start from the shot before"),
            menu,
            _link,
            ("Ctrl+L",),
            "link-simple",
            off=EDITS_SHOTS,
            on=_linked,
            part=2,
        ),
        Action(
            "shot.scene", tr("Begin a scene here"), menu, _new_scene, ("Ctrl+Shift+N",), "rows", EDITS_SHOTS, part=2
        ),
    ]


def _takes() -> list[Action]:
    menu = tr("Shot")
    numbered = [
        Action(
            f"take.{number}",
            tr("Take {number} into the reel").format(number=number),
            menu,
            partial(_choose, number=number),
            (str(number),),
            "film-strip",
            off=EDITS_SHOTS,
            part=3,
            listed=False,
        )
        for number in range(1, 10)
    ]
    star = Action(
        "take.star", tr("Star the take shown"), menu, _star, ("P",), "star", off=unless(EDITS_SHOTS, _no_take), part=3
    )
    return [*numbered, star]


def _markers() -> list[Action]:
    menu = tr("Shot")
    return [
        Action(
            "marker.add",
            tr("Marker here"),
            menu,
            _mark,
            ("M",),
            "bookmark-simple",
            off=unless(EDITS, PLAYS, _marked),
            part=4,
        ),
        Action(
            "marker.next",
            tr("Next marker"),
            menu,
            partial(go_to_marker, step=1),
            ("Shift+M",),
            "bookmark-simple",
            off=unless(PLAYS, _no_markers),
            part=4,
        ),
        Action(
            "marker.previous",
            tr("Previous marker"),
            menu,
            partial(go_to_marker, step=-1),
            ("Ctrl+Shift+M",),
            "bookmark-simple",
            off=unless(PLAYS, _no_markers),
            part=4,
        ),
    ]
