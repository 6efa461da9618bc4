"""Settings: what is saved comes back, what is wrong is said, nothing of the user's is lost."""

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.errors import BadInputError
from studio.model.time import Rate
from studio.settings import Settings, load, save, settings_path

SOME = st.builds(
    Settings,
    plugin_folders=st.lists(st.text(max_size=20), max_size=3).map(tuple),
    engine=st.from_regex(r"\A[a-z][a-z0-9_-]{0,20}\Z"),
    previs_threads=st.integers(0, 256),
    ring_slots=st.integers(0, 256),
    heartbeat_s=st.floats(1, 600),
)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path / "none.json") == Settings()


@given(SOME)
@settings(max_examples=20)
def test_what_is_saved_comes_back(tmp_path_factory: pytest.TempPathFactory, chosen: Settings) -> None:
    path = tmp_path_factory.getbasetemp() / "law.json"
    save(chosen, path)
    assert load(path) == chosen


def test_unknown_keys_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"from_the_future": [1, 2], "ring_slots": 4}')
    save(Settings(ring_slots=8), path)
    kept = json.loads(path.read_text())
    assert kept["from_the_future"] == [1, 2]
    assert kept["ring_slots"] == 8


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[1, 2]",
        '{"ring_slots": "many"}',
        '{"ring_slots": -1}',
        '{"fps": "quick"}',
        '{"size": "wide"}',
        '{"engine": "../evil"}',
        '{"heartbeat_s": -1}',
    ],
)
def test_a_bad_file_is_one_sentence_and_stays_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    with pytest.raises(BadInputError, match=r"settings\.json") as refusal:
        load(path)
    assert "\n" not in str(refusal.value)
    with pytest.raises(BadInputError):
        save(Settings(), path)
    assert path.read_text() == text


def test_bytes_that_are_no_text_are_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b'{"engine": "\xff\xfe"}')
    with pytest.raises(BadInputError):
        load(path)


def test_a_folder_in_the_way_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        load(tmp_path)
    with pytest.raises(BadInputError):
        save(Settings(), tmp_path)


def test_a_value_that_could_not_be_loaded_is_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    with pytest.raises(BadInputError):
        save(msgspec.structs.replace(Settings(), ring_slots=-1), path)
    assert not path.exists()


def test_nothing_but_the_file_is_left(tmp_path: Path) -> None:
    save(Settings(), tmp_path / "deep" / "settings.json")
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["settings.json"]


def test_the_frame_rate_is_a_rate() -> None:
    assert Settings(fps="30000/1001").rate() == Rate.parse("30000/1001")


def test_the_path_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STORYREEL_CONFIG", str(tmp_path / "mine.json"))
    assert settings_path() == tmp_path / "mine.json"
    monkeypatch.delenv("STORYREEL_CONFIG")
    assert settings_path().name == "settings.json"
    assert "storyreel" in settings_path().parts
