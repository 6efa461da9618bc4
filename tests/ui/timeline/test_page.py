from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.ui.theme import Theme
from studio.ui.timeline.page import Page
from studio.ui.timeline.stage import Stage

SIZE = QSize(900, 216)


def page_of(stage: Stage, theme: Theme) -> Page:
    page = Page(stage, theme, stage)
    page.aside.duration = 0
    page.show(SIZE, 1.0)
    return page


def seen(page: Page) -> QImage:
    return page.show(SIZE, 1.0).toImage()


def test_only_what_changed_is_painted_again(stage: Stage, theme: Theme, qtbot: QtBot) -> None:
    page = page_of(stage, theme)
    shot = stage.session.board.reel[1].id
    with qtbot.waitSignal(page.dirty) as told:
        stage.session.making.progressed.emit(shot)
    rect: QRect = told.args[0]  # type: ignore[index]
    assert rect.contains(stage.layout.box(1).toAlignedRect())
    assert rect.width() < 140


def test_painting_bit_by_bit_gives_what_painting_all_gives(stage: Stage, theme: Theme) -> None:
    page = page_of(stage, theme)
    ids = [shot.id for shot in stage.session.board.reel]
    stage.session.selection.become(ids[1:3])
    seen(page)
    stage.session.do(deeds.set_prompt, shot=ids[2], prompt="Another prompt")
    stage.session.do(deeds.set_bridge, shot=ids[2], bridge=True)
    seen(page)
    stage.session.selection.only(ids[0])
    stage.session.do(deeds.move_shot, shot=ids[5], to=1)
    stage.session.playing.mark(first=10, last=40)
    bit_by_bit = seen(page)
    page.redraw()
    assert seen(page) == bit_by_bit


def test_a_drag_given_up_paints_what_was_there(stage: Stage, theme: Theme) -> None:
    page = page_of(stage, theme)
    before = seen(page)
    stage.preview(deeds.trim_edge, shot=stage.session.board.reel[0].id, edge="out", by=-9)
    assert seen(page) != before
    stage.clear()
    assert seen(page) == before


def test_theme_and_scale_paint_all_anew(stage: Stage, theme: Theme, qapp: QApplication) -> None:
    page = page_of(stage, theme)
    dark = seen(page)
    theme.use("light")
    assert seen(page) != dark
    theme.use("dark")
    assert seen(page) == dark
    double = page.show(SIZE, 2.0)
    assert (double.width(), double.height()) == (1800, 432)
    assert seen(page) == dark


def test_strips_move_aside(stage: Stage, theme: Theme) -> None:
    page = page_of(stage, theme)
    page.aside.duration = 10_000
    ids = [shot.id for shot in stage.session.board.reel]
    stage.lift(frozenset({ids[0]}))
    seen(page)
    stage.preview(deeds.move_shots, shots=[ids[0]], to=3)
    assert page.aside.shift(ids[1]) > 0
    stage.clear()
    assert page.aside.shift(ids[1]) == 0


def test_words_for_a_shot_and_its_strip_are_at_hand(stage: Stage, theme: Theme) -> None:
    page = page_of(stage, theme)
    assert page.face(stage.session.board.reel[0]).number == 1
    assert not page.has_sound()
    stage.session.do(deeds.set_field, shot=stage.session.board.reel[0].id, field="sound", value="Wind")
    assert page.has_sound()
