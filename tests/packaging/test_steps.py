"""A step says what it does and how it ended; a failure becomes a sentence."""

import sys

import pytest
import steps


def test_a_good_step_is_a_line_with_its_time(capsys: pytest.CaptureFixture[str]) -> None:
    steps.step("Greeting", [sys.executable, "-c", "print('hello')"])
    printed = capsys.readouterr().out
    assert "ok" in printed
    assert "Greeting" in printed
    assert "hello" not in printed


def test_a_failed_step_shows_its_end_and_its_cause(capsys: pytest.CaptureFixture[str]) -> None:
    code = "import sys; print('OSError: No space left on device'); sys.exit(3)"
    with pytest.raises(steps.SetupError, match=r"Filling failed\. The disk is full"):
        steps.step("Filling", [sys.executable, "-c", code])
    assert "No space left" in capsys.readouterr().out


def test_a_program_that_is_not_there_is_a_failed_step() -> None:
    good, printed = steps.attempt("Nothing", ["/no/such/program"])
    assert not good
    assert "/no/such/program" in printed


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("Temporary failure in name resolution", "no network"),
        ("urllib3 NewConnectionError(...)", "cannot be reached"),
        ("ERROR: No matching distribution found for numba", "no build for this Python"),
        ("PermissionError: [Errno 13] Permission denied: 'x'", "belongs to you"),
        ("something new", str(steps.LOG)),
    ],
)
def test_known_causes_have_a_sentence(printed: str, words: str) -> None:
    assert words in steps.cause(printed)
