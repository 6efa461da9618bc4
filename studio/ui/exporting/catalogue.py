"""What can be exported, as the dialog shows it: only what an exporter exists for."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from studio.export import EXPORTERS


class Format(NamedTuple):
    """A kind of file. `moves`: it is a film, with a size and a quality."""

    suffix: str
    group: str
    title: str
    glyph: str
    moves: bool = False


def tr(words: str) -> str:
    """Words in the user's language."""
    return QCoreApplication.translate("Formats", words)


def formats() -> list[Format]:
    """The formats there are, in the order of their groups."""
    known = [
        Format(".mp4", tr("Movie"), tr("H.264 movie"), "film-strip", moves=True),
        Format(".csv", tr("Paper"), tr("Shot list"), "table"),
        Format(".png", tr("Paper"), tr("Contact sheet"), "image"),
    ]
    return [one for one in known if one.suffix in EXPORTERS]
