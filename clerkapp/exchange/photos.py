# SPDX-License-Identifier: Apache-2.0
"""Checks a photograph for the card and cuts it to the card's measures.

What leaves here is drawn anew from the pixels: nothing of the file that was brought, such as the
place where it was taken, is carried over.
"""

import io
import struct
import warnings
import zlib
from dataclasses import dataclass

from PIL import ExifTags, Image, ImageChops, ImageOps, UnidentifiedImageError

from clerkapp.domain.photos import PHOTO_SOURCE, PhotoRule, PhotoVerdict
from clerkapp.domain.problems import ClerkError, FieldProblem, Severity

_KINDS = ("JPEG", "PNG", "BMP")
_MOST_BYTES = 30_000_000
_MOST_PIXELS = 60_000_000
"""Telephones take up to 50 million; beyond, opening alone would take the counter's memory."""

# GIF, TIFF in both orders, WebP, and the box that HEIC and AVIF begin with.
_OTHER_PICTURES = ((0, b"GIF8"), (0, b"II*\0"), (0, b"MM\0*"), (8, b"WEBP"), (4, b"ftyp"))

_UNSTATED = (0, 72, 96)
"""Resolutions that telephones and programs write where nobody chose one, dpi."""
_LYING = (5, 6, 7, 8)
"""EXIF orientations of pictures that were taken with the camera on its side."""
_WHITE = (255, 255, 255)
_CORNER = 0.12
"""Side of the two upper corners in which the ground is looked at, as a part of the width."""
_GROUND_SHARE = 0.9
_NO_COLOUR = 6
"""Difference between the colours of a pixel that the coding of a grey picture may bring."""
_BEST = 100
_FINE = 95
_COARSE = 40
_STEP = 5

# What Pillow's readers raise for files that break off or contradict themselves.
_DAMAGE = (
    *(OSError, EOFError, SyntaxError, ValueError, TypeError, ArithmeticError, LookupError),
    *(struct.error, zlib.error),
)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A picture in the card's measures, and what was done to it."""

    picture: Image.Image
    notes: tuple[FieldProblem, ...]


def check_photo(content: bytes, rule: PhotoRule) -> PhotoVerdict:
    """Say whether a file can become the card's picture, and what is mended on the way.

    Errors: ``photo.too_large``, ``photo.not_a_picture``, ``photo.other_kind``, ``photo.damaged``,
    ``photo.grey``, ``photo.too_small``, ``photo.ground``, ``photo.too_heavy``,
    ``photo.too_light``. Warnings: ``photo.cut_sides``, ``photo.cut_ends``, ``photo.resolution``,
    ``photo.transparent``.

    Args:
        content: The file that was brought.
        rule: What the region asks.
    """
    try:
        cut = _cut(content, rule)
        found = (*cut.notes, *_looked_at(cut.picture, rule))
        _coded(cut.picture, rule)
    except ClerkError as error:
        return PhotoVerdict((FieldProblem(error.code, PHOTO_SOURCE, params=error.params),))
    return PhotoVerdict(found)


def crop_photo(content: bytes, rule: PhotoRule) -> bytes:
    """Return the picture in the card's measures: JPEG, 24 bit, in the region's range of bytes.

    Raises:
        ClerkError: An error of ``check_photo`` other than those about colour and ground.
    """
    return _coded(_cut(content, rule).picture, rule)


def _cut(content: bytes, rule: PhotoRule) -> _Cut:
    if len(content) > _MOST_BYTES:
        raise ClerkError("photo.too_large", field=PHOTO_SOURCE)
    with warnings.catch_warnings():
        # Pillow warns of tags that it skips; none of them is kept anyway.
        warnings.simplefilter("ignore", UserWarning)
        return _cut_open(_opened(content), rule)


def _cut_open(opened: Image.Image, rule: PhotoRule) -> _Cut:
    try:
        notes = [*_resolution(opened, rule), *_transparency(opened)]
        if opened.width * opened.height > _MOST_PIXELS:
            raise ClerkError("photo.too_large", field=PHOTO_SOURCE)
        _require_size(opened, rule)
        # Reads a large JPEG at half its size or less, where that still is enough.
        opened.draft("RGB", (2 * rule.width, 2 * rule.height))
        picture = _upright_on_white(opened)
    except (*_DAMAGE, Image.DecompressionBombError):
        raise ClerkError("photo.damaged", field=PHOTO_SOURCE) from None
    notes.extend(_what_is_cut(picture, rule))
    fitted = ImageOps.fit(picture, (rule.width, rule.height), Image.Resampling.LANCZOS)
    return _Cut(fitted, tuple(notes))


def _opened(content: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(content), formats=_KINDS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ClerkError("photo.too_large", field=PHOTO_SOURCE) from None
    except UnidentifiedImageError:
        known = any(content[at : at + len(mark)] == mark for at, mark in _OTHER_PICTURES)
        code = "photo.other_kind" if known else "photo.not_a_picture"
        raise ClerkError(code, field=PHOTO_SOURCE) from None
    except _DAMAGE:
        raise ClerkError("photo.damaged", field=PHOTO_SOURCE) from None


def _upright_on_white(opened: Image.Image) -> Image.Image:
    """Return the picture as it is to be looked at, without transparency and metadata."""
    upright = ImageOps.exif_transpose(opened)
    if not upright.has_transparency_data:
        return upright.convert("RGB")
    seen = upright.convert("RGBA")
    ground = Image.new("RGB", seen.size, _WHITE)
    ground.paste(seen, mask=seen.getchannel("A"))
    return ground


def _resolution(opened: Image.Image, rule: PhotoRule) -> list[FieldProblem]:
    across = round(float(opened.info.get("dpi", (0, 0))[0]))
    if across in (*_UNSTATED, rule.dpi):
        return []
    return [_note("photo.resolution", actual=across, dpi=rule.dpi)]


def _transparency(opened: Image.Image) -> list[FieldProblem]:
    return [_note("photo.transparent")] if opened.has_transparency_data else []


def _require_size(opened: Image.Image, rule: PhotoRule) -> None:
    """Refuse what would have to be enlarged, whichever way round it is held."""
    across, down = opened.size
    if opened.getexif().get(ExifTags.Base.Orientation, 1) in _LYING:
        across, down = down, across
    if across < rule.width or down < rule.height:
        raise ClerkError(
            "photo.too_small",
            field=PHOTO_SOURCE,
            actual=f"{across}×{down}",
            least=f"{rule.width}×{rule.height}",
        )


def _what_is_cut(picture: Image.Image, rule: PhotoRule) -> list[FieldProblem]:
    """Say how much of the picture falls away at the sides or at top and bottom, in percent."""
    across, down = picture.size
    kept = (down * rule.width) / (rule.height * across)
    if kept <= 1:
        code, share = "photo.cut_sides", 1 - kept
    else:
        code, share = "photo.cut_ends", 1 - 1 / kept
    percent = round(share * 100 / 2)
    return [_note(code, percent=percent)] if percent else []


def _looked_at(picture: Image.Image, rule: PhotoRule) -> list[FieldProblem]:
    found: list[FieldProblem] = []
    if _is_grey(picture):
        found.append(FieldProblem("photo.grey", PHOTO_SOURCE))
    if not _stands_on_white(picture, rule):
        found.append(FieldProblem("photo.ground", PHOTO_SOURCE))
    return found


def _is_grey(picture: Image.Image) -> bool:
    # Small, so that the noise of single pixels is no colour.
    small = picture.resize((32, 40))  # pyright: ignore[reportUnknownMemberType]
    red, green, blue = small.split()
    pairs = ((red, green), (green, blue), (red, blue))
    most = [ImageChops.difference(*pair).histogram() for pair in pairs]
    return all(not any(counts[_NO_COLOUR + 1 :]) for counts in most)


def _stands_on_white(picture: Image.Image, rule: PhotoRule) -> bool:
    side = round(picture.width * _CORNER)
    red, green, blue = picture.split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    for left in (0, picture.width - side):
        counts = darkest.crop((left, 0, left + side, side)).histogram()
        if sum(counts[rule.ground :]) < _GROUND_SHARE * side * side:
            return False
    return True


def _coded(picture: Image.Image, rule: PhotoRule) -> bytes:
    """Return the JPEG of the best quality that keeps within the bytes."""
    finest = _jpeg(picture, rule, _BEST)
    if len(finest) < rule.least_bytes:
        raise ClerkError(
            "photo.too_light",
            field=PHOTO_SOURCE,
            actual=_kb(len(finest)),
            least=_kb(rule.least_bytes),
        )
    for quality in range(_FINE, _COARSE - 1, -_STEP):
        coded = _jpeg(picture, rule, quality)
        if len(coded) < rule.least_bytes:
            break
        if len(coded) <= rule.most_bytes:
            return coded
    if len(finest) <= rule.most_bytes:
        return finest
    raise ClerkError("photo.too_heavy", field=PHOTO_SOURCE, most=_kb(rule.most_bytes))


def _jpeg(picture: Image.Image, rule: PhotoRule, quality: int) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=quality, subsampling=0, dpi=(rule.dpi, rule.dpi))
    return written.getvalue()


def _kb(size: int) -> str:
    return f"{size / 1024:.0f}"


def _note(code: str, **params: int) -> FieldProblem:
    words = {name: str(value) for name, value in params.items()}
    return FieldProblem(code, PHOTO_SOURCE, Severity.WARNING, words)
