from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.timeline.head import Head
from studio.ui.timeline.stage import Stage


def head_of(stage: Stage, theme: Theme, qtbot: QtBot) -> Head:
    head = Head(stage, theme)
    qtbot.addWidget(head)
    return head


def test_every_control_is_real_and_named(stage: Stage, theme: Theme, qtbot: QtBot) -> None:
    head = head_of(stage, theme, qtbot)
    buttons = head.findChildren(QAbstractButton)
    assert len(buttons) == 10
    assert all(one.accessibleName() and one.focusPolicy() != Qt.FocusPolicy.NoFocus for one in buttons)
    assert head.slider.accessibleName()


def test_tools_and_switches_turn_the_stage(stage: Stage, theme: Theme, qtbot: QtBot) -> None:
    head = head_of(stage, theme, qtbot)
    blade = next(one for one in head.findChildren(QAbstractButton) if one.accessibleName() == "Split (B)")
    blade.click()
    assert stage.tool == "blade"
    head.snap.click()
    head.ripple.click()
    assert (stage.snap, stage.ripple) == (False, False)
    stage.turn(snap=True)
    stage.use("select")
    assert head.snap.isChecked()
    assert not blade.isChecked()


def test_zoom_is_asked_for_but_not_when_it_is_only_shown(stage: Stage, theme: Theme, qtbot: QtBot) -> None:
    head = head_of(stage, theme, qtbot)
    with qtbot.assertNotEmitted(head.closeness_asked):
        head.show_closeness(0.5)
    with qtbot.waitSignal(head.closeness_asked) as asked:
        head.slider.setValue(750)
    assert asked.args == [0.75]
    with qtbot.waitSignal(head.zoom_asked):
        next(one for one in head.findChildren(QAbstractButton) if one.accessibleName() == "Zoom in (=)").click()


def test_a_narrow_head_leaves_the_legend_out(stage: Stage, theme: Theme, qtbot: QtBot) -> None:
    head = head_of(stage, theme, qtbot)
    head.resize(1600, 36)
    head.fit_to(1600)
    head.show()
    wide = head.minimumSizeHint().width()
    head.fit_to(700)
    assert head.slider.isVisible()
    assert head.minimumSizeHint().width() < wide
    assert head.grab().width() == 1600
