"""What the monitor says about a frame: the HUD's pills, the title card, the shot's clock."""

from PySide6.QtCore import QCoreApplication

from studio.model.rows import Shot
from studio.model.time import Rate, timecode
from studio.ui.monitor.view import Card, Hud, Pill
from studio.ui.session import Session
from studio.ui.session.playing import PlayStats, Shown
from studio.ui.session.progress import phase_words
from studio.ui.theme import STATES

TIMES = "\N{MULTIPLICATION SIGN}"
PASSES = ("latent", "tiny", "full", "final")
"""The passes as the HUD names them, by quality."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Monitor", words)


def clock(frames: int, rate: Rate) -> str:
    """A length within a shot as `SS:FF`, with minutes before it where there are any."""
    seconds, rest = divmod(max(0, frames), rate.nominal)
    minutes, seconds = divmod(seconds, 60)
    width = max(2, len(str(rate.nominal - 1)))
    short = f"{seconds:02}:{rest:0{width}}"
    return f"{minutes:02}:{short}" if minutes else short


def name_of(session: Session, shot: Shot) -> str:
    """`Shot 4`, with its own name on paper where it has one: `Shot 4 (2A)`."""
    number = session.board.numbers[shot.id]
    plain = _tr("Shot {0}").format(number)
    return f"{plain} ({shot.label})" if shot.label and shot.label != str(number) else plain


def heading(session: Session, shown: Shown) -> str:
    """A few words on what is shown, for the panel's head."""
    shot = session.board.shots.get(shown.shot or "")
    if shot is None:
        return ""
    return " ".join(shot.prompt.split()) or _tr("No prompt yet")


def hud(session: Session, shown: Shown, stats: PlayStats) -> Hud:
    """What the corners say of a frame."""
    shot = session.board.shots.get(shown.shot or "")
    if shot is None:
        return Hud()
    making = shown.kind == "making"
    named = (Pill(name_of(session, shot)),) if shown.picture is not None else ()
    return Hud(
        top_left=(*named, *_standing(session, shown, shot)),
        top_right=() if making else _source(shown),
        low_left=_position(session, shown, shot),
        low_right=_rates(session, stats),
        # an engine without previews draws final frames from the first on, which have no steps to climb
        ladder=shown.quality if making and shown.quality < len(PASSES) - 1 else None,
        subtitle=" ".join(shot.dialogue.split()),
    )


def _standing(session: Session, shown: Shown, shot: Shot) -> tuple[Pill, ...]:
    standing = session.standings.of(shot.id)
    held = (Pill(_tr("Held"), "pause-circle"),) if shown.held else ()
    take = shown.take.label or _tr("take {0}").format(shown.take.number) if shown.take else ""
    if shown.kind == "making":
        progress = session.making.progress(shot.id)
        words = _tr("Generating")
        if progress is not None and progress.steps and shown.quality < len(PASSES) - 1:
            words = _tr("Generating, step {0} of {1}").format(progress.step, progress.steps)
            words = words if progress.step < progress.steps else phase_words(progress)
        elif progress is not None and progress.of:
            words = _tr("Generating, frame {0} of {1}").format(progress.frames, progress.of)
        return (Pill(words, STATES["generating"].glyph, "accent_hi"), *held)
    if shown.kind == "offline":
        return (Pill(_tr("Offline, {0}").format(take) if take else _tr("Offline"), STATES["offline"].glyph, "failed"),)
    if shown.kind == "stale" or (shown.kind == "take" and standing.stale):
        words = _tr("Stale, {0}").format(take) if take else _tr("Stale")
        words = _tr("{0}: {1}").format(words, standing.why) if standing.why else words
        return (Pill(words, STATES["stale"].glyph, "stale"), *held)
    if shown.kind == "take" and shown.take is not None:
        look = STATES["master" if shown.take.quality == "master" else "draft"]
        word = _tr("Master") if shown.take.quality == "master" else _tr("Draft")
        return (Pill(f"{word}, {take}", look.glyph), *held)
    return held


def _source(shown: Shown) -> tuple[Pill, ...]:
    if shown.take is None:
        return ()
    return (Pill(f"{shown.take.engine}, {shown.take.width} {TIMES} {shown.take.height}"),)


def _position(session: Session, shown: Shown, shot: Shot) -> tuple[Pill, ...]:
    project = session.board.project
    place = _tr("Frame {0} of {1}").format(shown.source + 1, shot.length)
    return Pill(place), Pill(timecode(project.start_frame + shown.frame, project.rate))


def _rates(session: Session, stats: PlayStats) -> tuple[Pill, ...]:
    """Rightmost first: rate and losses, then the cache."""
    fps = stats.fps if session.playing.playing and stats.fps else float(session.board.project.rate.fraction)
    rate = f"{fps:.0f}" if abs(fps - round(fps)) < 0.05 else f"{fps:.1f}"
    words = _tr("{0} fps, {1} dropped").format(rate, stats.dropped)
    if stats.held and session.playing.playing:
        words = _tr("{0}, {1} held").format(words, stats.held)
    cache = (Pill(_tr("Cache {0} of {1}").format(*_amounts(stats))),) if stats.cache_limit else ()
    return (Pill(words), *cache)


def _amounts(stats: PlayStats) -> tuple[str, str]:
    """Used and allowed bytes, in the unit of what is allowed."""
    if stats.cache_limit >= 1 << 30:
        return f"{stats.cache_bytes / (1 << 30):.1f}", f"{stats.cache_limit / (1 << 30):.1f} GB"
    return f"{stats.cache_bytes / (1 << 20):.0f}", f"{stats.cache_limit / (1 << 20):.0f} MB"


def card(session: Session, shown: Shown) -> Card | None:
    """The card that stands where there is no picture; `None` where there is one."""
    if shown.picture is not None:
        return None
    shot = session.board.shots.get(shown.shot or "")
    if shot is None:
        return Card("nothing", _tr("Nothing to play yet"), _tr("Write the first shot on the board."))
    scene = session.board.scenes[shot.scene]
    rank = next(n for n, row in enumerate(session.board.scene_order, 1) if row.id == scene.id)
    standing = session.standings.of(shot.id)
    look = session.standings.look(shot.id)
    kind = "offline" if shown.kind == "offline" or look == "offline" else "failed" if look == "failed" else "prompt"
    before = session.board.previous(shot) if shot.bridge else None
    return Card(
        kind="blank" if kind == "prompt" and not shot.prompt.strip() else kind,
        title=name_of(session, shot),
        prompt=" ".join(shot.prompt.split()),
        dialogue=" ".join(shot.dialogue.split()),
        scene=_scene(rank, scene.name),
        length=clock(shot.length, session.board.project.rate),
        chain=_tr("Starts from shot {0}, last frame").format(session.board.numbers[before.id]) if before else "",
        reason=_reason(session, kind, standing.why, shot),
    )


def _reason(session: Session, kind: str, why: str, shot: Shot) -> str:
    if kind == "prompt" and not shot.prompt.strip():
        return _tr("Write a prompt")
    if kind == "offline":
        take = session.board.chosen(shot)
        named = _tr("take {0}").format(take.number) if take else _tr("the take")
        return _tr("The file of {0} is missing or damaged: find it, or make the shot again.").format(named)
    if kind == "failed":
        return why or _tr("The last job failed: try again.")
    if session.standings.look(shot.id) == "queued":
        return _tr("Queued")
    return ""


def _scene(number: int, name: str) -> str:
    """A scene by its number and name; a name that begins with the number stands for both."""
    if name in ("", str(number)):
        return _tr("Scene {0}").format(number)
    return name if name.startswith(str(number)) else f"{number}  {name}"
