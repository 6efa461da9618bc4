from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.care.book import NoticeBook
from studio.ui.care.past import PastNotices
from studio.ui.session import Notice
from studio.ui.theme import Theme


def test_the_newest_stands_first_and_all_can_be_copied(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    book = NoticeBook(window)
    book.add(Notice("The first."))
    book.add(Notice("The second.", "error"))
    past = PastNotices(window, theme, book)
    past.open()
    words = [label.text() for label in past.findChildren(QLabel)]
    assert words.index("The second.") < words.index("The first.")
    copy = next(made for made in past.findChildren(QPushButton) if made.text() == "Copy all")
    copy.click()
    assert "error: The second." in QGuiApplication.clipboard().text()


def test_an_empty_book_says_so(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    past = PastNotices(window, theme, NoticeBook(window))
    past.open()
    assert "Nothing has been said yet." in [label.text() for label in past.findChildren(QLabel)]
