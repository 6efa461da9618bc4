from studio.ui.inspector.offered import lacking, offered
from studio.wire.capability import Capabilities, Inputs, Parameter


def record(inputs: Inputs | None = None) -> Capabilities:
    """An engine that needs weights, with a parameter of each sort."""
    named = (
        ("model", "text"),
        ("model.digest", "text"),
        ("memory", "choice"),
        ("steps", "int"),
        ("first_frame", "picture"),
        ("last_frame", "picture"),
        ("reference.*", "picture"),
        ("control", "video"),
        ("earlier.*", "text"),
    )
    parameters = tuple(Parameter(name=name, kind=kind, default="", title=name.title()) for name, kind in named)  # type: ignore[arg-type]
    return Capabilities(
        engine="e", title="E", models=True, model="/m/Wan", inputs=inputs or Inputs(), parameters=parameters
    )


def names(rows: list[Parameter]) -> list[str]:
    return [row.name for row in rows]


def test_rows_are_what_the_model_takes_and_the_machines_come_last() -> None:
    assert names(offered(record())) == ["steps", "memory"]
    full = record(Inputs(first_frame=True, last_frame=True, references=2, control_video=True))
    assert names(offered(full)) == ["steps", "first_frame", "last_frame", "reference.1", "control", "memory"]


def test_a_family_of_pictures_grows_by_one_until_the_model_takes_no_more() -> None:
    some = record(Inputs(references=3))
    assert names(offered(some, {"reference.2"})) == ["steps", "reference.1", "reference.2", "memory"]
    assert names(offered(some, {"reference.1", "reference.2", "reference.3"}))[1:4] == [
        "reference.1",
        "reference.2",
        "reference.3",
    ]
    row = offered(some)[1]
    assert (row.title, row.kind) == ("Reference.* 1", "picture")


def test_what_has_no_effect_is_shown_where_it_is_set_and_says_why() -> None:
    plain = record()
    assert "last_frame" in names(offered(plain, {"last_frame"}))
    row = next(row for row in plain.parameters if row.name == "last_frame")
    assert lacking(plain, row) == "Wan does not take this: it has no effect."
    assert lacking(record(Inputs(last_frame=True)), row) == ""
    assert lacking(plain, plain.parameters[3]) == ""
