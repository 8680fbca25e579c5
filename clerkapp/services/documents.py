# SPDX-License-Identifier: Apache-2.0
"""Making a document: layout and content become one stored PDF with its record."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from clerkapp.catalogue.layouts import Layout, PaperContent
from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument, PrintState
from clerkapp.domain.numbers import content_code
from clerkapp.domain.photos import FROM_FILE, PHOTO_SOURCE
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.signature import Stroke
from clerkapp.services.casework import item_of
from clerkapp.services.content_record import (
    content_from_record,
    content_record,
    glyph_digests,
    picture_digests,
)
from clerkapp.services.desk import Desk
from clerkapp.services.own_glyphs import with_own_glyphs
from clerkapp.services.paper_content import content_of
from clerkapp.services.paper_facts import LetterWords
from clerkapp.services.ports import UnitOfWork

REPRINT_REASONS: Mapping[str, str] = MappingProxyType(
    {"lost": "遗失", "damaged": "破损", "unclear": "不清", "office": "存档"}
)
"""Closed list of reasons for a further copy, in at most four characters: papers are Chinese."""


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What a document bears beside its content: kind, content code, letter."""

    kind: str
    code: str
    letter: LetterWords | None


def make_document(
    desk: Desk,
    work: UnitOfWork,
    case: Case,
    kind: str,
    *,
    letter: LetterWords | None = None,
    layout: str = "",
    strokes: tuple[Stroke, ...] = (),
) -> PrintedDocument:
    """Draw a document of a case and store it, in the running transaction.

    Args:
        desk: The signed-in clerk.
        work: The running transaction.
        case: The case.
        kind: Kind of document.
        letter: What only a letter says.
        layout: Code of another layout of the kind, such as the one for a roll.
        strokes: What was drawn on the pad.

    Raises:
        ClerkError: ``document.none`` when the item does not print this kind; the press's codes.
    """
    try:
        rule = item_of(desk, case).document(kind)
    except KeyError:
        raise ClerkError("document.none", kind=kind) from None
    page = desk.catalogue.newest_layout(layout or rule.layout)
    content = content_of(desk, case, page, letter)
    content = replace(content, pictures=_pictures(work, case, page))
    content = replace(content, outside={"print.line": print_line(desk, 1)})
    content = with_own_glyphs(desk, work, content)
    code = code_of(page, content) if _bears_code(page) else ""
    # The barcode holds the bare eight characters; people read them in two groups.
    content = replace(content, content_code=code.replace("-", ""))
    if strokes:
        content = replace(content, strokes={_signing_place(case): strokes})
    return _stored(desk, work, case, page, content, _Stamp(kind, code, letter))


def _pictures(work: UnitOfWork, case: Case, layout: Layout) -> dict[str, bytes]:
    """Return the pictures for which a layout has a place, if the case brings them as files."""
    if case.answers.get(PHOTO_SOURCE) != FROM_FILE:
        return {}
    found = {key: work.attachment(case.id, key) for key in sorted(layout.picture_keys())}
    return {key: jpeg for key, jpeg in found.items() if jpeg is not None}


def _signing_place(case: Case) -> str:
    return (
        "agent.signature" if case.answers.get("visit.visitor") == "agent" else "applicant.signature"
    )


def _stored(
    desk: Desk,
    work: UnitOfWork,
    case: Case,
    layout: Layout,
    content: PaperContent,
    stamp: _Stamp,
) -> PrintedDocument:
    pdf = desk.press.compose(layout, content)
    document = PrintedDocument(
        id=desk.new_id(),
        case_id=case.id,
        kind=stamp.kind,
        layout=layout.code,
        layout_version=layout.version,
        sha256=hashlib.sha256(pdf).hexdigest(),
        copy=1,
        made_at=desk.now(),
        clerk_id=desk.clerk.id,
        content_code=stamp.code,
        letter_number=stamp.letter.number if stamp.letter else "",
    )
    work.add_document(document, pdf, content_record(content))
    work.name_successor(document)
    return document


def make_copy(
    desk: Desk, work: UnitOfWork, original: PrintedDocument, copy: int, reason: str
) -> PrintedDocument:
    """Draw a further copy of a document: same layout version, same content, marked 补打."""
    layout = desk.catalogue.layouts[original.layout, original.layout_version]
    content = replace(
        content_from_record(work.content(original.id), work.picture),
        outside={
            "print.line": print_line(desk, copy),
            "print.copy": f"补打　第 {copy} 次\n{desk.today():%Y-%m-%d}　{REPRINT_REASONS[reason]}",
            "print.copies": _copies_line(desk, copy, reason),
        },
    )
    content = with_own_glyphs(desk, work, content)
    pdf = desk.press.compose(layout, content)
    document = replace(
        original,
        id=desk.new_id(),
        sha256=hashlib.sha256(pdf).hexdigest(),
        copy=copy,
        reason=reason,
        made_at=desk.now(),
        clerk_id=desk.clerk.id,
        state=PrintState.NOT_PRINTED,
        printer="",
        trouble="",
    )
    work.add_document(document, pdf, content_record(content))
    return document


def _copies_line(desk: Desk, copy: int, reason: str) -> str:
    return (
        f"补打记录：第 {copy} 次　{desk.now():%Y-%m-%d %H:%M}　原因：{REPRINT_REASONS[reason]}　"
        f"{desk.office.counter} 号窗口　{desk.clerk.name}"
    )


def _bears_code(layout: Layout) -> bool:
    """Say whether the paper prints the content code: every page that somebody signs does."""
    return any("content.code" in box.value_keys() for box in layout.every_box())


def code_of(layout: Layout, content: PaperContent) -> str:
    """Return the content code: eight characters of the hash over all that the paper says.

    The print line, the 补打 mark and strokes are outside, so that a second copy and the signed
    copy bear the same code as the one that was read.
    """
    said = {
        "layout": [layout.code, layout.version],
        "values": {key: content.values[key] for key in sorted(content.values)},
        "chosen": {key: sorted(codes) for key, codes in sorted(content.chosen.items())},
        "rows": {key: [dict(row) for row in rows] for key, rows in sorted(content.rows.items())},
        "not_applicable": sorted(content.not_applicable),
    }
    if content.pictures:
        said["pictures"] = picture_digests(content)
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    glyphs = {char: digest for char, digest in glyph_digests(content).items() if char in text}
    if glyphs:
        text += json.dumps(glyphs, sort_keys=True)
    return content_code(hashlib.sha256(text.encode()).digest())


def print_line(desk: Desk, copy: int) -> str:
    """Return the line that says when, where, by whom and which copy was printed."""
    now = desk.now()
    return (
        f"打印：{now:%Y-%m-%d %H:%M}　{desk.office.counter} 号窗口　{desk.clerk.name}　第 {copy} 份"
    )
