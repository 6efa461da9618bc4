import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from studio.model.rows import Ask, Grid, Job, Project, Scene, Shot
from studio.model.time import Rate
from studio.project.schema import build
from studio.project.table import JOBS, PROJECT, SCENES, SHOTS, TABLES, TAKES


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        build(connection)
        yield connection


def test_every_field_has_its_column(database: sqlite3.Connection) -> None:
    for table in (*TABLES.values(), JOBS):
        columns = [record[1] for record in database.execute(f"PRAGMA table_info({table.name})")]
        assert sorted(columns) == sorted(table.columns)


def test_rows_come_back(database: sqlite3.Connection) -> None:
    project = Project(title="Fox", rate=Rate(30000, 1001), params={"n": 1, "x": 1.0, "on": False, "look": "ü"})
    shot = Shot(id="s", scene="c", order="a0", prompt="A fox", frames=9, bridge=True, extra={"lens": "35"})
    job = Job(id="j", shot="s", ask=Ask(engine="previs", grid=Grid(multiple=16)), priority=-0.5)
    PROJECT.write(database, project)
    SCENES.write(database, Scene(id="c", order="a0"))
    SHOTS.write(database, shot)
    JOBS.write(database, job)
    assert list(PROJECT.read(database)) == [project]
    assert list(SHOTS.read(database, "WHERE bridge = 1")) == [shot]
    assert list(JOBS.read(database)) == [job]
    assert type(next(PROJECT.read(database)).params["x"]) is float


def test_a_row_is_replaced_set_and_removed(database: sqlite3.Connection) -> None:
    SCENES.write(database, Scene(id="c", order="a0"))
    SCENES.write(database, Scene(id="c", order="a1", name="Sea"))
    assert SCENES.set(database, "c", "params", {"fog": 1})
    assert not SCENES.set(database, "d", "name", "x")
    assert list(SCENES.read(database)) == [Scene(id="c", order="a1", name="Sea", params={"fog": 1})]
    SCENES.remove(database, "c")
    assert list(SCENES.read(database)) == []


def test_only_fields_are_columns(database: sqlite3.Connection) -> None:
    with pytest.raises(ValueError, match="no field"):
        TAKES.set(database, "t", "star = 1; --", True)
