"""How much of its prompt a take shows, in words."""

from PySide6.QtCore import QCoreApplication

from studio.model.rows import Take


def coverage_words(take: Take) -> str:
    """The share of the prompt that is to be seen, and what is not; empty where the engine did not measure it."""
    if take.coverage is None:
        return ""
    # rounded down, so that only a take that lacks nothing is said to show all
    percent = int(take.coverage * 100 + 1e-6)
    if percent == 100 and not take.lacking:
        return _tr("All of the prompt is on screen")
    words = _tr("{} % of the prompt on screen").format(percent)
    return _tr("{0}; missing: {1}").format(words, ", ".join(take.lacking)) if take.lacking else words


def _tr(words: str) -> str:
    return QCoreApplication.translate("Coverage", words)
