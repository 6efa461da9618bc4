import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import huggingface_hub
import pytest
from diffusion.library import fetching
from diffusion.library.fetching import fetch
from diffusion.library.finding import snapshot
from diffusion.library.resolving import locate
from diffusion.library.wanting import asked
from huggingface_hub import constants

from studio.extend.api import BadInputError, Cancel, CancelledError, EngineError
from tests.plugins.diffusion.bare import write_weights, write_whole

BLOCK = 1024
STATE = "0123456789abcdef0123456789abcdef01234567"
LARGE = "transformer/diffusion_pytorch_model.safetensors"


class Hub(ThreadingHTTPServer):
    """As much of the Hugging Face Hub as a download needs: the list of files, and files from any byte on."""

    daemon_threads = False

    def __init__(self, files: Path) -> None:
        self.files = files
        self.asked: list[tuple[str, str]] = []
        """Names of files that were asked for, and from where on."""
        self.logins = set[tuple[bool, str | None]]()
        """What was shown to be let in, and whether to the other machine."""
        self.damaged = ""
        self.cut_at = 0
        """After so many bytes of the next large file the line goes dead, once."""
        self.refusal: tuple[int, str] | None = None
        super().__init__(("127.0.0.1", 0), _Answers)

    def listing(self) -> dict[str, Any]:
        names = sorted(path for path in self.files.rglob("*") if path.is_file())
        return {"id": "me/wan", "sha": STATE, "siblings": [self._entry(path) for path in names]}

    def _entry(self, path: Path) -> dict[str, Any]:
        content = path.read_bytes()
        entry: dict[str, Any] = {
            "rfilename": path.relative_to(self.files).as_posix(),
            "size": len(content),
            "blobId": _sha1(content),
        }
        if path.suffix == ".safetensors":
            sha256 = hashlib.sha256(content).hexdigest()
            entry["lfs"] = {"sha256": sha256, "size": len(content), "pointerSize": 134}
        return entry


def _sha1(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


class _Answers(BaseHTTPRequestHandler):
    server: Hub  # pyright: ignore[reportIncompatibleVariableOverride]

    def do_GET(self) -> None:
        hub = self.server
        if hub.refusal:
            status, code = hub.refusal
            self._answer(status, b"", {"X-Error-Code": code, "X-Error-Message": code})
        elif self.path.startswith("/api/models/me/wan"):
            self._answer(200, json.dumps(hub.listing()).encode(), {"Content-Type": "application/json"})
        elif self.path == f"/me/wan/resolve/{STATE}/{LARGE}":
            # large files lie elsewhere, where nobody's login is shown
            self._answer(302, b"", {"Location": f"http://localhost:{hub.server_port}/elsewhere/{LARGE}"})
        elif self.path.startswith((f"/me/wan/resolve/{STATE}/", "/elsewhere/")):
            hub.logins.add((self.path.startswith("/elsewhere/"), self.headers["Authorization"]))
            self._file(self.path.removeprefix(f"/me/wan/resolve/{STATE}/").removeprefix("/elsewhere/"))
        else:
            self._answer(404, b"", {"X-Error-Code": "RepoNotFound"})

    def _file(self, name: str) -> None:
        content = (self.server.files / name).read_bytes()
        if name == self.server.damaged:
            content = content[:-1] + bytes([content[-1] ^ 1])
        wanted = self.headers.get("Range", "")
        self.server.asked.append((name, wanted))
        start = int(wanted.removeprefix("bytes=").partition("-")[0] or 0)
        span = {"Content-Range": f"bytes {start}-{len(content) - 1}/{len(content)}"} if wanted else {}
        self._answer(206 if wanted else 200, content[start:], span, self._cut(name))

    def _cut(self, name: str) -> int | None:
        at, self.server.cut_at = (self.server.cut_at, 0) if name == LARGE else (0, self.server.cut_at)
        return at or None

    def _answer(self, status: int, body: bytes, headers: dict[str, str], cut: int | None = None) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[:cut])
        self.close_connection = True

    def log_request(self, code: object = "-", size: object = "-") -> None: ...


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    files = write_whole(tmp_path / "served")
    write_weights(files / LARGE, {"a.weight": (64, 64), "b.weight": (64,)}, fill=3)
    write_weights(files / "wan_all_in_one.safetensors", {"a": (4,)})
    (files / "README.md").write_text("---\nlicense: apache-2.0\n---\n")
    (files / "vae" / "old.bin").write_bytes(b"\x80\x02}")
    (files / "run.py").write_text("raise SystemExit")
    with Hub(files) as hub:
        thread = threading.Thread(target=hub.serve_forever, args=(0.01,))
        thread.start()
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{hub.server_port}")
        monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
        monkeypatch.setattr(constants, "DOWNLOAD_CHUNK_SIZE", BLOCK)
        huggingface_hub.close_session()
        yield hub
        huggingface_hub.close_session()
        hub.shutdown()
        thread.join()


class Watch:
    """Takes reports; raises its cancel when so many bytes of a file have come."""

    def __init__(self, cancel_at: int = 1 << 60) -> None:
        self.told: list[tuple[str, int, int]] = []
        self.cancel = Cancel()
        self._at = cancel_at

    def __call__(self, text: str, done: int, total: int) -> None:
        self.told.append((text, done, total))
        if text == f"Fetching {LARGE}" and done >= self._at:
            self.cancel.request()


def fetched(folder: Path | None = None, watch: Watch | None = None, model: str = "me/wan") -> str:
    watch = watch or Watch()
    return fetch(model, folder, watch, watch.cancel)


def test_a_model_is_fetched_into_the_cache_as_the_hub_keeps_it(server: Hub, hub: Path) -> None:
    watch = Watch()
    assert fetched(watch=watch) == "me/wan"
    folder = locate("me/wan")
    assert folder == hub / "models--me--wan" / "snapshots" / STATE == snapshot("me/wan")
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert "vae/diffusion_pytorch_model.safetensors" in names
    assert {"README.md", "model_index.json"} <= names
    assert not names & {"run.py", "vae/old.bin", "wan_all_in_one.safetensors"}
    assert (folder / LARGE).read_bytes() == (server.files / LARGE).read_bytes()
    assert not list(hub.rglob("*.part"))
    done = [done for _, done, total in watch.told if total > 10_000]
    assert done == sorted(done)
    assert done[-1] == watch.told[-1][2] == sum((folder / name).stat().st_size for name in names)


def test_a_login_is_not_shown_to_other_machines(server: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_of_nobody")
    fetched()
    assert server.logins == {(False, "Bearer hf_of_nobody"), (True, None)}


def test_huggingface_hub_finds_what_was_fetched(server: Hub, hub: Path) -> None:
    fetched()
    found = huggingface_hub.snapshot_download("me/wan", cache_dir=hub, local_files_only=True, revision=STATE)
    assert Path(found) == snapshot("me/wan")


def test_a_cancelled_download_stops_at_the_next_block_and_goes_on_from_there(server: Hub, tmp_path: Path) -> None:
    watch = Watch(cancel_at=3 * BLOCK)
    with pytest.raises(CancelledError):
        fetched(tmp_path / "models", watch)
    part = tmp_path / "models" / "wan" / f"{LARGE}.part"
    kept = part.stat().st_size
    assert 0 < kept < (server.files / LARGE).stat().st_size
    assert fetched(tmp_path / "models") == str(tmp_path / "models" / "wan")
    assert server.asked[-1][0] != LARGE or server.asked[-1][1] == f"bytes={kept}-"
    assert (LARGE, f"bytes={kept}-") in server.asked
    assert (part.parent / part.stem).read_bytes() == (server.files / LARGE).read_bytes()
    before = len(server.asked)
    fetched(tmp_path / "models")
    assert len(server.asked) == before


def test_a_line_that_goes_dead_is_taken_up_again(server: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.file_download.time.sleep", lambda _: None)
    server.cut_at = 5 * BLOCK
    fetched(tmp_path)
    assert (LARGE, f"bytes={5 * BLOCK}-") in server.asked
    assert (tmp_path / "wan" / LARGE).read_bytes() == (server.files / LARGE).read_bytes()


def test_a_damaged_body_is_thrown_away(server: Hub, hub: Path) -> None:
    server.damaged = LARGE
    with pytest.raises(EngineError, match="is not what the Hub says it is"):
        fetched()
    assert not list(hub.rglob("*.part"))
    assert snapshot("me/wan") is None or not (hub / "models--me--wan" / "refs").exists()
    server.damaged = ""
    assert fetched() == "me/wan"


def test_one_file_can_be_fetched(server: Hub, tmp_path: Path) -> None:
    (server.files / "loras.gguf").write_bytes(b"GGUF" + (3).to_bytes(4, "little") + bytes(16))
    found = fetched(tmp_path / "mine", model="https://huggingface.co/me/wan/blob/main/loras.gguf")
    assert found == str(tmp_path / "mine" / "loras.gguf")
    assert Path(found).is_file()
    with pytest.raises(BadInputError, match=r"has no none.gguf. It has single files: me/wan/"):
        fetched(model="me/wan/none.gguf")


def test_pickles_are_never_fetched(server: Hub, hub: Path) -> None:
    (server.files / "vae" / "diffusion_pytorch_model.safetensors").unlink()
    with pytest.raises(BadInputError, match=r"vae/old.bin of me/wan is a pickle"):
        fetched()
    with pytest.raises(BadInputError, match="is a pickle"):
        fetched(model="me/wan/vae/old.bin")
    assert not list(hub.rglob("*.bin"))


def test_a_repository_without_an_index_is_no_model(server: Hub) -> None:
    (server.files / "model_index.json").unlink()
    with pytest.raises(BadInputError, match=r"no whole model\. It has single files"):
        fetched()


def test_names_that_leave_the_folder_are_left_out(server: Hub, tmp_path: Path) -> None:
    listed = server.listing()
    listed["siblings"].append({"rfilename": "../../evil.json", "size": 1, "blobId": "x"})
    server.listing = lambda: listed
    fetched(tmp_path / "a" / "b")
    assert not list(tmp_path.rglob("evil.json"))


@pytest.mark.parametrize(
    ("refusal", "kind", "words"),
    [
        ((401, "RepoNotFound"), BadInputError, "The Hub has no me/wan"),
        ((403, "GatedRepo"), BadInputError, "accepts its licence"),
        ((400, "Nonsense"), EngineError, r"refused me/wan \(400\)"),
    ],
)
def test_refusals_are_one_sentence(server: Hub, refusal: tuple[int, str], kind: type[Exception], words: str) -> None:
    server.refusal = refusal
    with pytest.raises(kind, match=words):
        fetched()


def test_a_full_disk_is_said_before_anything_is_fetched(server: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MARGIN", 1 << 70)
    with pytest.raises(EngineError, match=r"needs 0.0 GB, and .* GB free"):
        fetched()
    assert server.asked == []


def test_without_a_network_one_sentence_says_so(server: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(EngineError, match="cannot be reached"):
        fetched()
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    huggingface_hub.close_session()
    with pytest.raises(EngineError, match="HF_HUB_OFFLINE is set"):
        fetched()


@pytest.mark.parametrize("model", ["", "wan", "../..", "a/../b", "a/b/c.txt", "a/b\0"])
def test_what_is_no_repository_is_refused_without_a_network(model: str) -> None:
    with pytest.raises(BadInputError):
        asked(model)
