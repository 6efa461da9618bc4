"""Errors are one family whose exit codes the command line keeps."""

import inspect

import pytest

from studio import errors

FAMILY = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.StudioError)]


@pytest.mark.parametrize("kind", FAMILY)
def test_every_error_says_its_sentence_and_has_an_exit_code(kind: type[errors.StudioError]) -> None:
    assert str(kind("The fox is missing: add one.")) == "The fox is missing: add one."
    assert kind.exit_code in (1, 2, 130)
    assert kind.__doc__


def test_bad_usage_and_being_stopped_have_codes_of_their_own() -> None:
    assert errors.UsageError.exit_code == 2
    assert errors.CancelledError.exit_code == 130
    assert errors.ProjectError.exit_code == 1


def test_a_failed_engine_says_whether_to_try_again() -> None:
    assert errors.WorkerError("It died.", retryable=True).retryable
    assert not errors.EngineError("It cannot.").retryable
