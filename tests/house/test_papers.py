"""What we promise in writing is so."""

import re
import shlex

import codebase
import pytest
from previs.engine import PrevisEngine

BLOCK = re.compile(r"```(?:sh|bash|console|text)?\n(.*?)```", re.DOTALL)
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)#]+)\)|\]\(([^)#:]+)\)")


def _text(name: str) -> str:
    return (codebase.ROOT / name).read_text(encoding="utf-8")


def _commands(program: str) -> list[list[str]]:
    lines = [line.strip() for block in BLOCK.findall(_text("README.md")) for line in block.splitlines()]
    words = [shlex.split(line, comments=True) for line in lines if line.startswith(program)]
    return [line[len(program.split()) :] for line in words]


def test_the_readme_shows_commands() -> None:
    assert len(_commands("storyreel")) >= 5
    assert {tuple(words) for words in _commands("python3 packaging/bootstrap.py")} == {("run",), ("test",)}


@pytest.mark.parametrize("words", _commands("storyreel"), ids=" ".join)
def test_the_readmes_commands_exist(words: list[str]) -> None:
    # imported here, so that a broken command line fails these tests and not the whole collection
    from studio.cli.parser import build_parser

    build_parser().parse_args(words)


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"])
def test_links_lead_to_files_that_exist(name: str) -> None:
    links = [match[0] or match[1] for match in PICTURE.findall(_text(name))]
    gone = [link for link in links if not link.startswith("http") and not (codebase.ROOT / link).exists()]
    assert not gone, f"{name} points at what is not there: {', '.join(gone)}."


def test_every_room_is_on_the_map() -> None:
    rooms = {module.name.split(".")[1] for module in codebase.product() if module.name.startswith("studio.")}
    absent = sorted(room for room in rooms - {"__main__"} if f"`{room}" not in _text("ARCHITECTURE.md"))
    assert not absent, f"ARCHITECTURE.md does not name {', '.join(absent)}."


def test_the_changelog_has_an_open_page() -> None:
    assert "## [Unreleased]" in _text("CHANGELOG.md")


ROWS = ("people", "animals", "machines", "things")


def _staged() -> list[str]:
    """What the README's table says that previs stages, a thing a word."""
    rows = [line.split("|")[1:3] for line in _text("README.md").splitlines() if line.startswith("|")]
    words = [word.strip() for name, cell in rows if name.strip() in ROWS for word in re.split("[,;]", cell)]
    return [word for word in words if not word.startswith("with ")]


def test_previs_stages_what_the_readme_says() -> None:
    engine = PrevisEngine()
    missed = {word: engine.read(f"a {word} in a meadow").missed for word in _staged()}
    assert len(missed) > 30
    assert not [word for word, words in missed.items() if words], f"Not staged: {missed}."
