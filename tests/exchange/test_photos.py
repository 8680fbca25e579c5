# SPDX-License-Identifier: Apache-2.0
"""A photograph is cut to the card's measures, or refused with the reason."""

import io
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image

from clerkapp.domain.photos import PhotoRule
from clerkapp.domain.problems import ClerkError, Severity
from clerkapp.exchange.photos import check_photo, crop_photo
from tests.pictures import portrait

RULE = PhotoRule()


def codes(content: bytes, rule: PhotoRule = RULE) -> list[str]:
    return [problem.code for problem in check_photo(content, rule).problems]


def tones(picture: Image.Image, x: int, y: int) -> tuple[int, ...]:
    """Return red, green and blue of a pixel."""
    found = picture.getpixel((x, y))
    assert isinstance(found, tuple)
    return found


def cropped(content: bytes, rule: PhotoRule = RULE) -> Image.Image:
    picture = Image.open(io.BytesIO(crop_photo(content, rule)))
    picture.load()
    return picture


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "BMP"])
def test_a_good_picture_becomes_the_cards_picture(kind: str) -> None:
    content = portrait(kind=kind)
    assert codes(content) == []
    picture = cropped(content)
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (358, 441))
    assert picture.info["dpi"] == (350, 350)


def test_the_same_file_gives_the_same_bytes() -> None:
    assert crop_photo(portrait(), RULE) == crop_photo(portrait(), RULE)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "photo.not_a_picture"),
        (b"%PDF-1.7", "photo.not_a_picture"),
        (portrait(kind="GIF"), "photo.other_kind"),
        (portrait(kind="TIFF"), "photo.other_kind"),
        (portrait(kind="WEBP"), "photo.other_kind"),
        (b"\0\0\0\x18ftypheic", "photo.other_kind"),
        (portrait()[:4000], "photo.damaged"),
        (portrait(kind="PNG")[:2000], "photo.damaged"),
        (portrait((357, 441)), "photo.too_small"),
        (portrait((358, 440)), "photo.too_small"),
        (portrait(mode="L"), "photo.grey"),
        (portrait(ground=(70, 130, 200)), "photo.ground"),
        (portrait(ground=(225, 225, 225)), "photo.ground"),
        (bytes(30_000_001), "photo.too_large"),
    ],
)
def test_what_cannot_be_used_is_said(content: bytes, code: str) -> None:
    error = check_photo(content, RULE).error
    assert error is not None
    assert error.code == code


def bomb(across: int, down: int) -> bytes:
    """Return a small PNG that says it is large."""
    whole = Image.new("1", (across, 1))
    written = io.BytesIO()
    whole.save(written, "PNG")
    content = bytearray(written.getvalue())
    content[20:24] = down.to_bytes(4)
    header = bytes(content[12:29])
    content[29:33] = zlib.crc32(header).to_bytes(4)
    return bytes(content)


@pytest.mark.parametrize("size", [(8000, 8000), (12_000, 12_000), (60_000, 60_000)])
def test_a_picture_that_would_take_all_memory_is_not_opened(size: tuple[int, int]) -> None:
    assert codes(bomb(*size)) == ["photo.too_large"]


def test_the_size_that_is_wanted_is_said() -> None:
    error = check_photo(portrait((300, 400)), RULE).error
    assert error is not None
    assert error.params == {"actual": "300×400", "least": "358×441"}


@pytest.mark.parametrize(
    ("size", "code", "percent"),
    [
        ((882, 882), "photo.cut_sides", "9"),
        ((716, 1764), "photo.cut_ends", "25"),
    ],
)
def test_another_shape_is_cut_in_the_middle_and_said(
    size: tuple[int, int], code: str, percent: str
) -> None:
    (note,) = check_photo(portrait(size), RULE).problems
    assert (note.code, note.severity, note.params["percent"]) == (code, Severity.WARNING, percent)
    assert cropped(portrait(size)).size == (358, 441)


def test_another_resolution_is_noted_and_set_right() -> None:
    assert codes(portrait(dpi=(300, 300))) == ["photo.resolution"]
    assert codes(portrait(dpi=(72, 72))) == []
    for stated in (72, 300):
        assert cropped(portrait(dpi=(stated, stated))).info["dpi"] == (350, 350)


def test_transparent_parts_become_white() -> None:
    see_through = Image.new("RGBA", (716, 882), (0, 0, 0, 0))
    head = Image.open(io.BytesIO(portrait())).crop((150, 100, 560, 882))
    see_through.paste(head, (150, 100))
    written = io.BytesIO()
    see_through.save(written, "PNG")
    assert codes(written.getvalue()) == ["photo.transparent"]
    assert min(tones(cropped(written.getvalue()), 3, 3)) > 250


def exif(orientation: int) -> Image.Exif:
    tags = Image.Exif()
    tags[ExifTags.Base.Orientation] = orientation
    tags[ExifTags.Base.Model] = "CAMERA-OF-NOBODY"
    tags.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    return tags


@pytest.mark.parametrize(("orientation", "turn"), [(3, 180), (6, 90), (8, 270)])
def test_a_picture_is_turned_as_it_was_held(orientation: int, turn: int) -> None:
    lying = Image.open(io.BytesIO(portrait())).rotate(turn, expand=True)
    written = io.BytesIO()
    lying.save(written, "JPEG", exif=exif(orientation), quality=95)
    assert codes(written.getvalue()) == []
    # The hair is dark and above, the ground below the head is not.
    assert max(tones(cropped(written.getvalue()), 179, 80)) < 60


def test_nothing_of_the_camera_is_carried_over() -> None:
    content = portrait(exif=exif(1))
    assert b"CAMERA-OF-NOBODY" in content
    kept = crop_photo(content, RULE)
    assert b"CAMERA-OF-NOBODY" not in kept
    assert b"Exif" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()


def speckled() -> bytes:
    """Return a picture that takes many bytes: noise everywhere but in the upper corners."""
    picture = Image.open(io.BytesIO(portrait()))
    noise = Image.effect_noise((716, 600), 120).convert("RGB")
    picture.paste(Image.blend(noise, Image.new("RGB", noise.size, (200, 90, 40)), 0.4), (0, 282))
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def test_the_bytes_are_brought_into_the_range() -> None:
    small = replace(RULE, least_bytes=9 * 1024, most_bytes=48 * 1024)
    assert len(crop_photo(speckled(), RULE)) > small.most_bytes
    assert small.least_bytes <= len(crop_photo(speckled(), small)) <= small.most_bytes


@pytest.mark.parametrize(
    ("content", "rule", "code"),
    [
        (speckled(), replace(RULE, most_bytes=4 * 1024), "photo.too_heavy"),
        (portrait(), replace(RULE, least_bytes=140 * 1024, most_bytes=10**6), "photo.too_light"),
    ],
)
def test_bytes_that_cannot_be_brought_into_the_range_are_refused(
    content: bytes, rule: PhotoRule, code: str
) -> None:
    assert codes(content, rule) == [code]
    with pytest.raises(ClerkError, match=code):
        crop_photo(content, rule)


def test_a_region_may_let_every_ground_pass() -> None:
    assert codes(portrait(ground=(70, 130, 200)), replace(RULE, ground=0)) == []


JPEG = portrait((400, 500))
PNG = portrait((400, 500), kind="PNG")
BMP = portrait((400, 500), kind="BMP")


@given(
    st.sampled_from([JPEG, PNG, BMP]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=8)), max_size=4),
    st.floats(0, 1),
)
def test_a_damaged_file_is_used_or_refused_and_never_ends_otherwise(
    whole: bytes, blows: list[tuple[float, bytes]], share: float
) -> None:
    content = bytearray(whole)
    for place, noise in blows:
        # Most of what can go wrong stands at the beginning.
        at = int(place**3 * len(content))
        content[at : at + len(noise)] = noise
    verdict = check_photo(bytes(content[: max(1, int(len(content) * share**0.2))]), RULE)
    assert all(problem.code.startswith("photo.") for problem in verdict.problems)
