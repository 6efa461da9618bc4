"""What a key asks of the board."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from studio.ui.board.deck import Deck

Wish = Literal["go", "edit", "remove", "earlier", "later", "all", "fold", "none"]

_Key = Qt.Key
_UPRIGHT = {_Key.Key_Up: -1, _Key.Key_Down: 1}
_ALONG = {_Key.Key_Left: -1, _Key.Key_Right: 1}
_ENDS = {_Key.Key_Home, _Key.Key_End, _Key.Key_PageUp, _Key.Key_PageDown}
_EDIT = {_Key.Key_Return, _Key.Key_Enter, _Key.Key_F2}
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def wish(deck: Deck, event: QKeyEvent) -> Wish:
    """What a key is for on the board. In a list, Left and Right stay the frame steps that they are elsewhere."""
    key, held = _Key(event.key()), event.modifiers() & _HELD
    if held == Qt.KeyboardModifier.AltModifier and key in _UPRIGHT:
        return "earlier" if key == _Key.Key_Up else "later"
    if held == Qt.KeyboardModifier.ControlModifier and key == _Key.Key_A:
        return "all"
    if held:
        return "none"
    if key in _UPRIGHT or key in _ENDS or (key in _ALONG and deck.arrangement.sizes.columns > 1):
        return "go"
    if key in _EDIT:
        return "edit"
    if key in (_Key.Key_Delete, _Key.Key_Backspace):
        return "remove"
    return "fold" if key == _Key.Key_Asterisk else "none"


def aim(deck: Deck, event: QKeyEvent, current: str | None, page: int) -> str | None:
    """The shot that a key goes to from the current one; `page` is how high the view is. `None`: there is no card."""
    if not len(deck):
        return None
    key = _Key(event.key())
    index = deck.index(current) if current is not None else None
    if key == _Key.Key_Home or (index is None and key != _Key.Key_End):
        return _nearest(deck, 0, 1)
    last = len(deck) - 1
    if key == _Key.Key_End or index is None:
        return _nearest(deck, last, -1)
    sizes = deck.arrangement.sizes
    if key in _ALONG:
        return _nearest(deck, index + _ALONG[key], _ALONG[key]) or current
    if key in _UPRIGHT:
        return _beside(deck, index, _UPRIGHT[key]) or current
    far = max(1, page // sizes.down) * sizes.columns
    step = -far if key == _Key.Key_PageUp else far
    return _nearest(deck, max(0, min(last, index + step)), -1 if step > 0 else 1) or current


def _nearest(deck: Deck, index: int, way: int) -> str | None:
    """The first card from `index` on, in one direction, that is not folded away."""
    while 0 <= index < len(deck):
        if deck.arrangement.card(index) is not None:
            return deck.shot(index).id
        group = deck.arrangement.groups[deck.arrangement.group_of(index)]
        index = group.first + group.size if way > 0 else group.first - 1
    return None


def _beside(deck: Deck, index: int, way: int) -> str | None:
    """The card above or below, in the same column where there is one; into the next scene at a scene's end."""
    columns = deck.arrangement.sizes.columns
    group = deck.arrangement.groups[deck.arrangement.group_of(index)]
    row, column = divmod(index - group.first, columns)
    inside = group.first + (row + way) * columns + column
    if row + way >= 0 and inside < group.first + group.size:
        return deck.shot(inside).id
    if way > 0 and (row + 1) * columns < group.size:
        return deck.shot(group.first + group.size - 1).id
    over = _nearest(deck, group.first + group.size if way > 0 else group.first - 1, way)
    start = deck.index(over) if over is not None else None
    if start is None:
        return None
    met = deck.arrangement.groups[deck.arrangement.group_of(start)]
    line = 0 if way > 0 else (met.size - 1) // columns
    return deck.shot(min(met.first + line * columns + column, met.first + met.size - 1)).id
