from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import BadInputError
from studio.ui.session import Session
from studio.ui.start.recents import MOST, Recent, Recents, recent_of, recents_path


@pytest.fixture
def recents(tmp_path: Path) -> Recents:
    return Recents(tmp_path / "settings" / "recent.json")


def test_the_newest_is_first_and_each_is_there_once(recents: Recents) -> None:
    for name in ("a", "b", "a", "c"):
        recents.remember(Recent(path=f"/films/{name}.storyreel"))
    assert [one.name for one in recents.all()] == ["c", "a", "b"]
    recents.forget("/films/a.storyreel")
    assert [one.name for one in recents.all()] == ["c", "b"]


def test_thirty_are_kept(recents: Recents) -> None:
    for number in range(MOST + 5):
        recents.remember(Recent(path=f"/films/{number}"))
    kept = recents.all()
    assert len(kept) == MOST
    assert kept[0].path == f"/films/{MOST + 4}"


def test_nothing_is_left_beside_the_list(recents: Recents, tmp_path: Path) -> None:
    recents.remember(Recent(path="/films/a"))
    assert [path.name for path in (tmp_path / "settings").iterdir()] == ["recent.json"]


@given(st.binary(max_size=200))
def test_a_damaged_list_is_an_empty_one(tmp_path_factory: pytest.TempPathFactory, damage: bytes) -> None:
    path = tmp_path_factory.mktemp("recent") / "recent.json"
    path.write_bytes(b"\x00" + damage)
    recents = Recents(path)
    assert recents.all() == []
    recents.remember(Recent(path="/films/a"))
    assert [one.path for one in recents.all()] == ["/films/a"]


def test_a_list_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInputError, match="could not be kept"):
        Recents(tmp_path / "file" / "recent.json").remember(Recent(path="/films/a"))


def test_an_open_project_is_remembered_as_it_is(
    session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    recent = recent_of(session.opened)
    assert (recent.name, recent.shots, recent.seconds, recent.missing) == ("Film", 6, 6.0, False)
    assert Recent(path="/films/gone.storyreel").missing
    assert Recent(path="/films/Night Train.storyreel").name == "Night Train"
    monkeypatch.setenv("STORYREEL_CONFIG", str(tmp_path / "settings.json"))
    assert recents_path() == tmp_path / "recent.json"
