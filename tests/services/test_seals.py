# SPDX-License-Identifier: Apache-2.0
"""The seal on request as the third record, and whether a PDF is a record of this store."""

from dataclasses import replace

import pytest

from clerkapp.domain.documents import PrintedDocument
from clerkapp.domain.problems import ClerkError
from clerkapp.printing.seals import OfficeSeal, SealReader
from clerkapp.services import prints
from clerkapp.services.desk import Desk
from clerkapp.services.seals import Likeness, check_pdf, seal_document, sealed_pdf
from clerkapp.services.signing import FORM, newest
from clerkapp.services.visits import VisitResult, perform
from tests.certificates import OFFICE, PASSPHRASE, Issuer
from tests.counter import MORNING
from tests.services.test_visits import SCRIPT


@pytest.fixture(scope="module")
def issuer() -> Issuer:
    return Issuer.made()


@pytest.fixture(scope="module")
def seal(issuer: Issuer) -> OfficeSeal:
    return OfficeSeal(issuer.pkcs12(), PASSPHRASE)


@pytest.fixture
def visit(desk: Desk) -> VisitResult:
    return perform(desk, SCRIPT)


@pytest.fixture
def form(visit: VisitResult) -> PrintedDocument:
    return newest(visit.documents, FORM)


def test_a_document_is_sealed_once_and_its_sealed_form_kept(
    desk: Desk, form: PrintedDocument, seal: OfficeSeal
) -> None:
    assert sealed_pdf(desk, form) is None
    sealed = seal_document(desk, form, seal)
    assert sealed.startswith(prints.document_pdf(desk, form.id))
    # An elliptic signature differs each time: the second call returned what was kept.
    assert seal_document(desk, form, seal) == sealed == sealed_pdf(desk, form)


def test_the_sealed_file_is_a_record(desk: Desk, form: PrintedDocument, seal: OfficeSeal) -> None:
    check = check_pdf(desk, seal_document(desk, form, seal), SealReader())
    assert (check.likeness, check.document, check.is_good) == (Likeness.SEALED, form, True)
    assert [(found.owner, found.at) for found in check.seals] == [(OFFICE, MORNING)]


def test_without_a_certificate_the_hash_record_stands(
    desk: Desk, visit: VisitResult, form: PrintedDocument
) -> None:
    check = check_pdf(desk, prints.document_pdf(desk, form.id), SealReader())
    assert (check.likeness, check.document, check.seals) == (Likeness.SAME, form, ())
    assert check.number == visit.case.number
    assert check.is_good


def test_a_further_copy_is_a_record_of_its_own(desk: Desk, form: PrintedDocument) -> None:
    copy = prints.print_again(desk, form, "lost")
    check = check_pdf(desk, prints.document_pdf(desk, copy.id), SealReader())
    assert check.document == copy


def test_a_seal_of_somebody_else_makes_no_record(
    desk: Desk, form: PrintedDocument, seal: OfficeSeal
) -> None:
    """Intact as it is, it may cover what was drawn over the record before."""
    pdf = prints.document_pdf(desk, form.id)
    foreign = OfficeSeal(Issuer.made("别的机构").pkcs12(common="别人"), PASSPHRASE)
    check = check_pdf(desk, foreign.seal(pdf, MORNING), SealReader())
    assert (check.likeness, check.document, check.is_good) == (Likeness.CHANGED, form, False)
    assert [found.intact for found in check.seals] == [True]


def test_one_changed_byte_is_no_record(desk: Desk, form: PrintedDocument) -> None:
    pdf = bytearray(prints.document_pdf(desk, form.id))
    pdf[len(pdf) // 2] ^= 1
    check = check_pdf(desk, bytes(pdf), SealReader())
    assert (check.likeness, check.document, check.is_good) == (Likeness.UNKNOWN, None, False)


def test_what_is_no_pdf_is_refused(desk: Desk, visit: VisitResult) -> None:
    with pytest.raises(ClerkError) as caught:
        check_pdf(desk, b"no PDF", SealReader())
    assert caught.value.code == "seal.damaged_pdf"


def test_a_void_record_is_known_and_not_good(desk: Desk, form: PrintedDocument) -> None:
    with desk.work() as work:
        work.void_documents(form.case_id, FORM)
        work.commit()
    check = check_pdf(desk, prints.document_pdf(desk, form.id), SealReader())
    assert (check.document, check.is_good) == (replace(form, void=True), False)


def test_a_certificate_of_another_issuer_is_not_good(
    desk: Desk, form: PrintedDocument, seal: OfficeSeal, issuer: Issuer
) -> None:
    sealed = seal_document(desk, form, seal)
    assert check_pdf(desk, sealed, SealReader(issuer.pem)).is_good
    assert not check_pdf(desk, sealed, SealReader(Issuer.made("别的机构").pem)).is_good


def test_a_file_full_of_end_marks_is_answered(desk: Desk, form: PrintedDocument) -> None:
    pdf = prints.document_pdf(desk, form.id) + b"%%EOF\n" * 50_000
    assert check_pdf(desk, pdf, NoSeals()).likeness is Likeness.CHANGED


class NoSeals:
    """Reads no seal on anything."""

    def read(self, pdf: bytes) -> tuple[()]:
        return ()
