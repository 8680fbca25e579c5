# SPDX-License-Identifier: Apache-2.0
"""Pictures of a character, as somebody draws or scans them."""

import io

from PIL import Image, ImageDraw


def drawn(
    side: int = 300, ink: str = "black", ground: str | tuple[int, ...] = "white", mode: str = "RGB"
) -> bytes:
    """Return a PNG of a frame with a cross in it, larger than the strokes are wide."""
    picture = Image.new(mode, (side, side), ground)
    pen = ImageDraw.Draw(picture)
    first, last, wide = side // 10, side - side // 10, max(side // 20, 1)
    pen.rectangle((first, first, last, last), outline=ink, width=wide)
    pen.line((side // 2, first, side // 2, last), fill=ink, width=wide)
    pen.line((first, side // 2, last, side // 2), fill=ink, width=wide)
    return png(picture)


def png(picture: Image.Image) -> bytes:
    """Return a picture as PNG."""
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
