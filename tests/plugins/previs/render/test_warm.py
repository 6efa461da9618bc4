from previs.render.profile import stages
from previs.render.renderer import Renderer
from previs.render.surface import surfaces
from previs.render.warm import sample_camera, sample_scene, warm


def test_warming_says_how_far_it_is():
    said: list[tuple[str, int, int]] = []
    warm(lambda text, done, total: said.append((text, done, total)))
    done = [step for _, step, _ in said]
    assert done == sorted(done)
    assert done[0] == 0
    assert said[-1][1] == said[-1][2]


def test_kernels_have_one_form_and_no_double_precision():
    warm(lambda text, done, total: None)
    found = getattr(surfaces, "signatures")  # noqa: B009  (numba adds it)
    assert len(found) == 1
    assert "float64" not in str(found)


def test_stages_add_up_to_a_frame():
    scene = sample_scene()
    with Renderer(scene, 64, 64, threads=1) as renderer:
        renderer.draw(0.0, sample_camera(), scene.moving.vertices, scene.moving.normals)
        found = stages(renderer, runs=2)
    assert found.frame > 0
    assert found.geometry > 0
