"""Lengths and days as the first page says them."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def _tr(words: str) -> str:
    return QCoreApplication.translate("StartPage", words)


def what_words(shots: int, seconds: float) -> str:
    """`12 shots, 0:42`."""
    if not shots:
        return _tr("No shots yet")
    minutes, left = divmod(max(0, int(seconds)), 60)
    count = _tr("1 shot") if shots == 1 else _tr("{count} shots").format(count=f"{shots:,}")
    return f"{count}, {minutes}:{left:02}"


def when_words(at: str, today: date | None = None) -> str:
    """A moment (UTC, ISO 8601) as `Today, 14:20`, `Yesterday`, `18 November`, with its year if it is not this one."""
    try:
        moment = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return ""
    day, now = moment.date(), today or datetime.now().astimezone().date()
    if day == now:
        return _tr("Today, {time}").format(time=f"{moment:%H:%M}")
    if (now - day).days == 1:
        return _tr("Yesterday")
    shape = "d MMMM" if day.year == now.year else "d MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), shape)


def format_words(fps: str, width: int, height: int) -> str:
    """`24 fps, 1280 x 720`, with the sign for times."""
    return _tr("{fps} fps, {width} \N{MULTIPLICATION SIGN} {height}").format(fps=fps, width=width, height=height)
