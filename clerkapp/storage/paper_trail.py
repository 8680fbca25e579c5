# SPDX-License-Identifier: Apache-2.0
"""What a case has on paper: documents, letters, scans, and the contents they share."""

import hashlib
import zlib
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, func, or_, select, update

from clerkapp.domain.documents import Letter, PrintedDocument, PrintState
from clerkapp.domain.glyphs import OwnGlyph
from clerkapp.domain.problems import ClerkError
from clerkapp.storage import schema
from clerkapp.storage.prepared import Prepared

# PDFs and photographs are compressed inside: once more gains nothing and costs milliseconds.
_COMPRESSED_INSIDE = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG")
_SMALL_BYTES = 512
_FAST = 1

_DOCUMENT = schema.document.c
_LETTER = schema.letter.c
_BLOB = schema.blob.c

_INSERT_BLOB = Prepared(schema.blob.insert(), ("sha256", "compressed", "content"))
# Two named places: a list of any length would be written anew into the SQL at every call.
_KNOWN_BLOBS = Prepared(
    select(_BLOB.sha256).where(
        or_(_BLOB.sha256 == bindparam("one"), _BLOB.sha256 == bindparam("other"))
    )
)
_INSERT_DOCUMENT = Prepared(
    schema.document.insert(), [c.name for c in _DOCUMENT if c.name != "entered"]
)
_SELECT_DOCUMENTS = (
    select(*(c for c in _DOCUMENT if c.name not in ("entered", "content_sha256")))
    .where(_DOCUMENT.case_id == bindparam("of_case"))
    .order_by(_DOCUMENT.entered)
)
_SELECT_WITH_DIGESTS = (
    select(*(c for c in _DOCUMENT if c.name not in ("entered", "content_sha256")))
    .where(_DOCUMENT.sha256.in_(bindparam("of_digests", expanding=True)))
    .order_by(_DOCUMENT.entered)
)
# A moment is kept as ISO text with the counter's offset: its first ten characters are the day.
_SELECT_DOCUMENTS_OF_DAY = (
    select(*(c for c in _DOCUMENT if c.name not in ("entered", "content_sha256")))
    .where(func.substr(_DOCUMENT.made_at, 1, 10) == bindparam("of_day"))
    .order_by(_DOCUMENT.entered)
)
_SELECT_PDF = (
    select(_BLOB.compressed, _BLOB.content)
    .join_from(schema.document, schema.blob, _DOCUMENT.sha256 == _BLOB.sha256)
    .where(_DOCUMENT.id == bindparam("of_document"))
)
_SELECT_CONTENT = (
    select(_BLOB.compressed, _BLOB.content)
    .join_from(schema.document, schema.blob, _DOCUMENT.content_sha256 == _BLOB.sha256)
    .where(_DOCUMENT.id == bindparam("of_document"))
)
_SELECT_ONE = select(*(c for c in _DOCUMENT if c.name not in ("entered", "content_sha256"))).where(
    _DOCUMENT.id == bindparam("of_document")
)
_UPDATE_PRINT = update(schema.document).where(_DOCUMENT.id == bindparam("of_document"))
_VOID = (
    update(schema.document)
    .where(_DOCUMENT.case_id == bindparam("of_case"), _DOCUMENT.kind == bindparam("of_kind"))
    .values(void=True)
)
_NAME_SUCCESSOR = Prepared(
    update(schema.document)
    .where(
        _DOCUMENT.case_id == bindparam("of_case"),
        _DOCUMENT.kind == bindparam("of_kind"),
        _DOCUMENT.void == bindparam("is_void", value=True),
        _DOCUMENT.replaced_by == bindparam("nothing", value=""),
    )
    .values(replaced_by=bindparam("successor"))
)
_INSERT_LETTER = schema.letter.insert()
_UPDATE_LETTER = update(schema.letter).where(_LETTER.id == bindparam("of_letter"))
_SELECT_LETTERS = (
    select(*(c for c in _LETTER if c.name != "entered"))
    .where(_LETTER.case_id == bindparam("of_case"))
    .order_by(_LETTER.entered)
)
_INSERT_ATTACHMENT = schema.attachment.insert()
_SELECT_PICTURE = select(_BLOB.compressed, _BLOB.content).where(
    _BLOB.sha256 == bindparam("of_digest")
)
_GLYPH = schema.own_glyph.c
_DELETE_GLYPH = schema.own_glyph.delete().where(_GLYPH.char == bindparam("of_char"))
_INSERT_GLYPH = schema.own_glyph.insert()
_SELECT_GLYPHS = (
    select(*_GLYPH, _BLOB.compressed, _BLOB.content)
    .join_from(schema.own_glyph, schema.blob, _GLYPH.sha256 == _BLOB.sha256)
    .order_by(_GLYPH.char)
)
_ATTACHMENT = schema.attachment.c
_SELECT_ATTACHMENT = (
    select(_BLOB.compressed, _BLOB.content)
    .join_from(schema.attachment, schema.blob, _ATTACHMENT.sha256 == _BLOB.sha256)
    .where(_ATTACHMENT.case_id == bindparam("of_case"), _ATTACHMENT.kind == bindparam("of_kind"))
    .order_by(_ATTACHMENT.entered.desc())
    .limit(1)
)


def add_document(
    connection: Connection, document: PrintedDocument, pdf: bytes, content: bytes
) -> None:
    """Write a document, its PDF and what stands on it.

    Raises:
        ValueError: The document's digest is not that of its PDF.
    """
    pdf_digest, content_digest = _keep(connection, pdf, content)
    if pdf_digest != document.sha256:
        raise ValueError("the digest of a document is not that of its PDF")
    row = _row_of_document(document)
    _INSERT_DOCUMENT.one(connection, {**row, "content_sha256": content_digest})


def set_print_state(
    connection: Connection, document_id: str, state: PrintState, printer: str, trouble: str
) -> None:
    """Write how a print went.

    Raises:
        ClerkError: ``document.not_found``.
    """
    values = {"state": state, "printer": printer, "trouble": trouble}
    written = connection.execute(_UPDATE_PRINT, {"of_document": document_id, **values})
    if written.rowcount != 1:
        raise ClerkError("document.not_found")


def void_documents(connection: Connection, case_id: str, kind: str) -> None:
    """Mark every document of a kind void."""
    connection.execute(_VOID, {"of_case": case_id, "of_kind": kind})


def name_successor(connection: Connection, successor: PrintedDocument) -> None:
    """Keep which document took the place of the void ones of its kind that have none yet."""
    asked = {"of_case": successor.case_id, "of_kind": successor.kind}
    fixed = {"is_void": True, "nothing": "", "successor": successor.id}
    _NAME_SUCCESSOR.one(connection, asked | fixed)


def document_of(connection: Connection, document_id: str) -> PrintedDocument:
    """Return one document.

    Raises:
        ClerkError: ``document.not_found``.
    """
    asked = {"of_document": document_id}
    row = connection.execute(_SELECT_ONE, asked).mappings().one_or_none()
    if row is None:
        raise ClerkError("document.not_found")
    return PrintedDocument(**row)


def documents(connection: Connection, case_id: str) -> tuple[PrintedDocument, ...]:
    """Return the documents of a case, oldest first."""
    rows = connection.execute(_SELECT_DOCUMENTS, {"of_case": case_id}).mappings()
    return tuple(PrintedDocument(**row) for row in rows)


def documents_with_digests(
    connection: Connection, digests: Sequence[str]
) -> tuple[PrintedDocument, ...]:
    """Return the documents whose PDF has one of some digests, oldest first."""
    rows = connection.execute(_SELECT_WITH_DIGESTS, {"of_digests": list(digests)}).mappings()
    return tuple(PrintedDocument(**row) for row in rows)


def documents_of_day(connection: Connection, day: date) -> tuple[PrintedDocument, ...]:
    """Return the documents made on a day, oldest first."""
    rows = connection.execute(_SELECT_DOCUMENTS_OF_DAY, {"of_day": day.isoformat()}).mappings()
    return tuple(PrintedDocument(**row) for row in rows)


def pdf_of(connection: Connection, document_id: str) -> bytes:
    """Return a document's PDF.

    Raises:
        ClerkError: ``document.not_found``.
    """
    found = connection.execute(_SELECT_PDF, {"of_document": document_id}).one_or_none()
    return _unpacked(found)


def content_of(connection: Connection, document_id: str) -> bytes:
    """Return what stands on a document.

    Raises:
        ClerkError: ``document.not_found``.
    """
    found = connection.execute(_SELECT_CONTENT, {"of_document": document_id})
    return _unpacked(found.one_or_none())


def add_letter(connection: Connection, letter: Letter) -> None:
    """Write a letter."""
    connection.execute(_INSERT_LETTER, _row_of_letter(letter))


def save_letter(connection: Connection, letter: Letter) -> None:
    """Write a letter as it stands now.

    Raises:
        ClerkError: ``document.not_found``.
    """
    written = connection.execute(_UPDATE_LETTER, {**_row_of_letter(letter), "of_letter": letter.id})
    if written.rowcount != 1:
        raise ClerkError("document.not_found")


def letters(connection: Connection, case_id: str) -> tuple[Letter, ...]:
    """Return the letters of a case, oldest first."""
    rows = connection.execute(_SELECT_LETTERS, {"of_case": case_id}).mappings()
    return tuple(Letter(**row) for row in rows)


def add_attachment(
    connection: Connection,
    case_id: str,
    attachment_id: str,
    kind: str,
    content: bytes,
    at: datetime,
) -> None:
    """Keep a scan or a photo with a case."""
    row = {"id": attachment_id, "case_id": case_id, "kind": kind, "at": at}
    (digest,) = _keep(connection, content)
    connection.execute(_INSERT_ATTACHMENT, {**row, "sha256": digest})


def attachment_of(connection: Connection, case_id: str, kind: str) -> bytes | None:
    """Return what was kept last with a case under a kind, or None."""
    asked = {"of_case": case_id, "of_kind": kind}
    found = connection.execute(_SELECT_ATTACHMENT, asked).one_or_none()
    return None if found is None else _unpacked(found)


def picture_of(connection: Connection, sha256: str) -> bytes:
    """Return the content with a digest.

    Raises:
        ClerkError: ``document.not_found``.
    """
    found = connection.execute(_SELECT_PICTURE, {"of_digest": sha256}).one_or_none()
    return _unpacked(found)


def save_own_glyph(connection: Connection, glyph: OwnGlyph) -> None:
    """Write the picture of a character in place of an earlier one, whose content stays."""
    (digest,) = _keep(connection, glyph.picture)
    connection.execute(_DELETE_GLYPH, {"of_char": glyph.char})
    row = {"char": glyph.char, "sha256": digest, "at": glyph.at}
    connection.execute(_INSERT_GLYPH, {**row, "clerk_id": glyph.clerk_id, "source": glyph.source})


def own_glyphs(connection: Connection) -> tuple[OwnGlyph, ...]:
    """Return the pictures of characters, by code point."""
    return tuple(
        OwnGlyph(
            row.char,
            row.sha256,
            _unpacked((row.compressed, row.content)),
            row.at,
            row.clerk_id,
            row.source,
        )
        for row in connection.execute(_SELECT_GLYPHS)
    )


def _keep(connection: Connection, *contents: bytes) -> list[str]:
    """Store each of one or two contents once and return the digests."""
    digests = [hashlib.sha256(content).hexdigest() for content in contents]
    missing = dict(zip(digests, contents, strict=True))
    asked = {"one": digests[0], "other": digests[-1]}
    for known in _KNOWN_BLOBS.read(connection, asked):
        del missing[known]
    if missing:
        _INSERT_BLOB.many(connection, [_blob_row(*pair) for pair in missing.items()])
    return digests


def _blob_row(digest: str, content: bytes) -> dict[str, object]:
    """Return the row of a content, compressed where that gains something."""
    pays = len(content) > _SMALL_BYTES and not content.startswith(_COMPRESSED_INSIDE)
    kept = zlib.compress(content, _FAST) if pays else content
    return {"sha256": digest, "compressed": pays, "content": kept}


def _unpacked(found: tuple[bool, bytes] | None) -> bytes:
    if found is None:
        raise ClerkError("document.not_found")
    compressed, content = found
    return zlib.decompress(content) if compressed else content


def _row_of_document(document: PrintedDocument) -> dict[str, object]:
    return {
        "id": document.id,
        "case_id": document.case_id,
        "kind": document.kind,
        "layout": document.layout,
        "layout_version": document.layout_version,
        "sha256": document.sha256,
        "copy": document.copy,
        "made_at": document.made_at,
        "clerk_id": document.clerk_id,
        "reason": document.reason,
        "content_code": document.content_code,
        "letter_number": document.letter_number,
        "state": document.state,
        "printer": document.printer,
        "void": document.void,
        "trouble": document.trouble,
        "replaced_by": document.replaced_by,
    }


def _row_of_letter(letter: Letter) -> dict[str, object]:
    return {
        "id": letter.id,
        "case_id": letter.case_id,
        "kind": letter.kind,
        "number": letter.number,
        "made_at": letter.made_at,
        "clerk_id": letter.clerk_id,
        "reason": letter.reason,
        "basis": letter.basis,
        "delivery": letter.delivery,
        "delivered_at": letter.delivered_at,
        "witness": letter.witness,
    }
