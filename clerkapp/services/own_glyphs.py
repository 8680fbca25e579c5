# SPDX-License-Identifier: Apache-2.0
"""Loading the glyph of a character that no font has, and handing such glyphs to the press."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from clerkapp.catalogue.layouts import PaperContent
from clerkapp.domain.glyphs import OwnGlyph
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import SERVES_THE_COUNTER
from clerkapp.services.desk import Desk
from clerkapp.services.ports import UnitOfWork


def require_no_shape(desk: Desk, char: str) -> None:
    """Refuse a character that is printed already: a picture must not stand in for its shape.

    Raises:
        ClerkError: ``glyph.font_has_it``.
    """
    if not desk.press.lacking(char):
        raise ClerkError("glyph.font_has_it", code_point=f"U+{ord(char):04X}", character=char)


def load_glyph(desk: Desk, char: str, picture: bytes, source: str) -> OwnGlyph:
    """Keep the picture of a character; an earlier one of it is replaced, and audited as such.

    Documents already made keep the picture that they were drawn with.

    Args:
        desk: The signed-in clerk.
        char: The character, see ``domain.glyphs.read_code_point``.
        picture: The PNG that the reader of pictures made.
        source: What it was taken from, such as 户口簿.

    Raises:
        ClerkError: ``case.not_your_role``, ``glyph.font_has_it``.
    """
    if desk.clerk.role not in SERVES_THE_COUNTER:
        raise ClerkError("case.not_your_role", role=desk.clerk.role.value)
    require_no_shape(desk, char)
    digest = hashlib.sha256(picture).hexdigest()
    glyph = OwnGlyph(char, digest, picture, desk.now(), desk.clerk.id, source)
    with desk.work() as work:
        before = next((each.sha256 for each in work.own_glyphs() if each.char == char), "")
        work.save_own_glyph(glyph)
        work.record(
            desk.entry("load_glyph", reason=f"U+{ord(char):04X}", before=before, after=digest)
        )
        work.commit()
    return glyph


def own_glyphs(desk: Desk) -> tuple[tuple[OwnGlyph, str], ...]:
    """Return the office's own glyphs by code point, each with the name of who loaded it."""
    with desk.reads() as work:
        names = {clerk.id: clerk.name for clerk in work.clerks()}
        return tuple((each, names.get(each.clerk_id, "")) for each in work.own_glyphs())


def with_own_glyphs(desk: Desk, work: UnitOfWork, content: PaperContent) -> PaperContent:
    """Return the content with the pictures of those of its characters that no font has.

    Pictures that it has already stay: a further copy looks like the first.
    """
    lacking = desk.press.lacking("".join(_texts(content)))
    if not lacking:
        return content
    glyphs = {each.char: each.picture for each in work.own_glyphs() if each.char in lacking}
    return replace(content, glyphs=glyphs | dict(content.glyphs))


def _texts(content: PaperContent) -> Iterator[str]:
    yield from content.values.values()
    yield from content.outside.values()
    for choices in content.choices.values():
        yield from (choice.text for choice in choices)
    for rows in content.rows.values():
        for row in rows:
            yield from row.values()
