import msgspec

from studio.model.rows import Grid
from studio.render.asking import ask_for
from studio.wire.capability import Capabilities, Inputs, Parameter, Sizes


def test_an_ask_is_what_the_engine_can_do() -> None:
    abilities = Capabilities(
        engine="noise",
        title="Noise",
        revision=3,
        inputs=Inputs(first_frame=True),
        sizes=Sizes(multiple=16, frame_step=4, frame_offset=1, max_frames=81),
        parameters=(Parameter(name="steps", kind="int", default=4),),
    )
    ask = ask_for(abilities, seed=5, model="/weights", params={"steps": "9"})
    assert (ask.engine, ask.revision, ask.seed, ask.model) == ("noise", 3, 5, "/weights")
    assert ask.params == {"steps": 9}
    assert ask.grid == Grid(multiple=16, frame_step=4, frame_offset=1, max_frames=81)
    assert ask.takes_first_frame
    assert ask.accepts == ("steps",)


def test_sizes_and_grid_have_the_same_fields() -> None:
    assert msgspec.structs.asdict(Sizes()) == msgspec.structs.asdict(Grid())
