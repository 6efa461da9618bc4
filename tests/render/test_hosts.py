import pytest

from studio.errors import NotFoundError
from studio.extend.registry import Registry
from studio.render.hosts import Hosts
from studio.render.reports import Report


def test_each_engine_has_one_host_which_starts_nothing_by_itself(registry: Registry) -> None:
    told: list[tuple[str, Report]] = []
    hosts = Hosts(registry, lambda engine, report: told.append((engine, report)))
    try:
        assert hosts.host("test_pattern") is hosts.host("test_pattern")
        assert hosts.pid("test_pattern") is None
        assert hosts.pid("previs") is None
        assert hosts.offer("test_pattern").capabilities.title == "Test pattern"
        with pytest.raises(NotFoundError, match="no engine 'nothing'"):
            hosts.host("nothing")
    finally:
        hosts.close()
    assert not told
