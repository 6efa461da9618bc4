"""The other process of the transport bench: `python -m studio.bench.sender RING COUNT WIDTH HEIGHT`.

Fills the ring with a picture as fast as the reader empties it and names each slot on stdout, as a worker does.
"""

import os
import sys
import time
from pathlib import Path

import numpy as np

from studio.wire.channel import worker_side
from studio.wire.messages import Frames
from studio.wire.ring import FrameRing, Label


def main() -> None:
    """Send COUNT pictures, waiting while the ring is full (a bench counts pictures, so none may be lost)."""
    ring = FrameRing.attach(Path(sys.argv[1]))
    count, width, height = (int(word) for word in sys.argv[2:5])
    frame = np.random.default_rng(1).integers(0, 255, (height * 3 // 2, width), np.uint8)
    channel = worker_side(os.dup(0), os.dup(1))
    channel.receive()
    for index in range(count):
        while not ring.free:
            time.sleep(0.00005)
        where = ring.write(frame, Label(1, index, 3))
        if where:
            channel.send(Frames(job="bench", first=index, count=1, slot=where.slot, seq=where.seq))
    ring.close()


if __name__ == "__main__":
    main()
