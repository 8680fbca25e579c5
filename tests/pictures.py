# SPDX-License-Identifier: Apache-2.0
"""Pictures of nobody, drawn for the tests: a head and shoulders on a ground."""

import io

from PIL import Image, ImageDraw

WHITE = (255, 255, 255)


def portrait(
    size: tuple[int, int] = (716, 882),
    ground: tuple[int, int, int] = WHITE,
    kind: str = "JPEG",
    mode: str = "RGB",
    **more: object,
) -> bytes:
    """Return a picture file; ``more`` goes to the writer (dpi, exif, quality)."""
    across, down = size
    picture = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((across * 0.3, down * 0.15, across * 0.7, down * 0.6), (228, 190, 160))
    draw.ellipse((across * 0.3, down * 0.1, across * 0.7, down * 0.3), (30, 25, 20))
    draw.rectangle((across * 0.2, down * 0.7, across * 0.8, down), (40, 60, 110))
    written = io.BytesIO()
    picture.convert(mode).save(written, kind, **more)
    return written.getvalue()
