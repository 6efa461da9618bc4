"""Deeds that have takes made."""

import secrets

from studio.ui.actions.desk import Desk
from studio.ui.actions.record import Action
from studio.ui.actions.times import about
from studio.ui.actions.when import EDITS, EDITS_SHOTS, meant, no_project, tr, unless
from studio.ui.session.library import lacks_model
from studio.wire.capability import Capabilities

MASTER = "master"


def engines(desk: Desk, quality: str) -> list[Capabilities]:
    """The engines there are that make takes of a quality."""
    found = [manifest.engine.capabilities for manifest in desk.session.shelf.engines if manifest.engine]
    return [record for record in found if record.quality == quality]


def draft(desk: Desk) -> None:
    """Queue a take of each shot that is meant, by the engine that the cascade names."""
    if not _asks_for_model(desk):
        desk.session.making.make(meant(desk))


def _asks_for_model(desk: Desk, engine: str | None = None) -> bool:
    """Open the library, where a model has to be chosen before anything can be made."""
    session = desk.session
    if not lacks_model(session.board, session.library, meant(desk), engine):
        return False
    desk.show_page("library")
    return True


def _draft_note(desk: Desk) -> str:
    return about(desk.session.making.estimate(meant(desk))) if desk.is_open else ""


def _master(desk: Desk) -> None:
    engine = engines(desk, MASTER)[0].engine
    if not _asks_for_model(desk, engine):
        desk.session.making.make(meant(desk), engine=engine)


def _no_master(desk: Desk) -> str:
    return "" if engines(desk, MASTER) else tr("no engine for masters is installed")


def _master_note(desk: Desk) -> str:
    if not desk.is_open or not (found := engines(desk, MASTER)):
        return ""
    return about(desk.session.making.estimate(meant(desk), found[0].engine))


def _again(desk: Desk) -> None:
    if not _asks_for_model(desk):
        desk.session.making.make(meant(desk), seed=secrets.randbelow(1_000_000_000))


def _stale(desk: Desk) -> None:
    desk.session.making.make_stale()


def _none_stale(desk: Desk) -> str:
    return "" if desk.session.standings.stale() else tr("nothing is stale")


def _stale_note(desk: Desk) -> str:
    if not desk.is_open:
        return ""
    names = desk.session.standings.stale()
    if not names:
        return ""
    count = tr("1 shot") if len(names) == 1 else tr("{count} shots").format(count=len(names))
    return ", ".join(part for part in (count, about(desk.session.making.estimate(names))) if part)


def _empty(desk: Desk) -> list[str]:
    session = desk.session
    return [
        shot.id for shot in session.board.reel if shot.prompt.strip() and session.standings.of(shot.id).state == "empty"
    ]


def _make_empty(desk: Desk) -> None:
    desk.session.making.make(_empty(desk))


def _none_empty(desk: Desk) -> str:
    return "" if _empty(desk) else tr("every shot has a take")


def _stop(desk: Desk) -> None:
    for row in desk.session.making.rows():
        if row.state == "running":
            desk.session.making.cancel(row.job.id, keep=True)


def _nothing_runs(desk: Desk) -> str:
    return "" if desk.session.making.busy else tr("nothing is being made")


def _pause(desk: Desk) -> None:
    making = desk.session.making
    if making.paused:
        making.resume()
    else:
        making.pause()


def _retry(desk: Desk) -> None:
    for row in desk.session.making.rows():
        if row.state in ("failed", "interrupted"):
            desk.session.making.retry(row.job.id)


def _none_failed(desk: Desk) -> str:
    failed = any(row.state in ("failed", "interrupted") for row in desk.session.making.rows())
    return "" if failed else tr("nothing has failed")


def _queue_note(desk: Desk) -> str:
    rows = desk.session.making.rows() if desk.is_open else []
    waiting = sum(row.state in ("running", "queued") for row in rows)
    return "" if not waiting else tr("1 job") if waiting == 1 else tr("{count} jobs").format(count=waiting)


def generate_actions() -> list[Action]:
    """The Generate menu."""
    return [*_making(), *_queue(), *_weights()]


def _no_library(desk: Desk) -> str:
    return "" if desk.session.library else tr("no engine here needs models")


def _library_note(desk: Desk) -> str:
    library = desk.session.library if desk.is_open else None
    count = len(library.cards) if library else 0
    return "" if not count else tr("1 model") if count == 1 else tr("{count} models").format(count=count)


def _weights() -> list[Action]:
    return [
        Action(
            "make.words",
            tr("Use the new words from the next step"),
            tr("Generate"),
            _use_words,
            (),
            "pencil-line",
            off=unless(EDITS_SHOTS, _no_newer_words),
            part=1,
        ),
        Action(
            "models.library",
            tr("Model library…"),
            tr("Generate"),
            lambda desk: desk.show_page("library"),
            ("Ctrl+Alt+K",),
            "books",
            off=unless(no_project, _no_library),
            note=_library_note,
            part=2,
        ),
    ]


def _making() -> list[Action]:
    menu = tr("Generate")
    return [
        Action(
            "make.draft",
            tr("Generate"),
            menu,
            draft,
            ("Ctrl+G",),
            "lightning-fill",
            off=EDITS_SHOTS,
            note=_draft_note,
            tip=tr("Make a take of the selected shots"),
        ),
        Action(
            "make.master",
            tr("Generate master"),
            menu,
            _master,
            ("Ctrl+Shift+G",),
            "lightning",
            off=unless(EDITS_SHOTS, _no_master),
            note=_master_note,
        ),
        Action(
            "make.again",
            tr("Generate again with a new seed"),
            menu,
            _again,
            ("Alt+G",),
            "dice-five",
            off=EDITS_SHOTS,
        ),
        Action(
            "make.stale",
            tr("Generate what is stale"),
            menu,
            _stale,
            ("Ctrl+Alt+G",),
            "arrows-clockwise",
            off=unless(EDITS, _none_stale),
            note=_stale_note,
        ),
        Action(
            "make.missing",
            tr("Generate what has no take"),
            menu,
            _make_empty,
            (),
            "circle-dashed",
            off=unless(EDITS, _none_empty),
        ),
    ]


def _use_words(desk: Desk) -> None:
    for shot in meant(desk):
        desk.session.making.use_words(shot)


def _no_newer_words(desk: Desk) -> str:
    if any(desk.session.making.newer_words(shot) for shot in meant(desk)):
        return ""
    return tr("no take in the making has other words and can take new ones")


def _queue() -> list[Action]:
    menu = tr("Generate")
    return [
        Action(
            "make.stop",
            tr("Stop what is being made, keep its frames"),
            menu,
            _stop,
            ("Ctrl+.",),
            "x-circle",
            off=unless(no_project, _nothing_runs),
            part=1,
        ),
        Action(
            "queue.show",
            tr("Show generation queue"),
            menu,
            lambda desk: desk.show_panel("queue", not desk.is_shown("queue")),
            ("Ctrl+J",),
            "list-dashes",
            off=no_project,
            on=lambda desk: desk.is_shown("queue"),
            note=_queue_note,
            part=1,
        ),
        Action(
            "queue.pause",
            tr("Pause the queue"),
            menu,
            _pause,
            ("Ctrl+Shift+.", "Ctrl+>"),
            "pause",
            off=no_project,
            on=lambda desk: desk.is_open and desk.session.making.paused,
            part=1,
        ),
        Action(
            "queue.retry",
            tr("Try again what failed"),
            menu,
            _retry,
            (),
            "arrow-clockwise",
            off=unless(no_project, _none_failed),
            part=1,
        ),
        Action(
            "queue.cancel",
            tr("Cancel all that waits and runs"),
            menu,
            lambda desk: desk.session.making.cancel_all(),
            (),
            "x",
            off=unless(no_project, _nothing_runs),
            part=1,
        ),
    ]
