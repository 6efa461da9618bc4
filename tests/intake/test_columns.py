import pytest

from studio.intake.columns import match, plain


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Shot #", "label"),
        ("#", "label"),
        ("SCENE_NO.", "scene"),
        ("Seconds", "length"),
        ("Dur.", "length"),
        ("Duration (s)", "length"),
        ("Length", "length"),
        ("Frames", "frames"),
        ("Shot size", "size"),
        ("Camera Angle", "angle"),
        ("Camera move", "movement"),
        ("Focal length (mm)", "lens"),
        ("SFX", "sound"),
        ("Dialog", "dialogue"),
        ("Comments", "notes"),
        ("Location", "location"),
        ("Negative Prompt", "negative"),
    ],
)
def test_headers_are_matched_loosely(header: str, field: str) -> None:
    columns = match(["Description", header])
    assert columns
    assert columns.fields == {"prompt": 0, field: 1}


def test_the_surest_name_wins_and_the_others_are_kept() -> None:
    columns = match(["Action", "Prompt", "Props", "Props", "", "Description"])
    assert columns
    assert columns.fields == {"prompt": 1}
    assert columns.extra == {"Action": 0, "Props": 2, "Props (2)": 3, "Column 5": 4, "Description": 5}


def test_without_a_description_there_is_no_header() -> None:
    assert match(["Scene", "Shot", "Seconds"]) is None


def test_only_our_own_list_has_derived_columns() -> None:
    ours = match(["prompt", "shot_id", "sha256", "status", "Props"])
    theirs = match(["prompt", "Status", "Props"])
    assert ours
    assert theirs
    assert list(ours.extra) == ["Props"]
    assert list(theirs.extra) == ["Status", "Props"]


def test_plain() -> None:
    assert plain(" Duration_(s) ") == "duration s"
