import pytest

from studio import app
from tests.cli.conftest import Storyreel


def test_engines_are_capability_records(storyreel: Storyreel) -> None:
    records = {line["engine"]: line for line in storyreel("engines", "--json").lines}
    assert records.keys() >= {"previs", "test_pattern"}
    assert records["previs"]["reads_prompts"]
    assert records["previs"]["quality"] == "draft"


def test_doctor_looks_at_the_machine(storyreel: Storyreel) -> None:
    said = storyreel("doctor", "--json")
    assert {line["state"] for line in said.lines} <= {"ok", "warn", "missing"}
    assert any("libx264" in line["name"] for line in said.lines)


def test_an_unknown_bench_says_what_there_is(storyreel: Storyreel) -> None:
    said = storyreel("bench", "nothing")
    assert said.status == 1
    assert "transport" in said.err


@pytest.mark.parametrize(("words", "project"), [((), None), (("open",), None), (("open", "film"), "film")])
def test_the_window_is_opened(
    storyreel: Storyreel, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], project: str | None
) -> None:
    asked: list[str | None] = []

    def run_window(project: str | None) -> int:
        asked.append(project)
        return 0

    monkeypatch.setattr(app, "run_window", run_window)
    assert storyreel(*words).status == 0
    assert asked == [project]


def test_bad_usage_is_one_sentence(storyreel: Storyreel) -> None:
    for words in (("frobnicate",), ("list",), ("list", "a", "--nothing"), ("new",)):
        said = storyreel(*words)
        assert (said.status, said.err.count("\n")) == (2, 1)
        assert said.err.startswith("storyreel: ")
