"""The row of one of an engine's parameters: its field is made from the capability record."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.ui.inspector.cascade import Cell
from studio.ui.inspector.fields import ChoiceField, LineField, SwitchField, readable
from studio.ui.inspector.number_field import NumberField, Steps
from studio.ui.inspector.refusal import accept, refuse
from studio.ui.inspector.row import Row
from studio.ui.theme import Theme
from studio.wire.capability import Parameter

AnyField = ChoiceField | LineField | NumberField | SwitchField


def field_for(theme: Theme, parameter: Parameter) -> AnyField:
    """The field for a parameter's kind."""
    title = parameter.title or readable(parameter.name)
    match parameter.kind:
        case "choice" | "text" if parameter.choices:
            return ChoiceField(theme, title, [(choice, readable(choice)) for choice in parameter.choices])
        case "bool":
            return SwitchField(title)
        case "int" | "float":
            whole = parameter.kind == "int"
            return NumberField(title, Steps(minimum=parameter.minimum, maximum=parameter.maximum, whole=whole))
        case "text" | "choice":
            return LineField(title)


def show_value(field: AnyField, cell: Cell) -> None:
    """Have a field show a cell's value."""
    value = cell.value
    match field:
        case ChoiceField():
            field.show_choice(value, readable(cell.derived) if cell.derived else "")
        case SwitchField():
            field.show_state(None if value is None else bool(value))
        case NumberField():
            field.show_number(value if isinstance(value, int | float) else None)
        case LineField():
            field.show_text(None if value is None else str(value))


class ParameterRow(Row):
    """`given` bears the name, the value and a merge key."""

    given = Signal(str, object, str)
    escaped = Signal()

    def __init__(self, theme: Theme, parameter: Parameter) -> None:
        self._made = field_for(theme, parameter)
        super().__init__(theme, parameter.title or readable(parameter.name), self._made, tip=parameter.help)
        self.parameter = parameter
        self._made.valued.connect(self._give)
        self._made.escaped.connect(self.escaped)

    def _give(self, value: object, key: str) -> None:
        self.given.emit(self.parameter.name, value, key)

    def show_cell(self, cell: Cell) -> None:
        """Show a value with where it comes from."""
        show_value(self._made, cell)
        self.show_source(cell.source, own=cell.own)

    def answer(self, sentence: str) -> None:
        """Say beside the field why a value was not taken; empty: it was."""
        if sentence:
            refuse(self._made, sentence)
        else:
            accept(self._made)

    @property
    def editor(self) -> QWidget:
        return self._made
