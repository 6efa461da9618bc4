from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.care.book import NoticeBook
from studio.ui.care.toasts import Toasts
from studio.ui.session import Notice
from studio.ui.session.notices import Remedy
from studio.ui.theme import Theme


def stack(qtbot: QtBot, theme: Theme) -> tuple[Toasts, NoticeBook]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 700)
    window.show()
    toasts, book = Toasts(theme, window), NoticeBook(window)
    book.added.connect(toasts.add)
    return toasts, book


def test_a_remedy_is_done_once_and_the_notice_goes(qtbot: QtBot, theme: Theme) -> None:
    toasts, book = stack(qtbot, theme)
    done: list[int] = []
    book.add(Notice("Shot 4 failed.", "error", remedy=Remedy("Retry", lambda: done.append(1))))
    way = next(made for made in toasts.findChildren(QPushButton) if made.text() == "Retry")
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    assert done == [1]
    assert toasts.shown == []
    assert not toasts.isVisible()


def test_only_a_few_are_in_sight_and_one_is_not_shown_twice(qtbot: QtBot, theme: Theme) -> None:
    toasts, book = stack(qtbot, theme)
    for name in "ABCDE":
        book.add(Notice(name, "error"))
    assert [toast.notice.sentence for toast in toasts.shown] == ["C", "D", "E"]
    book.add(Notice("E", "error"))
    assert toasts.shown[-1].words.text() == "E (x2)"
    assert len(toasts.shown) == 3
    toasts.clear()
    assert toasts.shown == []


def test_words_are_plain_text(qtbot: QtBot, theme: Theme) -> None:
    toasts, book = stack(qtbot, theme)
    book.add(Notice("<img src=x> & <b>bold</b>", "warning"))
    assert toasts.shown[0].words.textFormat() is Qt.TextFormat.PlainText
    assert not toasts.grab().isNull()
