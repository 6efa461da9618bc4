from pathlib import Path

import pytest

from studio.errors import PluginError
from studio.extend.manifest import read_manifest

GOOD = """
id = "noise"
title = "Noise"
version = "2.1"
api = 1

[engine]
entry = "noise.engine:Noise"

[engine.capabilities]
quality = "master"

[engine.capabilities.sizes]
multiple = 16

[[engine.capabilities.parameters]]
name = "grain"
kind = "float"
default = 0.5
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "plugin.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_manifest_is_read_without_importing_anything(tmp_path: Path) -> None:
    (tmp_path / "__init__.py").write_text("raise RuntimeError('imported')")
    manifest = read_manifest(write(tmp_path, GOOD))
    assert (manifest.id, manifest.title, manifest.path) == ("noise", "Noise", tmp_path.resolve())
    assert manifest.import_root == tmp_path.parent.resolve()
    assert manifest.engine
    abilities = manifest.engine.capabilities
    assert (abilities.engine, abilities.title, abilities.version) == ("noise", "Noise", "2.1")
    assert abilities.sizes.multiple == 16
    assert abilities.parameters[0].default == 0.5


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('title = "Noise"', "", "title"),
        ("api = 1", 'api = "1"', "api"),
        ("api = 1", "api = 99", "api 99 is not spoken here"),
        ('id = "noise"', 'id = "../noise"', "id '../noise'"),
        ('entry = "noise.engine:Noise"', 'entry = "noise.engine"', "engine.entry 'noise.engine'"),
        ('entry = "noise.engine:Noise"', "entry = 3", "engine.entry: Expected 'str'"),
        ('quality = "master"', 'qualty = "master"', "no field engine.capabilities.qualty"),
        ('quality = "master"', 'quality = "best"', "engine.capabilities.quality"),
        ("multiple = 16", "multipel = 16", "no field engine.capabilities.sizes.multipel"),
        ('name = "grain"', 'nam = "grain"', "parameters[0].nam"),
        ('version = "2.1"', 'version = "2.1"\nfoo = 1', "foo"),
        ("[engine]", "[engine", "is no TOML"),
    ],
)
def test_a_bad_manifest_is_told_with_its_file_and_field(tmp_path: Path, before: str, after: str, words: str) -> None:
    path = write(tmp_path, GOOD.replace(before, after))
    with pytest.raises(PluginError) as caught:
        read_manifest(path)
    assert str(path) in str(caught.value)
    assert words in str(caught.value)


def test_a_manifest_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="cannot be read"):
        read_manifest(tmp_path / "plugin.toml")
    (tmp_path / "plugin.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PluginError, match="is no TOML"):
        read_manifest(tmp_path / "plugin.toml")


def test_capabilities_have_to_be_a_table(tmp_path: Path) -> None:
    text = 'id = "a"\ntitle = "A"\nversion = "1"\napi = 1\n[engine]\nentry = "a:A"\ncapabilities = 3\n'
    with pytest.raises(PluginError, match="has to be a table"):
        read_manifest(write(tmp_path, text))


def test_a_plugin_need_not_offer_an_engine(tmp_path: Path) -> None:
    manifest = read_manifest(write(tmp_path, 'id = "a"\ntitle = "A"\nversion = "1"\napi = 1\n'))
    assert manifest.engine is None
