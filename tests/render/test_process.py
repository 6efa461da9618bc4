from pathlib import Path

import pytest

from studio.render.process import KEPT_LINES, Launch, Outcome, WorkerProcess
from studio.wire import messages as m


@pytest.mark.parametrize(
    ("code", "during", "reason", "sentence"),
    [
        (-9, "shot 3", "", "The previs worker was killed by signal 9 (SIGKILL) while making shot 3."),
        (-11, "", "", "The previs worker was killed by signal 11 (SIGSEGV)."),
        (-250, "", "", "The previs worker was killed by signal 250 (unknown)."),
        (7, "shot 1", "", "The previs worker ended while making shot 1 with exit code 7."),
        (-15, "shot 1", "it hung", "The previs worker was stopped while making shot 1: it hung."),
    ],
)
def test_an_outcome_says_how_it_ended(code: int, during: str, reason: str, sentence: str) -> None:
    outcome = Outcome(title="previs", pid=1, code=code, during=during, reason=reason, lines=("a", "b"))
    assert outcome.sentence == sentence
    assert outcome.detail == "a\nb"


def test_a_worker_runs_in_a_session_of_its_own_and_can_be_stopped(launch: Launch) -> None:
    process = WorkerProcess(launch)
    try:
        assert process.code is None
        process.channel.post(m.Ping())
        assert isinstance(process.channel.receive(20), m.Stats)
        assert Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[3] == str(process.pid)
    finally:
        process.stop()
        outcome = process.outcome()
        process.channel.close()
    assert outcome.code == -15
    assert process.code == -15


def test_the_last_lines_of_stderr_are_kept(launch: Launch) -> None:
    process = WorkerProcess(launch._replace(entry="no_such_plugin:Thing"))
    process.channel.post(m.Hello(protocol=m.PROTOCOL, ring="/nowhere", session="s"))
    failure = process.channel.receive(20)
    while not isinstance(failure, m.Failed):
        failure = process.channel.receive(20)
    process.stop()
    outcome = process.outcome()
    process.channel.close()
    assert "WorkerError" in outcome.detail
    assert len(outcome.lines) <= KEPT_LINES
