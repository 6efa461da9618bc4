import sysconfig
from pathlib import Path

import pytest

from studio.render.records import Records, files_of, records_path
from studio.wire.capability import Capabilities, Sizes
from studio.wire.models import ModelCard

OFFER = Capabilities(engine="weights", title="Weights", models=True)


def _known(model: str) -> Capabilities:
    return Capabilities(engine="weights", title="Weights", model=model, digest="d1", sizes=Sizes(multiple=16))


def _weights(folder: Path, text: str = "{}") -> str:
    (folder / "part").mkdir(parents=True, exist_ok=True)
    (folder / "part" / "config.json").write_text(text)
    return str(folder)


def test_the_next_session_knows_what_this_one_learned(tmp_path: Path) -> None:
    model = _weights(tmp_path / "tiny")
    Records(tmp_path / "cache" / "models.json").learn(OFFER, model, _known(model))
    later = Records(tmp_path / "cache" / "models.json")
    assert later.current(OFFER, model) == later.last("weights", model) == _known(model)
    assert later.current(OFFER, "/else/where") is None


def test_other_weights_or_another_engine_are_asked_about_again(tmp_path: Path) -> None:
    model, records = _weights(tmp_path / "tiny"), Records(tmp_path / "models.json")
    records.learn(OFFER, model, _known(model))
    assert records.current(Capabilities(engine="weights", title="Weights", revision=2), model) is None
    _weights(tmp_path / "tiny", '{"other": 1}')
    assert records.current(OFFER, model) is None
    assert records.last("weights", model) == _known(model)
    records.forget("weights", model)
    assert records.last("weights", model) is None


def test_a_model_of_which_nobody_knows_where_it_is_holds_for_a_session(tmp_path: Path) -> None:
    records = Records(tmp_path / "models.json")
    records.learn(OFFER, "org/tiny", _known("org/tiny"))
    assert records.current(OFFER, "org/tiny")
    later = Records(tmp_path / "models.json")
    assert later.current(OFFER, "org/tiny") is None
    assert later.last("weights", "org/tiny")


def test_cards_say_where_a_model_lies_and_what_it_can_do(tmp_path: Path) -> None:
    place, records = _weights(tmp_path / "tiny"), Records(tmp_path / "models.json")
    card = ModelCard(model="org/tiny", name="Tiny", path=place, capabilities=_known("org/tiny"))
    records.learn_cards(OFFER, [card])
    later = Records(tmp_path / "models.json")
    assert later.cards("weights") == (card,)
    assert later.current(OFFER, "org/tiny") == card.capabilities
    _weights(tmp_path / "tiny", "[]  ")
    assert later.current(OFFER, "org/tiny") is None


def test_what_could_not_be_used_is_looked_at_again_when_packages_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = ModelCard(model="good", name="Good", path="")
    bad = ModelCard(model="bad", name="Bad", path="", problem="A library is not installed.")
    Records(tmp_path / "models.json").learn_cards(OFFER, [good, bad])
    assert Records(tmp_path / "models.json").cards("weights") == (good, bad)
    (tmp_path / "packages").mkdir()
    monkeypatch.setattr(sysconfig, "get_paths", lambda: {"purelib": str(tmp_path / "packages")})
    assert Records(tmp_path / "models.json").cards("weights") == (good,)


def test_two_sessions_keep_what_each_learned(tmp_path: Path) -> None:
    one, other = Records(tmp_path / "models.json"), Records(tmp_path / "models.json")
    one.learn(OFFER, "org/one", _known("org/one"))
    other.learn(OFFER, "org/other", _known("org/other"))
    other.learn_cards(OFFER, [ModelCard(model="org/other", name="Other", path="")])
    one.learn_cards(Capabilities(engine="second", title="S"), [])
    one.forget("weights", "org/one")
    later = Records(tmp_path / "models.json")
    assert later.last("weights", "org/other")
    assert later.last("weights", "org/one") is None
    assert [card.name for card in later.cards("weights")] == ["Other"]


def test_what_cannot_be_kept_or_read_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "models.json").write_bytes(b"\xff{")
    (tmp_path / "file").write_text("")
    assert Records(tmp_path / "models.json").cards("weights") == ()
    records = Records(tmp_path / "file" / "models.json")
    records.learn(OFFER, "org/tiny", _known("org/tiny"))
    assert records.last("weights", "org/tiny")


def test_the_files_of_a_model_are_seen_through_links(tmp_path: Path) -> None:
    _weights(tmp_path / "blobs")
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "config.json").symlink_to(tmp_path / "blobs" / "part" / "config.json")
    before = files_of(tmp_path / "model")
    _weights(tmp_path / "blobs", "longer")
    assert len(before) == 1
    assert files_of(tmp_path / "model") != before
    assert files_of(tmp_path / "nowhere") == []
    assert records_path().name == "models.json"
