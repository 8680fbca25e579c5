# SPDX-License-Identifier: Apache-2.0
"""Breaks Chinese text into lines by the rules of the house (GB/T 15834 and CLREQ in short).

Not before 、。，；：！？）》”』… ·, not after （《“『. Latin words and numbers stay together,
also with the counter after them (18号, 3页, 2026年), and so does a telephone number with its blank
(010-0555 0123). 第…条 stays together unless that would leave
more than 3 em empty.
"""

import re
from collections.abc import Callable, Iterator

from clerkapp.printing.fonts import tightening

NOT_FIRST = frozenset("、。，．；：！？）》」』】〕〉”’…·％‰℃%,.;:!?)]}")
"""What may not begin a line."""

NOT_LAST = frozenset("（《「『【〔〈“‘([{¥￥")
"""What may not end a line."""

BLANKS = " \u3000"
"""Where a line may be broken and the blank is dropped."""

_COUNTERS = (
    "年月日时分秒周岁号页份件个张枚元角册款条项人户门楼层室单幢栋座弄巷院路级班届次期位种天卡本"
)
_PIECE = re.compile(
    rf"\n|[{BLANKS}]+"
    r"|第[一二三四五六七八九十百千零〇两\d]+[条款项章节编]"
    r"|0[0-9]{2,3}-[0-9]{3,4} [0-9]{4}(?![0-9])"
    rf"|[0-9]+(?:[.,:/\-–×~][0-9]+)*(?: ?[{_COUNTERS}])?"
    r"|[A-Za-z0-9_@#&+*'’./:\-–%]+"
    r"|.",
    re.DOTALL,
)
_TOLERABLE_GAP = 3.0
_ORPHAN = 2.0
_NARROW_COLUMN = 12.0

Measure = Callable[[str], float]


def pieces(text: str) -> tuple[str, ...]:
    """Cut a text into what must not be broken, blanks and forced breaks standing alone."""
    found: list[str] = []
    glued = False
    for piece in _PIECE.findall(text):
        loose = piece == "\n" or piece[0] in BLANKS
        joins = found and not _is_blank(found[-1]) and (glued or piece[0] in NOT_FIRST)
        if joins and not loose:
            found[-1] += piece
        else:
            found.append(piece)
        glued = not loose and piece[-1] in NOT_LAST
    return tuple(found)


def _is_blank(piece: str) -> bool:
    return piece == "\n" or piece[0] in BLANKS


def break_lines(text: str, width: float, measure: Measure, indent: float = 0.0) -> list[str]:
    """Return the lines of a text.

    Args:
        text: The text; a new line forces a break.
        width: Width of a line in em.
        measure: Tells the width of one line in em.
        indent: How far the first line of each paragraph is in, em.

    A piece that is wider than a whole line is broken between characters: nothing is ever lost.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_without_orphan(paragraph, width, measure, indent))
    return lines


def _without_orphan(text: str, width: float, measure: Measure, indent: float) -> list[str]:
    """Return the lines of a paragraph, none of which ends it with a single character.

    Slightly shorter lines bring a second character down, if that costs no further line.
    """
    lines = list(_paragraph(text, width, measure, indent))
    if len(lines) < 2 or width < _NARROW_COLUMN or measure(lines[-1]) > _ORPHAN:
        return lines
    for narrower in (0.5, 1.0, 1.5, 2.0, 2.5, 3.0):
        others = list(_paragraph(text, width - narrower, measure, indent))
        if len(others) > len(lines):
            break
        if measure(others[-1]) > _ORPHAN:
            return others
    return lines


def _paragraph(text: str, width: float, measure: Measure, indent: float) -> Iterator[str]:
    if indent + measure(text) <= width:
        yield text.rstrip(BLANKS)
        return
    line, filled = "", 0.0
    room = width - indent
    for piece in pieces(text):
        needed = measure(piece) - tightening(line[-1:], piece[:1])
        if filled + needed <= room:
            if line or room != width or not _is_blank(piece):
                line, filled = line + piece, filled + needed
            continue
        for part in _parts(piece, room - filled, width, measure):
            needed = measure(part) - tightening(line[-1:], part[:1])
            if filled + needed <= room:
                line, filled = line + part, filled + needed
                continue
            if line.rstrip(BLANKS):
                yield line.rstrip(BLANKS)
                room = width
            line, filled = ("", 0.0) if _is_blank(part) else (part, measure(part))
    if line.rstrip(BLANKS):
        yield line.rstrip(BLANKS)


def _parts(piece: str, left: float, width: float, measure: Measure) -> list[str]:
    """Return how a piece that does not fit in what is left of a line may still be broken."""
    if _is_blank(piece):
        return [piece]
    if measure(piece) > width:
        return list(piece)
    article = re.match(r"[（《「『【〔〈“‘]*第.+[条款项章节编]", piece)
    if article is not None and left > _TOLERABLE_GAP and width >= _NARROW_COLUMN:
        parts = _loose(piece)
        return [*parts[:-2], "".join(parts[-2:])]
    return [piece]


def _loose(piece: str) -> list[str]:
    """Break between any two characters where the marks allow it."""
    found: list[str] = []
    for char in piece:
        if found and (char in NOT_FIRST or found[-1][-1] in NOT_LAST):
            found[-1] += char
        else:
            found.append(char)
    return found
