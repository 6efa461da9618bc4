"""A generator whose engine needs models."""

import json
import time
from pathlib import Path
from typing import Any

from studio.extend.registry import bundled_folder, find_plugins
from studio.project import Opened
from studio.render.events import Event
from studio.render.generate import Generator
from studio.render.host import Limits
from studio.render.inbox import Told

FAKES = Path(__file__).parent
"""A folder of plugins, of which some fail on request."""
LIMITS = Limits(silence_s=5.0, stall_s=5.0, cancel_s=1.0, back_off_s=0.01, longest_back_off_s=0.05)


class Weighing:
    """A generator with an engine that needs models, and what its worker told."""

    def __init__(self, opened: Opened, folder: Path) -> None:
        self.folder, self.records = folder / "models", folder / "cache" / "models.json"
        self.told: list[Told] = []
        self.registry = find_plugins([bundled_folder(), FAKES], installed=False)
        self.generator = Generator(
            opened,
            self.registry,
            LIMITS,
            listen=self.told.append,
            model_folders=[str(self.folder)],
            records=self.records,
        )

    def model(self, folder_name: str, **told: Any) -> str:
        """Put a model into the folder of models, or change it."""
        folder = self.folder / folder_name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "model.json").write_text(json.dumps(told))
        return str(folder)

    def until(self, kind: type[object]) -> Any:
        """What a worker tells next of a kind."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            self.generator.pump(0.02)
            for place, told in enumerate(self.told):
                if isinstance(told.report, kind):
                    del self.told[: place + 1]
                    return told.report
            time.sleep(0.005)
        raise AssertionError(f"no {kind.__name__}")

    def run(self) -> list[Event]:
        return list(self.generator.run())
