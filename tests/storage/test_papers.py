# SPDX-License-Identifier: Apache-2.0
"""Documents, letters and scans: kept once, given back byte for byte."""

import hashlib
import os
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from clerkapp.domain.documents import Delivery, Letter, PrintState
from clerkapp.domain.problems import ClerkError
from clerkapp.storage import schema
from clerkapp.storage.engine import Access
from clerkapp.storage.store import Store
from tests.builders import CLERK, NOW, make_case, make_document, make_id

PDF = b"%PDF-1.7\n" + os.urandom(9000)
CONTENT = '{"values": {"applicant.name": "王梓萱"}}'.encode() * 40


def _blobs(store: Store) -> int:
    connection = store._connection(Access.WRITE)
    return connection.execute(select(func.count()).select_from(schema.blob)).scalar_one()


@pytest.mark.parametrize("content", [CONTENT, b"", b"{}", PDF, bytes(100_000)])
def test_pdf_and_content_come_back_byte_for_byte(store: Store, content: bytes) -> None:
    case = make_case()
    document = make_document(case, PDF)
    with store.work() as work:
        work.add_case(case)
        work.add_document(document, PDF, content)
        assert work.documents(case.id) == (document,)
        assert work.pdf(document.id) == PDF
        assert work.content(document.id) == content


def test_what_repeats_itself_is_stored_compressed(store: Store) -> None:
    case = make_case()
    with store.work() as work:
        work.add_case(case)
        work.add_attachment(case.id, make_id(), "scan", bytes(1_000_000), NOW)
        kept = store._connection(Access.WRITE).execute(select(func.length(schema.blob.c.content)))
        assert kept.scalar_one() < 20_000


def test_the_same_content_is_kept_once(store: Store) -> None:
    case = make_case()
    with store.work() as work:
        work.add_case(case)
        work.add_document(make_document(case, PDF), PDF, CONTENT)
        work.add_document(make_document(case, PDF), PDF, CONTENT)
        work.add_attachment(case.id, make_id(), "signed_form", PDF, NOW)
        assert _blobs(store) == 2


def test_a_document_under_a_false_digest_is_refused(store: Store) -> None:
    case = make_case()
    with store.work() as work:
        work.add_case(case)
        with pytest.raises(ValueError, match="digest"):
            work.add_document(make_document(case, PDF), PDF + b" ", CONTENT)


def test_documents_keep_their_order_and_state(store: Store) -> None:
    case = make_case()
    first, second = make_document(case, PDF, "registration_form"), make_document(case, PDF)
    with store.work() as work:
        work.add_case(case)
        work.add_document(first, PDF, CONTENT)
        work.add_document(second, PDF, CONTENT)
        work.set_print_state(second.id, PrintState.HANDED_OVER, "Counter-2", "paper_out")
        work.void_documents(case.id, "registration_form")
        assert work.documents(case.id) == (
            replace(first, void=True),
            replace(second, state=PrintState.HANDED_OVER, printer="Counter-2", trouble="paper_out"),
        )
        assert work.document(first.id) == replace(first, void=True)


def test_a_void_document_keeps_which_one_replaced_it_first(store: Store) -> None:
    case = make_case()
    old, copy, slip = (make_document(case, PDF, kind) for kind in ("form", "form", "slip"))
    second, third = make_document(case, PDF, "form"), make_document(case, PDF, "form")
    with store.work() as work:
        work.add_case(case)
        for document in (old, copy, slip):
            work.add_document(document, PDF, CONTENT)
        for successor in (second, third):
            work.void_documents(case.id, "form")
            work.add_document(successor, PDF, CONTENT)
            work.name_successor(successor)
        assert [(d.void, d.replaced_by) for d in work.documents(case.id)] == [
            (True, second.id),
            (True, second.id),
            (False, ""),
            (True, third.id),
            (False, ""),
        ]


def test_an_unknown_document_is_not_found(store: Store) -> None:
    with store.work() as work:
        for ask in (work.pdf, work.content, work.document):
            with pytest.raises(ClerkError, match=r"document\.not_found"):
                ask(make_id())
        with pytest.raises(ClerkError, match=r"document\.not_found"):
            work.set_print_state(make_id(), PrintState.PRINTED, "")


def test_a_letter_takes_its_delivery(store: Store) -> None:
    case = make_case()
    letter = Letter(make_id(), case.id, "notice", "柳荫社保告〔2026〕000001 号", NOW, CLERK.id)
    later = replace(letter, id=make_id(), kind="refusal", number="2")
    delivered = replace(letter, delivery=Delivery.REFUSED, delivered_at=NOW, witness="赵明")
    with store.work() as work:
        work.add_case(case)
        work.add_letter(letter)
        work.add_letter(later)
        work.save_letter(delivered)
        assert work.letters(case.id) == (delivered, later)
        with pytest.raises(ClerkError, match=r"document\.not_found"):
            work.save_letter(replace(letter, id=make_id()))


def test_what_was_kept_last_under_a_kind_comes_back(store: Store) -> None:
    case, other = make_case(), make_case()
    with store.work() as work:
        work.add_case(case)
        work.add_case(other)
        assert work.attachment(case.id, "photo") is None
        for content in (bytes(2000), b"\xff\xd8\xff" + os.urandom(2000)):
            work.add_attachment(case.id, make_id(), "photo", content, NOW)
            assert work.attachment(case.id, "photo") == content
            assert work.picture(hashlib.sha256(content).hexdigest()) == content
        work.add_attachment(case.id, make_id(), "signed_form", PDF, NOW)
        work.add_attachment(other.id, make_id(), "photo", PDF, NOW)
        assert work.attachment(case.id, "photo") == content
