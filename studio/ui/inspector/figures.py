"""What an engine measured while it made a take, and what it said, in lines for people."""

from PySide6.QtCore import QCoreApplication

from studio.model.rows import Take
from studio.ui.inspector.fields import readable

_GB, _MB = 1 << 30, 1 << 20


def _tr(words: str) -> str:
    return QCoreApplication.translate("Takes", words)


def figure_words(name: str, value: float) -> str:
    """A figure with its name and unit: `step_ms` 820 is `Step: 820 ms`, `peak_bytes` is `Peak: 9.4 GB`."""
    stem, unit = name, ""
    for ending in ("_ms", "_s", "_bytes"):
        if name.endswith(ending):
            stem, unit = name.removesuffix(ending), ending
    match unit:
        case "_ms":
            said = (
                f"{value / 1000:.1f} s" if value >= 10_000 else f"{value:.0f} ms" if value >= 1 else f"{value:.2f} ms"
            )
        case "_s":
            said = f"{value:.1f} s"
        case "_bytes":
            said = f"{value / _GB:.1f} GB" if value >= _GB else f"{value / _MB:.0f} MB"
        case _:
            said = f"{value:g}"
    return _tr("{0}: {1}").format(readable(stem.replace(".", " ")), said)


TELLING = ("step_ms", "peak_bytes")
"""The figures that a tooltip tells; a take's recipe has them all."""


def brief_lines(take: Take) -> list[str]:
    """What a tooltip tells of how a take was made: its sound, a few figures, what had to be said."""
    told = ", ".join(figure_words(name, take.figures[name]) for name in TELLING if name in take.figures)
    return [*([_tr("With sound")] if take.sound else []), *([told] if told else []), *take.notes]
