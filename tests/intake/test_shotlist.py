from pathlib import Path

import pytest

from studio.edit.deeds import Draft
from studio.errors import IntakeError
from studio.intake import shotlist
from studio.intake.shotlist import read_shotlist
from studio.model.time import Rate


def read(tmp_path: Path, words: str) -> list[Draft]:
    (tmp_path / "list.csv").write_bytes(words.encode())
    return read_shotlist(tmp_path / "list.csv", Rate(24))


LIST = (
    "Scene{d}Shot #{d}Dur.{d}Size{d}Camera move{d}Description{d}Dialogue{d}SFX{d}Notes{d}Props\r\n"
    '1{d}1A{d}4{d}wide{d}pan left{d}A gate{d}"Go,{d} ""now"""{d}wind{d}cold{d}rope\r\n'
    "\r\n"
    '2{d}2{d}0:02{d}{d}{d}"Two\r\nlines"{d}{d}{d}{d}\r\n'
)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff", "sep={d}\r\n", "My film\r\n\r\n"])
def test_any_delimiter_is_read(tmp_path: Path, delimiter: str, start: str) -> None:
    words = (start + LIST).replace("{d}", delimiter)
    first, second = read(tmp_path, words)
    assert first == Draft(
        prompt="wide, pan left: A gate",
        frames=96,
        scene="1",
        label="1A",
        dialogue=f'Go,{delimiter} "now"',
        sound="wind",
        notes="cold",
        extra={"size": "wide", "movement": "pan left", "Props": "rope"},
    )
    assert second == Draft(prompt="Two lines", frames=48, scene="2")


def test_a_row_with_only_a_scene_begins_it_and_a_blank_scene_goes_on(tmp_path: Path) -> None:
    rows = ["scene,location,description", "INT. BAR,,", ",,A man", ",,A woman", "2,Harbour,A boat", ",Sea,A gull"]
    drafts = read(tmp_path, "\n".join(rows))
    assert [(draft.scene, draft.extra) for draft in drafts] == [
        ("INT. BAR", {}),
        ("INT. BAR", {}),
        ("2", {"location": "Harbour"}),
        ("Sea", {}),
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("scene,shot\n1,2\n", "no column that describes"),
        ("", "no column that describes"),
        ("description\n", "no row with a description"),
        ("description,seconds\nA gate,soon\n", r"line 2: 'soon' is not a length"),
        ("description,seconds\nA gate,0\n", r"line 2: .*at least 1 frame"),
        ("description,seconds\nA gate,-3\n", "line 2"),
        ("description,seconds\nA gate,9999\n", "line 2: .*too long"),
        ("description,seconds\n\nA gate,2\n,3\n", "line 4: .*no description"),
        ('description,notes\nA gate,"open\nA pier,\n', "line 2: the quotes are broken"),
        ('description,notes\n"A "red" gate",x\n', "line 2: the quotes are broken"),
        ("description,notes\nA gate, red, open\n", "line 2: the row has 3 cells"),
        ("description\n" + "x" * 10_001, "line 2: .*shorten"),
        ("description\n" + "x" * 200_000, "line 2"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, words: str, sentence: str) -> None:
    with pytest.raises(IntakeError, match=r"list\.csv.*" + sentence):
        read(tmp_path, words)


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shotlist, "MAX_SHOTS", 2)
    with pytest.raises(IntakeError, match="more than 2"):
        read(tmp_path, "description\nA\nB\nC\n")


def test_disarmed_formulas_come_back_as_they_were(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, "description,dialogue,notes\n'=1+1,''-x,'plain'\n")
    assert (draft.prompt, draft.dialogue, draft.notes) == ("=1+1", "'-x", "'plain'")
