import msgspec
import pytest

from studio.wire import messages as m
from studio.wire.capability import Capabilities, Inputs, Parameter, Sizes

ABILITIES = Capabilities(
    engine="test",
    title="Test",
    inputs=Inputs(first_frame=True),
    sizes=Sizes(multiple=16),
    parameters=(Parameter(name="steps", kind="int", default=4, minimum=1, maximum=50),),
)
EDITORS: list[m.ToWorker] = [
    m.Hello(protocol=m.PROTOCOL, ring="/dev/shm/x", session="s"),
    m.Load(model="a", options={"x": 1, "y": "z", "w": True, "v": 0.5}),
    m.Unload(),
    m.Read(id="1", prompt="Füchsin 狐 🦊"),
    m.Generate(job="j", recipe=b"{}", out="/tmp/x", media={"a": "b"}),
    m.Update(job="j", params={"steps": 3}),
    m.Cancel(job="j"),
    m.Ping(),
    m.Shutdown(),
]
WORKERS: list[m.ToEditor] = [
    m.Ready(protocol=1, pid=1, device="cpu", memory=1, capabilities=ABILITIES),
    m.Loaded(capabilities=ABILITIES, ms=1.5),
    m.Understood(id="1", plan=b"{}", spans=((0, 3, "subject"),), missed=("zeppelin",)),
    m.Started(job="j"),
    m.PhaseChanged(job="j", phase="denoise"),
    m.Progress(job="j", step=1, steps=2),
    m.Frames(job="j", first=0, count=1, slot=0, seq=1),
    m.Finished(
        job="j",
        path="p",
        sha256="0",
        frames=1,
        width=16,
        height=16,
        seed=2**62,
        first_frame_ms=1.0,
        total_ms=2.0,
    ),
    m.Cancelled(job="j"),
    m.Failed(job="", kind="internal", sentence="No."),
    m.Stats(rss=1),
]


@pytest.mark.parametrize("message", EDITORS, ids=lambda message: type(message).__name__)
def test_the_worker_reads_what_the_editor_says(message: m.ToWorker) -> None:
    data = msgspec.msgpack.encode(message)
    assert msgspec.msgpack.decode(data, type=m.ToWorker) == message
    with pytest.raises(msgspec.ValidationError):
        msgspec.msgpack.decode(data, type=m.ToEditor)


@pytest.mark.parametrize("message", WORKERS, ids=lambda message: type(message).__name__)
def test_the_editor_reads_what_the_worker_says(message: m.ToEditor) -> None:
    data = msgspec.msgpack.encode(message)
    assert msgspec.msgpack.decode(data, type=m.ToEditor) == message
