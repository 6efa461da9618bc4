from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.session import Session
from studio.ui.timeline import Timeline

NONE = Qt.KeyboardModifier.NoModifier


def wheel(timeline: Timeline, notches: int, keys: Qt.KeyboardModifier = NONE, x: float = 400) -> None:
    event = QWheelEvent(
        QPointF(x, 100), QPointF(x, 100), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(timeline.view, event)


def test_a_drag_with_the_mouse_reorders_and_esc_does_not(timeline: Timeline, session: Session) -> None:
    ids = [shot.id for shot in session.board.reel]
    view, y = timeline.view, timeline.stage.rows.strip_top + 8
    for given_up in (True, False):
        QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, QPoint(150, y))
        for x in (200, 300, 400, 420):
            QTest.mouseMove(view, QPoint(x, y))
            view.grab()
        if given_up:
            QTest.keyClick(view, Qt.Key.Key_Escape)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, QPoint(420, y))
        if given_up:
            assert [shot.id for shot in session.board.reel] == ids
    assert [shot.id for shot in session.board.reel] == [*ids[1:3], ids[0], *ids[3:]]


def test_the_wheel_scrolls_and_with_ctrl_zooms_at_the_pointer(timeline: Timeline) -> None:
    stage = timeline.stage
    held = stage.lens.frame(400)
    wheel(timeline, 6, Qt.KeyboardModifier.ControlModifier)
    assert stage.lens.per_frame > 10
    assert abs(stage.lens.frame(400) - held) < 1
    offset = stage.lens.offset
    wheel(timeline, -1)
    assert stage.lens.offset == offset + 96
    wheel(timeline, 1)
    assert stage.lens.offset == offset


def test_enter_asks_for_the_prompt(timeline: Timeline, session: Session, qtbot: QtBot) -> None:
    session.selection.only(session.board.reel[2].id)
    with qtbot.waitSignal(timeline.edit_prompt_asked) as asked:
        qtbot.keyClick(timeline.view, Qt.Key.Key_Return)
    assert asked.args == [session.board.reel[2].id]


def test_a_menu_is_asked_for_the_shot_under_the_pointer(timeline: Timeline, session: Session, qtbot: QtBot) -> None:
    at = timeline.stage.layout.box(3).center().toPoint()
    reason = QContextMenuEvent.Reason
    with qtbot.waitSignal(timeline.menu_asked) as asked:
        QApplication.sendEvent(timeline.view, QContextMenuEvent(reason.Mouse, at, timeline.view.mapToGlobal(at)))
    assert asked.args is not None
    assert asked.args[1] == session.board.reel[3].id
    assert session.selection.shots == (session.board.reel[3].id,)
    with qtbot.waitSignal(timeline.menu_asked) as asked:
        QApplication.sendEvent(timeline.view, QContextMenuEvent(reason.Keyboard, QPoint(), QPoint()))
    assert asked.args is not None
    assert asked.args[1] == session.board.reel[3].id


def test_files_are_refused_in_a_sentence(timeline: Timeline, session: Session, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/notes.txt")])
    left = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(300, 100), Qt.DropAction.CopyAction, data, left, NONE)
    QApplication.sendEvent(timeline.view, enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(session.noticed) as told:
        drop = QDropEvent(QPointF(300, 100), Qt.DropAction.CopyAction, data, left, NONE)
        QApplication.sendEvent(timeline.view, drop)
    assert told.args is not None
    assert "notes.txt" in told.args[0].sentence


def test_the_playhead_costs_only_its_column(timeline: Timeline, session: Session) -> None:
    before = timeline.view.grab().toImage()
    session.playing.seek(60)
    after = timeline.view.grab().toImage()
    assert before != after
    session.playing.seek(0)
    assert timeline.view.grab().toImage() == before


def test_the_playhead_is_kept_in_sight(timeline: Timeline, session: Session) -> None:
    stage = timeline.stage
    stage.look(stage.lens._replace(per_frame=30.0, offset=0))
    session.playing.seek(140)
    assert 96 <= stage.lens.x(140) <= stage.lens.width


def test_a_drag_beyond_the_end_scrolls_on(timeline: Timeline, session: Session, qtbot: QtBot) -> None:
    stage, view = timeline.stage, timeline.view
    stage.look(stage.lens._replace(per_frame=20.0, offset=0))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, QPoint(300, 10))
    QTest.mouseMove(view, QPoint(view.width() + 40, 10))
    qtbot.waitUntil(lambda: stage.lens.offset > 60)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, QPoint(view.width() + 40, 10))
    assert session.playing.frame > 0


def test_esc_is_the_drags_own_while_there_is_one(timeline: Timeline) -> None:
    view, y = timeline.view, timeline.stage.rows.strip_top + 8
    for held in (False, True):
        if held:
            QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, QPoint(150, y))
            QTest.mouseMove(view, QPoint(300, y))
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, NONE)
        asked.ignore()
        QApplication.sendEvent(view, asked)
        assert asked.isAccepted() is held
    timeline.hand.cancel()


def test_focus_by_keys_is_shown(timeline: Timeline) -> None:
    assert timeline.view.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert timeline.focusProxy() is timeline.view
