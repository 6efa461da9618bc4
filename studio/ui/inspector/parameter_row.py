"""The row of one of an engine's parameters: its field is made from the capability record."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.model.recipe import split_media
from studio.ui.inspector.cascade import Cell
from studio.ui.inspector.fields import ChoiceField, LineField, SwitchField, readable
from studio.ui.inspector.number_field import NumberField, Steps
from studio.ui.inspector.picture_field import PictureField
from studio.ui.inspector.refusal import accept, refuse
from studio.ui.inspector.row import Row
from studio.ui.session.thumbnails import Thumbnails
from studio.ui.theme import Theme
from studio.wire.capability import Parameter

AnyField = ChoiceField | LineField | NumberField | SwitchField | PictureField


def field_for(theme: Theme, parameter: Parameter, thumbnails: Thumbnails) -> AnyField:
    """The field for a parameter's kind; `thumbnails` are for those that are pictures."""
    title = parameter.title or readable(parameter.name)
    match parameter.kind:
        case "choice" | "text" if parameter.choices:
            return ChoiceField(theme, title, [(choice, readable(choice)) for choice in parameter.choices])
        case "bool":
            return SwitchField(title)
        case "int" | "float":
            whole = parameter.kind == "int"
            return NumberField(title, Steps(minimum=parameter.minimum, maximum=parameter.maximum, whole=whole))
        case "picture" | "video":
            return PictureField(theme, thumbnails, title, video=parameter.kind == "video")
        case _:
            return LineField(title)


def show_value(field: AnyField, cell: Cell, words: str = "") -> None:
    """Have a field show a cell's value; `words` say of a picture where it is from, and stand for a
    number."""
    value = cell.value
    match field:
        case ChoiceField():
            field.show_choice(value, readable(cell.derived) if cell.derived else "")
        case SwitchField():
            field.show_state(None if value is None else bool(value))
        case NumberField():
            field.show_number(value if isinstance(value, int | float) else None, words)
        case LineField():
            field.show_text(None if value is None else str(value))
        case PictureField():
            media = split_media(value) if value is not None else None
            field.show_media(media, words, mixed=value is None)


class ParameterRow(Row):
    """`given` bears the name, the value and a merge key. Of a row with a picture `pressed` asks for the menu of where
    one can come from, and `dropped` bears a file's path."""

    given = Signal(str, object, str)
    pressed = Signal()
    dropped = Signal(object)
    escaped = Signal()

    def __init__(self, theme: Theme, parameter: Parameter, thumbnails: Thumbnails) -> None:
        made = self._made = field_for(theme, parameter, thumbnails)
        tip = parameter.help if not isinstance(made, PictureField) else ""
        super().__init__(theme, parameter.title or readable(parameter.name), made, tip=tip)
        self.parameter = parameter
        self._off = ""
        self.title.setToolTip(parameter.help or self.title.toolTip())
        made.escaped.connect(self.escaped)
        if isinstance(made, PictureField):
            made.clicked.connect(self.pressed)
            made.dropped.connect(self.dropped)
            made.refused.connect(self.answer)
            made.cleared.connect(self.reset)
        else:
            made.valued.connect(self._give)

    def _give(self, value: object, key: str) -> None:
        self.given.emit(self.parameter.name, value, key)

    def show_cell(self, cell: Cell, words: str = "") -> None:
        """Show a value with where it comes from; `words` say of a picture what it is of."""
        show_value(self._made, cell, words)
        self.show_source(cell.source, own=cell.own)

    def dim(self, why: str) -> None:
        """Show that a value has no effect, and why; empty: it has."""
        if why == self._off:
            return
        self._off = why
        self._made.setEnabled(not why)
        self.title.setEnabled(not why)
        self.title.setToolTip(why or self.parameter.help)
        if why:
            self._made.setToolTip(why)

    def answer(self, sentence: str) -> None:
        """Say beside the field why a value was not taken; empty: it was."""
        if sentence:
            refuse(self._made, sentence)
        else:
            accept(self._made)

    @property
    def editor(self) -> QWidget:
        return self._made
