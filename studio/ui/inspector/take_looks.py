"""How takes look as tiles: what of them is in sight, their state, and what their tooltips tell."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from studio.model.recipe import stale_reason
from studio.model.rows import Shot, Take
from studio.ui.inspector.coverage import coverage_words
from studio.ui.inspector.figures import brief_lines
from studio.ui.inspector.tile import TakeLook
from studio.ui.session import Session
from studio.ui.theme.states import LookName


def in_sight(takes: Sequence[Take], chosen: str | None, room: int) -> list[Take]:
    """The newest takes that have room, and the chosen one in any case; one place is left for what is being made."""
    if len(takes) <= room:
        return list(takes)
    newest = list(takes[1 - room :])
    if chosen is None or any(take.id == chosen for take in newest):
        return newest
    return [*(take for take in takes if take.id == chosen), *newest[1:]]


def name_of(take: Take) -> str:
    """A take's label, or its number."""
    return take.label or QCoreApplication.translate("Takes", "Take {}").format(take.number)


class TakeLooks:
    """Makes looks. Which files are there is looked up once, until it is told to `forget`."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._missing: dict[str, bool] = {}

    def forget(self) -> None:
        """Look at the files again."""
        self._missing.clear()

    def of(self, shot: Shot, take: Take) -> TakeLook:
        """A take of a shot; the one in the reel is as stale as the shot is, others by their own recipe."""
        standing, chosen = self._session.standings.of(shot.id), take.id == shot.chosen
        why = (standing.why if standing.stale else "") if chosen else stale_reason(self._session.board, shot, take)
        if take.media not in self._missing:
            self._missing[take.media] = self._session.opened.media.missing(take.media)
        gone = self._missing[take.media]
        state: LookName = "offline" if gone else "stale" if why else take.quality
        tip = _tip(take, why[:1].upper() + why[1:], gone=gone)
        return TakeLook(
            take.id, shot.id, name_of(take), state, chosen=chosen, star=take.star, sound=take.sound, tip=tip
        )

    def running(self, shot: Shot, number: int) -> TakeLook | None:
        """The take that is being made or waits for it, which will have this number."""
        translate = QCoreApplication.translate
        title = translate("Takes", "Take {}").format(number)
        progress = self._session.making.progress(shot.id)
        if progress is not None:
            tip = translate("Takes", "Being made")
            return TakeLook("", shot.id, title, "generating", part=progress.part, tip=tip)
        if self._session.standings.look(shot.id) in ("queued", "generating"):
            return TakeLook("", shot.id, title, "queued", tip=translate("Takes", "Waits in the queue"))
        return None


def _tip(take: Take, why: str, *, gone: bool) -> str:
    translate = QCoreApplication.translate
    lines = [
        translate("Takes", "Take {0}: {1}, seed {2}").format(take.number, take.engine, take.seed),
        translate("Takes", "{0} × {1}, {2} frames").format(take.width, take.height, take.frames),  # noqa: RUF001
    ]
    if coverage := coverage_words(take):
        lines.append(coverage)
    lines += brief_lines(take)
    if take.partial:
        lines.append(translate("Takes", "Stopped early, what was made is kept"))
    if gone:
        lines.append(translate("Takes", "Its file is missing"))
    elif why:
        lines.append(why)
    return "\n".join(lines)
