import numpy as np
import pytest
from previs.reading.plan import ScenePlan, Subject
from previs.records import Ground
from previs.staging.architecture import BUILDERS, architecture
from previs.staging.pieces import Built, Extent
from previs.staging.places import choose, places

ASKED = [
    "forest",
    "pine_forest",
    "jungle",
    "snowy_field",
    "desert",
    "beach",
    "sea",
    "underwater",
    "mountains",
    "river",
    "waterfall",
    "lake",
    "frozen_river",
    "meadow",
    "farm",
    "village",
    "city",
    "city_street",
    "alley",
    "rooftop",
    "market",
    "station",
    "harbour",
    "castle_hall",
    "cave",
    "space",
    "planet",
    "sky",
    "bedroom",
    "kitchen",
    "room",
    "office",
    "corridor",
    "classroom",
    "library",
    "bar",
    "hospital",
    "church",
    "laboratory",
    "spaceship_interior",
    "car_interior",
    "theatre",
    "bridge",
    "cliff",
    "cliff_path",
    "tower_stairs",
    "lighthouse_room",
    "swamp",
    "park",
    "cemetery",
    "battlefield",
    "temple",
    "ruins",
    "prison",
    "restaurant",
    "shop",
    "bathroom",
    "attic",
    "tunnel",
    "road",
    "stage",
]


def extent(time: str = "day", z: float = 7.0) -> Extent:
    eyes = np.array([(0.0, 1.5, z)], np.float32)
    return Extent(-0.5, 0.5, 0.0, eyes, "night" if time == "night" else "day", 3)


def built(name: str) -> Built:
    return architecture(places()[name], extent())


def test_every_place_of_the_vocabulary_has_a_table_and_its_builders_exist() -> None:
    assert set(ASKED) <= set(places())
    assert {name for place in places().values() for name in place.build} == set(BUILDERS)


@pytest.mark.parametrize("name", ["room", "church", "attic", "castle_hall", "prison", "spaceship_interior"])
def test_a_room_stands_around_the_action_and_not_before_the_camera(name: str) -> None:
    meshes = built(name).meshes
    points = np.concatenate([mesh.vertices for mesh in meshes])
    assert points[:, 2].min() < -2.0
    assert points[:, 0].min() < -2.0
    assert points[:, 0].max() > 2.0
    sight = (np.abs(points[:, 0]) < 0.8) & (np.abs(points[:, 1] - 1.2) < 0.7) & (points[:, 2] > 0.6)
    assert not sight.any()


def test_walls_and_ceilings_give_way_to_the_camera() -> None:
    room = places()["bedroom"]
    inside = architecture(room, extent())
    for eye in ((6.0, 1.5, 0.0), (0.0, 5.0, 4.0), (0.0, 1.5, -6.0)):
        moved = architecture(room, extent()._replace(eyes=np.array([eye], np.float32)))
        assert len(moved.meshes) < len(inside.meshes)


@pytest.mark.parametrize(
    ("kind", "klass", "home"),
    [
        ("fish", "animal", "underwater"),
        ("astronaut", "person", "planet"),
        ("spaceship", "flyer", "space"),
        ("cook", "person", "kitchen"),
        ("king", "person", "castle_hall"),
        ("train", "vehicle", "railway"),
        ("plane", "flyer", "sky"),
        ("ship", "vessel", "sea"),
        ("cowboy", "person", "desert"),
    ],
)
def test_subjects_are_at_home_where_nothing_is_said(kind: str, klass: str, home: str) -> None:
    subject = Subject(kind, kind, "vessel" if klass == "vessel" else "flyer" if klass == "flyer" else "person")
    assert choose(ScenePlan(subjects=(subject,))).name == home


def test_what_floats_is_on_water_and_who_walks_is_beside_it() -> None:
    walker, boat = Subject("man", "man", "person"), Subject("boat", "boat", "vessel")
    wet: set[Ground] = {"water", "sea"}
    for name in ("lake", "river", "harbour", "sea"):
        assert choose(ScenePlan(subjects=(boat,), place=name)).ground in wet
        assert choose(ScenePlan(subjects=(walker,), place=name)).ground not in wet


def test_nothing_stands_in_the_open_sea() -> None:
    sea = places()["sea"]
    assert (sea.scatter, sea.fixed, sea.build) == ((), (), ())
