from studio.ui.care.book import MOST, NoticeBook
from studio.ui.session import Notice


def test_the_same_twice_is_one_entry() -> None:
    book = NoticeBook()
    book.add(Notice("A"))
    book.add(Notice("A"))
    book.add(Notice("B", "error"))
    assert [(entry.notice.sentence, entry.times) for entry in book.entries] == [("A", 2), ("B", 1)]


def test_the_book_is_bounded() -> None:
    book = NoticeBook()
    for number in range(MOST + 50):
        book.add(Notice(str(number)))
    assert len(book.entries) == MOST
    assert book.entries[-1].notice.sentence == str(MOST + 49)
