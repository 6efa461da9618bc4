import pytest
from pytestqt.qtbot import QtBot

from studio.ui.inspector.cascade import Cell
from studio.ui.inspector.fields import ChoiceField, LineField, SwitchField
from studio.ui.inspector.number_field import NumberField
from studio.ui.inspector.parameter_row import ParameterRow, field_for, show_value
from studio.ui.session import Session
from studio.ui.theme import Theme
from studio.wire.capability import Parameter

KINDS = [
    (Parameter(name="look", kind="choice", default="auto", choices=("auto", "ink")), ChoiceField, "ink"),
    (Parameter(name="grain", kind="bool", default=False), SwitchField, True),
    (Parameter(name="steps", kind="int", default=20, minimum=1, maximum=50), NumberField, 30),
    (Parameter(name="guidance", kind="float", default=4.5), NumberField, 2.25),
    (Parameter(name="model", kind="text", default="", title="Weights"), LineField, "a/b"),
]


@pytest.mark.parametrize(("parameter", "kind", "value"), KINDS)
def test_each_kind_has_its_field(
    parameter: Parameter, kind: type, value: object, theme: Theme, session: Session, qtbot: QtBot
) -> None:
    row = ParameterRow(theme, parameter, session.thumbnails)
    qtbot.addWidget(row)
    assert isinstance(row.editor, kind)
    assert row.editor.accessibleName() == (parameter.title or parameter.name.capitalize())
    for cell in (Cell(parameter.default, "engine"), Cell(value, "shot", own=True), Cell(None, "mixed")):  # type: ignore[arg-type]
        row.show_cell(cell)
    assert row.source.source == "mixed"


def test_what_is_given_bears_the_name(theme: Theme, session: Session, qtbot: QtBot) -> None:
    row = ParameterRow(theme, KINDS[1][0], session.thumbnails)
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.given) as told:
        assert isinstance(row.editor, SwitchField)
        row.editor.click()
    assert told.args == ["grain", True, ""]
    row.answer("No.")
    assert row.editor.property("refused")
    row.answer("")
    assert not row.editor.property("refused")


def test_a_derived_value_is_shown_in_words(theme: Theme, session: Session, qtbot: QtBot) -> None:
    field = field_for(theme, KINDS[0][0], session.thumbnails)
    qtbot.addWidget(field)
    show_value(field, Cell("auto", "prompt", derived="dolly_in"))
    assert isinstance(field, ChoiceField)
    assert field.shown == "Dolly in"
