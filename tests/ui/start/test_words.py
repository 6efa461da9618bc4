from datetime import date, datetime, timedelta

from studio.ui.start.words import format_words, what_words, when_words


def test_a_film_is_so_many_shots_and_so_long() -> None:
    assert what_words(12, 42.9) == "12 shots, 0:42"
    assert what_words(1, 131) == "1 shot, 2:11"
    assert what_words(0, 0) == "No shots yet"


def test_days_are_said_as_people_do() -> None:
    noon = datetime(2026, 11, 18, 12, 20).astimezone()
    at = noon.isoformat()
    assert when_words(at, noon.date()) == "Today, 12:20"
    assert when_words(at, noon.date() + timedelta(days=1)) == "Yesterday"
    assert when_words(at, date(2026, 12, 1)) == "18 November"
    assert when_words(at, date(2027, 1, 1)) == "18 November 2026"
    assert when_words("once upon a time") == ""


def test_a_format_is_rate_and_size() -> None:
    assert format_words("24", 1280, 720) == "24 fps, 1280 \N{MULTIPLICATION SIGN} 720"
