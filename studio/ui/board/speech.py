"""Cards in words: for screen readers and for tooltips."""

from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from studio.ui.board.card_painter import state_words
from studio.ui.board.faces import face_of
from studio.ui.session import Session


def spoken(session: Session) -> str:
    """The current shot as it is read out; empty where none is."""
    current = session.selection.current
    shot = session.board.shots.get(current) if current else None
    if shot is None:
        return ""
    face = face_of(session, shot)
    said = QCoreApplication.translate("Board", "Shot {number}, {state}, {length}. {prompt}")
    return said.format(number=face.number, state=state_words(face), length=face.length, prompt=face.prompt)


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say that a widget now stands on something else."""
    if words != widget.accessibleDescription():
        widget.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.DescriptionChanged))


def tip(session: Session, shot: str) -> str:
    """All words of a card, as a tooltip in which nothing that was typed counts as markup."""
    row = session.board.shots[shot]
    lines = (row.prompt, row.dialogue, session.standings.of(shot).why)
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)
