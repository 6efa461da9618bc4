import os
import sys
from pathlib import Path

import pytest

from studio.errors import NotFoundError
from studio.extend.registry import VARIABLE, bundled_folder, engine_id, find_plugins, user_folders


def plugin(folder: Path, name: str, engine: str = "", more: str = "") -> Path:
    home = folder / name
    home.mkdir(parents=True)
    (home / "__init__.py").write_text("raise RuntimeError('imported')")
    text = f'id = "{name}"\ntitle = "{name.title()}"\nversion = "1"\napi = 1\n{more}'
    if engine:
        text += f'[engine]\nentry = "{name}.engine:E"\n[engine.capabilities]\nengine = "{engine}"\n'
    (home / "plugin.toml").write_text(text)
    return home


def test_plugins_are_found_and_nothing_of_them_is_run(tmp_path: Path) -> None:
    plugin(tmp_path, "zeta", "zeta")
    plugin(tmp_path, "alpha", "alpha")
    plugin(tmp_path, "paper")
    registry = find_plugins([tmp_path], installed=False)
    assert [engine_id(manifest) for manifest in registry.engines] == ["alpha", "zeta"]
    assert len(registry.manifests) == 3
    assert not registry.problems
    assert registry.engine("zeta").title == "Zeta"
    assert "alpha" not in sys.modules


def test_an_engine_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    plugin(tmp_path, "alpha", "alpha")
    with pytest.raises(NotFoundError, match="no engine 'beta'; there are: alpha"):
        find_plugins([tmp_path], installed=False).engine("beta")
    with pytest.raises(NotFoundError, match="there are: none"):
        find_plugins([], installed=False).engine("beta")


def test_a_broken_plugin_is_told_and_the_others_work(tmp_path: Path) -> None:
    plugin(tmp_path, "alpha", "alpha")
    plugin(tmp_path, "broken", "broken", more="wrong = 1\n")
    registry = find_plugins([tmp_path], installed=False)
    assert [manifest.id for manifest in registry.manifests] == ["alpha"]
    assert len(registry.problems) == 1
    assert "wrong" in registry.problems[0]


def test_of_two_of_the_same_id_the_first_is_taken_and_it_is_said(tmp_path: Path) -> None:
    first = plugin(tmp_path / "one", "alpha", "alpha")
    second = plugin(tmp_path / "two", "alpha", "alpha")
    plugin(tmp_path / "two", "other", "alpha")
    registry = find_plugins([tmp_path / "one", tmp_path / "two"], installed=False)
    assert [manifest.path for manifest in registry.manifests] == [first.resolve()]
    assert len(registry.problems) == 2
    assert str(second) in registry.problems[0]
    assert "offers the same" in registry.problems[0]


def test_the_same_folder_twice_is_no_problem(tmp_path: Path) -> None:
    plugin(tmp_path, "alpha", "alpha")
    registry = find_plugins([tmp_path, tmp_path], installed=False)
    assert len(registry.manifests) == 1
    assert not registry.problems


def test_installed_packages_declare_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plugin(tmp_path, "installed_one", "installed_one")
    about = tmp_path / "installed_one-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: installed-one\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[storyreel.plugins]\none = installed_one\ngone = not_there_at_all\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    registry = find_plugins([])
    assert "installed_one" in [engine_id(manifest) for manifest in registry.engines]
    assert "installed_one" not in sys.modules


def test_the_bundled_engines_come_through_the_same_door() -> None:
    registry = find_plugins([bundled_folder()], installed=False)
    assert not registry.problems
    assert "test_pattern" in [engine_id(manifest) for manifest in registry.engines]


def test_the_users_folders_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, os.pathsep.join(["/a", "/b"]))
    assert user_folders() == [Path("/a"), Path("/b")]
    monkeypatch.setenv(VARIABLE, "")
    assert user_folders() == []
    monkeypatch.delenv(VARIABLE)
    assert user_folders()[0].name == "plugins"
