import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from studio.ui.theme import Theme
from studio.ui.theme.states import STATES, LookName
from studio.ui.timeline.bodies import Sheet, paint_body
from studio.ui.timeline.face import Face
from studio.ui.timeline.layout import body_of

PROMPT = "A red fox runs across a snowy field at dusk"


def sheet_of(theme: Theme, painter: QPainter, face: Face, width: int, asked: list[int] | None = None) -> Sheet:
    def picture(_shot: str, frame: int, height: int) -> QPixmap:
        if asked is not None:
            asked.append(frame)
        pixmap = QPixmap(round(height * 16 / 9), height)
        pixmap.fill(QColor(Qt.GlobalColor.cyan))
        return pixmap

    box = QRectF(0, 0, width, 104)
    return Sheet(painter, theme, face, box, body_of(box), box, 16 / 9, picture, 1.0)


def painted(theme: Theme, face: Face, width: int = 200, asked: list[int] | None = None) -> QImage:
    image = QImage(width, 104, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    painter = QPainter(image)
    paint_body(sheet_of(theme, painter, face, width, asked))
    painter.end()
    return image


def dots(image: QImage) -> bytes:
    return bytes(image.constBits())


def face(look: LookName, **words: object) -> Face:
    return Face("s", 4, look, PROMPT, "4:12", frames=96, **words)  # type: ignore[arg-type]


@pytest.mark.parametrize("look", STATES)
def test_every_state_is_painted_at_every_width(theme: Theme, look: LookName) -> None:
    why = "Out of memory at step 6 of 20: make the picture smaller."
    for width in (8, 24, 40, 70, 100, 140, 400):
        image = painted(theme, face(look, why=why, left="0:14", part=40, linked=True), width)
        assert look == "empty" or image.pixel(width // 2, 60) != QColor(Qt.GlobalColor.magenta).rgb()


def test_states_look_unlike_one_another_without_hues(theme: Theme) -> None:
    seen = {dots(painted(theme, face(look, why="Shot 4 changed", left="0:14", part=40))) for look in STATES}
    assert len(seen) == len(STATES) - 1, "drafts and masters differ by their foot and glyph"


def test_pictures_are_of_the_frames_where_they_stand(theme: Theme) -> None:
    asked: list[int] = []
    painted(theme, face("draft")._replace(first=10), 500, asked)
    assert asked == sorted(asked)
    assert asked[0] >= 10
    assert asked[-1] < 10 + 96
    assert len(asked) == 4


def test_what_is_made_is_bright_up_to_a_lit_edge(theme: Theme) -> None:
    image = painted(theme, face("generating", part=50), 200)
    assert image.pixel(40, 50) == QColor(Qt.GlobalColor.cyan).rgb()
    assert image.pixel(100, 50) == theme.color("accent").rgb()
    assert QColor(image.pixel(190, 60)).lightness() < QColor(image.pixel(120, 60)).lightness()


def test_an_empty_shot_with_a_prompt_shows_it(theme: Theme) -> None:
    written, blank = painted(theme, face("empty")), painted(theme, face("empty")._replace(prompt=""))
    assert written != blank


def test_a_shot_that_waits_shows_the_pictures_it_has_and_else_its_words(theme: Theme) -> None:
    asked: list[int] = []
    painted(theme, face("queued"), asked=asked)
    assert not asked
    painted(theme, face("queued", take="t1", left="0:31"), asked=asked)
    assert asked
