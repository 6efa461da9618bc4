"""Asking an engine what it understands of a prompt, and waiting for the answer."""

import queue
import time

from studio.errors import BadInputError, EngineError, WorkerError
from studio.render.host import Died, Report, WorkerHost
from studio.render.process import Launch
from studio.wire import messages as m

PATIENCE_S = 120.0


def read_prompt(launch: Launch, prompt: str, *, patience_s: float = PATIENCE_S) -> m.Understood:
    """Start a worker, have it read one prompt, and end it.

    Raises `BadInputError` for an engine that does not read, `EngineError`, and `WorkerError` if it dies or is silent.
    """
    told: queue.SimpleQueue[Report] = queue.SimpleQueue()
    host = WorkerHost(launch, told.put)
    try:
        host.say(m.Read(id="prompt", prompt=prompt))
        deadline = time.monotonic() + patience_s
        while True:
            match told.get(timeout=max(0.0, deadline - time.monotonic())):
                case m.Understood() as answer:
                    return answer
                case m.Failed(kind="bad_input", sentence=sentence):
                    raise BadInputError(sentence)
                case m.Failed(sentence=sentence):
                    raise EngineError(sentence)
                case Died(sentence=sentence):
                    raise WorkerError(sentence)
                case _:
                    continue
    except queue.Empty:
        raise WorkerError(f"{launch.title} did not say within {patience_s:g} seconds what it understood.") from None
    finally:
        host.close()
