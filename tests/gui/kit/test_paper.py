# SPDX-License-Identifier: Apache-2.0
"""The PDF preview on real PDFs, and the signature pad with mouse, pen and finger."""

import io
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from clerkapp.gui.kit.paper_render import read_sizes, render_page
from clerkapp.gui.kit.pdf_preview import Fit, PdfPreview
from clerkapp.gui.kit.signature_pad import SignaturePad
from clerkapp.gui.kit.theme import Theme
from clerkapp.gui.tasks import TaskRunner
from clerkapp.presentation.words import Words
from tests.gui.kit.finding import find

Shown = Callable[..., QWidget]

A4 = (595.28, 841.89)


def pdf(pages: int, size: tuple[float, float] = A4) -> bytes:
    """Return a document with a black square in the upper left corner of every page."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size)
    for _ in range(pages):
        canvas.rect(0, size[1] - 72, 72, 72, fill=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_sizes_are_in_pixels_at_96_to_the_inch() -> None:
    (size,) = read_sizes(pdf(1))
    assert (round(size.width), round(size.height)) == (794, 1123)


def test_a_page_is_rendered_at_the_wanted_scale() -> None:
    image = render_page(pdf(1), 0, 2.0)
    assert (image.width(), image.height()) == (1588, 2246)
    assert image.pixelColor(50, 50).lightness() == 0
    assert image.pixelColor(800, 800).lightness() == 255


@pytest.fixture
def preview(theme: Theme, words: Words, tasks: TaskRunner, shown: Shown) -> PdfPreview:
    made = PdfPreview(theme, words, tasks)
    made.setFixedSize(900, 560)
    shown(made)
    return made


def show(preview: PdfPreview, qtbot: QtBot, pages: int = 1) -> None:
    preview.show_pdf(pdf(pages), "申领登记表", "本份即签名依据", ["姓名 王梓萱"])
    qtbot.waitUntil(preview.is_sharp)


def label(preview: PdfPreview, name: str) -> str:
    found = preview.findChild(QLabel, name)
    assert found is not None
    return found.text()


def test_a_document_is_fitted_to_the_width_at_most_92_percent(
    preview: PdfPreview, qtbot: QtBot
) -> None:
    show(preview, qtbot)
    assert preview.zoom() == pytest.approx(0.92)
    assert label(preview, "preview_zoom") == "适宽 92%"
    assert label(preview, "preview_page") == "第 1 / 1 页"
    preview.setFixedSize(500, 560)
    qtbot.waitUntil(lambda: preview.zoom() < 0.6)


def test_the_sheet_shows_the_page(preview: PdfPreview, qtbot: QtBot) -> None:
    show(preview, qtbot)
    image = preview.grab().toImage()
    middle = preview.width() // 2
    left = middle - round(794 * 0.92 / 2)
    bar = preview._theme.px("preview_bar") + preview._theme.px("paper_margin")
    assert image.pixelColor(left + 20, bar + 20).lightness() < 40
    assert image.pixelColor(middle, bar + 200).lightness() == 255


def test_keys_zoom_and_turn_pages(preview: PdfPreview, qtbot: QtBot) -> None:
    show(preview, qtbot, pages=3)
    window = preview.window()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_0, control)
    assert preview.zoom() < 0.5
    assert label(preview, "preview_zoom").startswith("整页")
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    assert preview.current_page() == 1
    qtbot.keyClick(window, Qt.Key.Key_PageUp)
    assert preview.current_page() == 0
    before = preview.zoom()
    qtbot.keyClick(window, Qt.Key.Key_Plus, control)
    assert preview.zoom() > before
    qtbot.waitUntil(preview.is_sharp)


def test_only_visible_pages_are_rendered(preview: PdfPreview, qtbot: QtBot) -> None:
    rendered: list[int] = []
    preview.rendered.connect(rendered.append)
    show(preview, qtbot, pages=30)
    assert preview.page_count() == 30
    assert set(rendered) == {0}


def test_a_newer_document_replaces_the_older(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.show_pdf(pdf(3), "旧", "")
    preview.show_pdf(pdf(2), "新", "")
    qtbot.waitUntil(preview.is_sharp)
    assert preview.page_count() == 2
    preview.clear()
    assert preview.page_count() == 0


def test_a_slip_is_shown_whole(
    theme: Theme, words: Words, tasks: TaskRunner, shown: Shown, qtbot: QtBot
) -> None:
    made = PdfPreview(theme, words, tasks, tools=False, fit=Fit.WHOLE, fit_limit=0.94)
    made.setFixedSize(800, 560)
    shown(made)
    made.show_pdf(pdf(1, (A4[1] / 1.4142, A4[0] / 1.4142)), "回执")
    qtbot.waitUntil(made.is_sharp)
    assert not find(made, QWidget, "PreviewBar").isVisible()
    assert made.zoom() == pytest.approx(0.94)


@pytest.mark.expects_log
def test_a_broken_document_reaches_the_presenter(
    preview: PdfPreview, tasks: TaskRunner, qtbot: QtBot
) -> None:
    errors: list[Exception] = []
    tasks.set_presenter(errors.append)
    preview.show_pdf(b"no pdf", "坏")
    qtbot.waitUntil(lambda: len(errors) == 1)


@pytest.fixture
def pad(theme: Theme, shown: Shown) -> SignaturePad:
    seconds = iter(number / 100 for number in range(1000))
    made = SignaturePad(theme, "请监护人签名", lambda: next(seconds))
    made.setFixedSize(made.sizeHint())
    shown(made)
    return made


def draw(qtbot: QtBot, pad: SignaturePad, *places: tuple[int, int]) -> None:
    points = [QPointF(x, y).toPoint() for x, y in places]
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        qtbot.mouseMove(pad, point)
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=points[-1])


def test_the_mouse_writes_strokes_with_time(pad: SignaturePad, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pad.ink_changed):
        draw(qtbot, pad, (10, 10), (20, 30), (40, 30))
    draw(qtbot, pad, (50, 50), (60, 60))
    first, second = pad.strokes()
    assert [(point.x, point.y) for point in first] == [(10, 10), (20, 30), (40, 30)]
    times = [point.ms for point in (*first, *second)]
    assert times == sorted(set(times))
    assert pad.device() == "mouse"


def test_strokes_are_taken_back_one_by_one_or_all(pad: SignaturePad, qtbot: QtBot) -> None:
    draw(qtbot, pad, (10, 10), (20, 30))
    draw(qtbot, pad, (50, 50), (60, 60))
    pad.undo()
    assert len(pad.strokes()) == 1
    pad.clear()
    assert pad.is_empty()
    with qtbot.assertNotEmitted(pad.ink_changed):
        pad.undo()
        pad.clear()


def test_ink_stays_inside_the_box(pad: SignaturePad, qtbot: QtBot) -> None:
    draw(qtbot, pad, (10, 10), (2000, -50))
    assert (pad.strokes()[0][1].x, pad.strokes()[0][1].y) == (pad.width(), 0)


def test_the_pen_brings_pressure(pad: SignaturePad, qapp: QApplication) -> None:
    pen = QPointingDevice(
        "pen",
        1,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
        1,
        1,
    )
    steps = (
        (QEvent.Type.TabletPress, (10, 10), 0.2),
        (QEvent.Type.TabletMove, (20, 20), 0.9),
        (QEvent.Type.TabletRelease, (20, 20), 0.0),
    )
    for kind, (x, y), pressure in steps:
        at = QPointF(x, y)
        button = Qt.MouseButton.LeftButton
        event = QTabletEvent(
            kind, pen, at, at, pressure, 0, 0, 0, 0, 0,
            Qt.KeyboardModifier.NoModifier, button, button,
        )  # fmt: skip
        QApplication.sendEvent(pad, event)
    (stroke,) = pad.strokes()
    assert [round(point.pressure, 1) for point in stroke] == [0.2, 0.9]
    assert pad.device() == "pen"


def test_a_finger_writes(pad: SignaturePad) -> None:
    screen = QTest.createTouchDevice()
    for kind, place in (("press", (10, 10)), ("move", (30, 40)), ("release", (30, 40))):
        sequence = QTest.touchEvent(pad, screen)
        getattr(sequence, kind)(0, QPointF(*place).toPoint(), pad)
        sequence.commit()
    assert len(pad.strokes()) == 1
    assert pad.device() == "touch"


def test_a_locked_pad_takes_no_ink(pad: SignaturePad, qtbot: QtBot) -> None:
    pad.setEnabled(False)
    draw(qtbot, pad, (10, 10), (20, 30))
    assert pad.is_empty()


def test_paper_stays_white_in_every_theme(pad: SignaturePad, theme: Theme) -> None:
    theme.switch("dark")
    assert pad.grab().toImage().pixelColor(30, 30).lightness() == 255
