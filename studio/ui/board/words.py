"""Lengths and counts as the board says them."""

from PySide6.QtCore import QCoreApplication

from studio.model.time import Rate


def length_words(frames: int, rate: Rate) -> str:
    """A length as `s:ff`, from a minute on as `m:ss:ff`."""
    seconds, rest = divmod(frames, rate.nominal)
    minutes, left = divmod(seconds, 60)
    return f"{minutes}:{left:02}:{rest:02}" if minutes else f"{left}:{rest:02}"


def clock_words(seconds: float) -> str:
    """Seconds as `m:ss`, from an hour on as `h:mm:ss`."""
    minutes, left = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def scene_words(number: int, name: str) -> str:
    """A scene by its number and name; a name that begins with a number of its own needs no other before it."""
    if not name or name.isdigit():
        return QCoreApplication.translate("Board", "Scene {name}").format(name=name or number)
    return name if name[0].isdigit() or name == f"Scene {number}" else f"{number}  {name}"


def shots_words(count: int) -> str:
    """`1 shot`, `12 shots`."""
    if count == 1:
        return QCoreApplication.translate("Board", "1 shot")
    return QCoreApplication.translate("Board", "{count} shots").format(count=f"{count:,}")


def takes_words(count: int) -> str:
    """`3 takes`; nothing where there is one or none, since that says little."""
    return QCoreApplication.translate("Board", "{count} takes").format(count=count) if count > 1 else ""
