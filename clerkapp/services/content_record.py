# SPDX-License-Identifier: Apache-2.0
"""What stands on a document, as bytes, so that a further copy says exactly the same."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict

from clerkapp.catalogue.layouts import Choice, PaperContent
from clerkapp.domain.signature import Point


def content_record(content: PaperContent) -> bytes:
    """Return the content as canonical JSON; what stands outside the hash is left out."""
    record = {
        "title": content.title,
        "author": content.author,
        "values": dict(content.values),
        "chosen": {key: sorted(codes) for key, codes in content.chosen.items()},
        "choices": {
            key: [[choice.code, choice.text] for choice in choices]
            for key, choices in content.choices.items()
        },
        "rows": {key: [dict(row) for row in rows] for key, rows in content.rows.items()},
        "strokes": {
            key: [[asdict(point) for point in stroke] for stroke in strokes]
            for key, strokes in content.strokes.items()
        },
        # The pictures themselves are kept with the case; their digests say which they were.
        "pictures": picture_digests(content),
        "glyphs": glyph_digests(content),
        "not_applicable": sorted(content.not_applicable),
        "content_code": content.content_code,
    }
    return json.dumps(record, ensure_ascii=False, sort_keys=True).encode()


def picture_digests(content: PaperContent) -> dict[str, str]:
    """Return content key → hex SHA-256 of its picture."""
    return {key: hashlib.sha256(jpeg).hexdigest() for key, jpeg in content.pictures.items()}


def glyph_digests(content: PaperContent) -> dict[str, str]:
    """Return character → hex SHA-256 of the own glyph with which it is printed."""
    return {char: hashlib.sha256(png).hexdigest() for char, png in content.glyphs.items()}


def content_from_record(record: bytes, picture: Callable[[str], bytes]) -> PaperContent:
    """Return the content that was recorded.

    Args:
        record: What ``content_record`` gave.
        picture: Returns the picture with a digest.
    """
    said = json.loads(record)
    return PaperContent(
        title=said["title"],
        author=said["author"],
        values=said["values"],
        chosen={key: frozenset(codes) for key, codes in said["chosen"].items()},
        choices={
            key: tuple(Choice(code, text) for code, text in choices)
            for key, choices in said["choices"].items()
        },
        rows={key: tuple(rows) for key, rows in said["rows"].items()},
        strokes={
            key: tuple(tuple(Point(**point) for point in stroke) for stroke in strokes)
            for key, strokes in said["strokes"].items()
        },
        pictures={key: picture(digest) for key, digest in said.get("pictures", {}).items()},
        glyphs={char: picture(digest) for char, digest in said.get("glyphs", {}).items()},
        not_applicable=frozenset(said["not_applicable"]),
        content_code=said["content_code"],
    )
