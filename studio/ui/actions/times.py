"""Times as the window says them."""

from PySide6.QtCore import QCoreApplication


def minutes(seconds: float) -> str:
    """`m:ss`, rounded up to the second, since what is said to be over must be."""
    whole = max(0, -int(-seconds // 1))
    return f"{whole // 60}:{whole % 60:02}"


def about(seconds: float | None) -> str:
    """`about 1:12`; nothing where no time is known."""
    if seconds is None:
        return ""
    return QCoreApplication.translate("Times", "about {time}").format(time=minutes(seconds))
