"""Pictures and videos come to the model in its own form and in the take's shape."""

from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
import pytest
from diffusion.loading.quiet import library
from diffusion.record.record import Record
from diffusion.running.conditions import conditions, fitted

from studio.extend.api import BadInputError, Request
from tests.plugins.diffusion.running.conftest import shot

Picture = npt.NDArray[np.uint8]

IMAGE = Record(pipeline="WanImageToVideoPipeline", first_frame="image", last_frame="last_image")
VACE = Record(
    pipeline="WanVACEPipeline",
    arguments=("conditioning_scale",),
    control="video",
    mask="mask",
    references="reference_images",
)


class Asked(Request):
    """A request whose pictures and videos lie ready."""

    def __init__(self, first: Picture | None = None, **media: Picture | list[Picture] | float) -> None:
        params = {name.replace("_1", ".1").replace("_2", ".2"): value for name, value in media.items()}
        told: dict[str, Any] = {
            name: value if isinstance(value, float) else "media:0" for name, value in params.items()
        }
        super().__init__(shot(frames=5, **told), first)
        self.media = params

    def picture(self, name: str) -> Picture | None:
        found = self.media.get(name)
        return found if isinstance(found, np.ndarray) else None

    def video(self, name: str):
        found = self.media.get(name)
        return iter(found) if isinstance(found, list) else None


def plain(value: int, height: int = 32, width: int = 32) -> Picture:
    return np.full((height, width, 3), value, np.uint8)


def test_a_picture_is_cut_in_the_middle() -> None:
    wide = np.concatenate([plain(0, 8, 8), plain(200, 8, 8), plain(0, 8, 8)], axis=1)
    assert (fitted(wide, 16, 16)[:, 4:-4] > 150).all()
    assert fitted(wide, 24, 8) is wide


def test_the_link_to_the_shot_before_goes_first_and_another_shape_is_said() -> None:
    notes = list[str]()
    found = conditions(Asked(plain(9), first_frame=plain(1), last_frame=plain(5, 32, 64)), IMAGE, None, notes.append)
    assert found["image"].getpixel((0, 0)) == (9, 9, 9)
    assert found["last_image"].size == (32, 32)
    assert notes == ["The last frame is 64x32 and the take 32x32: it was scaled and cut at left and right."]


def test_what_a_model_cannot_take_is_said() -> None:
    notes, words = list[str](), Record(pipeline="WanPipeline")
    asked = Asked(plain(9), last_frame=plain(1), reference_1=plain(1), control=[plain(0)] * 5)
    assert conditions(asked, words, None, notes.append) == {}
    assert [note.split("takes no ")[1].split(":")[0] for note in notes] == [
        "control video",
        "first frame",
        "last frame",
        "references",
    ]


def test_a_last_frame_alone_is_nothing_to_a_model_of_both() -> None:
    notes = list[str]()
    assert conditions(Asked(last_frame=plain(1)), IMAGE, None, notes.append) == {}
    assert "beside a first one" in notes[0]


def test_a_model_that_needs_a_picture_says_so() -> None:
    with pytest.raises(BadInputError, match="link the shot"):
        conditions(Asked(), msgspec.structs.replace(IMAGE, needs_picture=True), None, print)
    copies = Record(pipeline="WanVideoToVideoPipeline", video="video", needs=("video",))
    with pytest.raises(BadInputError, match="control"):
        conditions(Asked(), copies, None, print)


def test_a_control_video_is_fitted_and_steers_as_strongly_as_is_set() -> None:
    notes = list[str]()
    asked = Asked(control=[plain(7, 64, 32)] * 5, strength=0.5, reference_2=plain(2), reference_1=plain(1, 8, 8))
    found = conditions(asked, VACE, None, notes.append)
    assert len(found["video"]) == len(found["mask"]) == 5
    assert found["video"][4].size == (32, 32)
    assert found["mask"][0].getpixel((0, 0)) == 255
    assert found["conditioning_scale"] == 0.5
    assert [picture.size for picture in found["reference_images"]] == [(8, 8), (32, 32)]
    assert "top and bottom" in notes[0]


def test_a_model_that_fills_in_keeps_first_and_last_frame() -> None:
    found = conditions(Asked(plain(9), last_frame=plain(3)), VACE, None, print)
    assert [picture.getpixel((0, 0))[0] for picture in found["video"]] == [9, 127, 127, 127, 3]
    assert [mask.getpixel((0, 0)) for mask in found["mask"]] == [0, 255, 255, 255, 0]
    assert "conditioning_scale" not in found


def test_a_video_to_begin_with_takes_the_place_of_control() -> None:
    copies = Record(pipeline="WanVideoToVideoPipeline", video="video", arguments=("strength",))
    found = conditions(Asked(control=[plain(7)] * 5, strength=1.5), copies, None, print)
    assert len(found["video"]) == 5
    assert found["strength"] == 1.0


def test_a_clip_that_is_carried_on_begins_with_the_picture() -> None:
    carries = Record(pipeline="AnyFlowFARPipeline", video="video", partition=(1, 3))
    found = conditions(Asked(plain(255)), carries, None, print)
    assert tuple(found["video"].shape) == (1, 1, 3, 32, 32)
    assert float(found["video"].min()) == 1.0


@pytest.mark.parametrize(("name", "places"), [("LTXConditionPipeline", [0, 4]), ("LTX2ConditionPipeline", [0, -1])])
def test_keyframes_lie_where_the_pipeline_counts_them(name: str, places: list[int]) -> None:
    kind = getattr(library("diffusers"), name)
    record = Record(pipeline=name, keyframes="conditions", first_frame="image", video="video")
    found = conditions(Asked(plain(9), last_frame=plain(3)), record, object.__new__(kind), print)["conditions"]
    assert [getattr(each, "frame_index", getattr(each, "index", None)) for each in found] == places
    pictures = [getattr(each, "image", None) or each.frames for each in found]
    assert [picture.getpixel((0, 0))[0] for picture in pictures] == [9, 3]


def test_a_form_of_pictures_that_nobody_knows_is_refused() -> None:
    record = Record(pipeline="Odd", keyframes="conditions")
    with pytest.raises(BadInputError, match="not known"):
        conditions(Asked(plain(9)), record, object(), print)
