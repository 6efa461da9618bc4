import msgspec
import pytest

from studio.edit.change import (
    Change,
    Edit,
    addition,
    decode_changes,
    encode_changes,
    field_change,
    is_addition,
    is_removal,
    merge,
    removal,
    squash,
)
from studio.model.rows import Project, Scene, Shot
from studio.model.time import Rate

SHOT = Shot(id="s1", scene="c1", order="a0", prompt="A fox", frames=48)


def words(before: str, after: str, field: str = "prompt") -> Change:
    return Change("shots", "s1", field, before, after)


def test_a_run_of_changes_becomes_the_fewest() -> None:
    assert squash([words("A fox", "b"), words("", "x", "notes"), words("b", "c")]) == (
        words("A fox", "c"),
        words("", "x", "notes"),
    )


def test_what_cancels_out_is_gone() -> None:
    assert squash([words("A fox", "b"), words("b", "A fox")]) == ()
    assert squash([addition("shots", SHOT), words("A fox", "b"), removal("shots", SHOT)]) == ()


def test_a_field_of_a_new_row_goes_into_the_row() -> None:
    (change,) = squash([addition("shots", SHOT), words("A fox", "b")])
    assert change.after == msgspec.structs.replace(SHOT, prompt="b")
    assert is_addition(change)


def test_a_removed_row_is_remembered_as_it_was_at_first() -> None:
    later = msgspec.structs.replace(SHOT, prompt="b")
    (change,) = squash([words("A fox", "b"), removal("shots", later)])
    assert change == removal("shots", SHOT)
    assert is_removal(change)
    assert squash([words("A fox", "b"), removal("shots", later), addition("shots", SHOT)]) == ()


def test_merge_takes_the_last_label() -> None:
    edits = [Edit("One", (words("A fox", "b"),)), Edit("Two", (words("b", "c"),))]
    assert merge(edits) == Edit("Two", (words("A fox", "c"),))
    assert merge(edits, "Both").label == "Both"
    assert merge([]) == Edit("", ())


def test_an_inverted_edit_runs_backwards() -> None:
    edit = Edit("Add", (addition("scenes", Scene(id="c1", order="a0")), addition("shots", SHOT)))
    assert [change.id for change in edit.inverted().changes] == ["s1", "c1"]
    assert edit.inverted().inverted() == edit
    assert edit.added("shots") == ["s1"]
    assert edit.inverted().added("shots") == []


def test_changes_survive_json() -> None:
    project = Project(params={"seed": 1, "fog": 0.5, "ink": True, "look": "x"})
    changes = (
        addition("shots", SHOT),
        removal("scenes", Scene(id="c1", order="a0", params={"n": 2**63 - 1})),
        field_change("project", project, "rate", Rate(30000, 1001)),
        field_change("project", project, "params", {}),
        Change("shots", "s1", "take_out", 9, None),
        Change("takes", "t1", "star", False, True),
    )
    assert decode_changes(encode_changes(changes)) == changes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[1]",
        '[["nobody","s1","prompt","a","b"]]',
        '[["shots","s1","colour","a","b"]]',
        '[["shots","s1","frames","a",1]]',
        '[["shots","s1","*",null,{"id":"s1"}]]',
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(msgspec.MsgspecError):
        decode_changes(text)
