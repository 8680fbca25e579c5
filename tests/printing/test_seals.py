# SPDX-License-Identifier: Apache-2.0
"""The office's seal on a PDF: put on, read back, and broken by every change."""

import io
import re
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from clerkapp.domain.problems import ClerkError
from clerkapp.domain.seals import Seal
from clerkapp.printing.press import ReportlabPress
from clerkapp.printing.seals import OfficeSeal, SealReader
from tests.certificates import FROM, OFFICE, PASSPHRASE, UNTIL, Issuer
from tests.printing.reading import text_of
from tests.printing.samples import load, sample

AT = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def issuer() -> Issuer:
    return Issuer.made()


@pytest.fixture(scope="module")
def seal(issuer: Issuer) -> OfficeSeal:
    return OfficeSeal(issuer.pkcs12(), PASSPHRASE)


@pytest.fixture(scope="module")
def slip(press: ReportlabPress) -> bytes:
    layout = load("slip_a5")
    return press.compose(layout, sample("slip_a5", layout))


@pytest.fixture(scope="module")
def sealed(seal: OfficeSeal, slip: bytes) -> bytes:
    return seal.seal(slip, AT)


def refusal_of(content: bytes, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(ClerkError) as caught:
        OfficeSeal(content, passphrase)
    return caught.value.code


def test_a_seal_says_whose_it_is_and_when(sealed: bytes) -> None:
    expected = Seal(OFFICE, "样例签发机构", AT, UNTIL.date(), intact=True)
    assert SealReader().read(sealed) == (expected,)


def test_what_was_recorded_stays_as_it_is_under_the_seal(slip: bytes, sealed: bytes) -> None:
    assert sealed.startswith(slip)
    assert text_of(sealed) == text_of(slip)


def test_it_is_a_pades_signature_without_time_among_its_attributes(sealed: bytes) -> None:
    """ETSI EN 319 142-1 §6.3, level B-B: the time stands in the dictionary alone."""
    assert b"/ETSI.CAdES.detached" in sealed
    contents = re.search(rb"/Contents <([0-9a-fA-F]+)>", sealed)
    assert contents is not None
    signed = bytes.fromhex(contents[1].decode())
    signing_time = bytes.fromhex("06092a864886f70d010905")
    signing_certificate_v2 = bytes.fromhex("060b2a864886f70d010910022f")
    assert signing_time not in signed
    assert signing_certificate_v2 in signed


def test_issuers_that_are_named_decide_about_trust(issuer: Issuer, sealed: bytes) -> None:
    (by_its_own,) = SealReader(issuer.pem).read(sealed)
    (by_another,) = SealReader(Issuer.made("别的机构").pem).read(sealed)
    assert (by_its_own.trusted, by_another.trusted) == (True, False)
    assert by_another.intact
    assert SealReader(Issuer.made("别的机构").pem + issuer.pem).read(sealed) == (by_its_own,)


def test_an_office_that_only_bears_the_name_is_not_trusted(issuer: Issuer, slip: bytes) -> None:
    forged = OfficeSeal(Issuer.made().pkcs12(), PASSPHRASE).seal(slip, AT)
    (found,) = SealReader(issuer.pem).read(forged)
    assert (found.owner, found.issuer) == (OFFICE, "样例签发机构")
    assert (found.intact, found.trusted) == (True, False)


def test_a_paper_without_a_seal_has_none(slip: bytes) -> None:
    assert SealReader().read(slip) == ()


def test_two_seals_are_both_intact(issuer: Issuer, sealed: bytes) -> None:
    other = OfficeSeal(issuer.pkcs12(common="复核单位"), PASSPHRASE)
    found = SealReader(issuer.pem).read(other.seal(sealed, AT))
    assert [(each.owner, each.intact) for each in found] == [(OFFICE, True), ("复核单位", True)]


@given(data=st.data())
def test_no_change_leaves_a_seal_intact(sealed: bytes, data: st.DataObject) -> None:
    """Wherever a byte is changed or the file is cut: broken, gone, or no PDF that can be read."""
    gap = re.search(rb"/Contents <[0-9a-fA-F]+>", sealed)
    assert gap is not None
    place = data.draw(
        st.integers(0, len(sealed) - 1).filter(lambda at: not gap.start() < at < gap.end())
    )
    cut = data.draw(st.booleans())
    changed = bytearray(sealed[:place] if cut else sealed)
    if not cut:
        changed[place] ^= data.draw(st.integers(1, 255))
    found: tuple[Seal, ...] = ()
    with suppress(ClerkError):
        found = SealReader().read(bytes(changed))
    assert not any(seal.intact for seal in found)


def drawn_over(pdf: bytes) -> bytes:
    """Return a PDF with something drawn over its first page, added after its end."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    stroke = writer.add_object(StreamObject(stream_data=b"0 0 m 200 200 l S"))
    writer.add_stream_to_page(0, stroke)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def test_what_is_added_after_a_seal_breaks_it(issuer: Issuer, sealed: bytes) -> None:
    changed = drawn_over(sealed)
    assert changed.startswith(sealed)
    (found,) = SealReader().read(changed)
    assert not found.intact
    # A further seal over the change does not mend the first.
    other = OfficeSeal(issuer.pkcs12(common="复核单位"), PASSPHRASE)
    assert [each.intact for each in SealReader().read(other.seal(changed, AT))] == [False, True]


@pytest.mark.parametrize("content", [b"", b"\x00" * 40, b"%PDF-1.5\n", b"PK\x03\x04 a workbook"])
def test_what_is_no_pdf_is_said_so(seal: OfficeSeal, content: bytes) -> None:
    for act in (lambda: SealReader().read(content), lambda: seal.seal(content, AT)):
        with pytest.raises(ClerkError) as caught:
            act()
        assert caught.value.code == "seal.damaged_pdf"


def test_a_certificate_seals_only_in_its_days(issuer: Issuer, slip: bytes) -> None:
    past = OfficeSeal(issuer.pkcs12(last=datetime(2026, 6, 30, tzinfo=UTC)), PASSPHRASE)
    future = OfficeSeal(issuer.pkcs12(first=datetime(2027, 1, 1, tzinfo=UTC)), PASSPHRASE)
    for office, code, day in (
        (past, "seal.expired", "2026-06-30"),
        (future, "seal.not_yet", "2027-01-01"),
    ):
        with pytest.raises(ClerkError) as caught:
            office.seal(slip, AT)
        assert (caught.value.code, caught.value.params) == (code, {"day": day})


def test_a_seal_of_an_ended_certificate_is_intact_and_not_trusted(
    issuer: Issuer, slip: bytes
) -> None:
    ended = issuer.pkcs12(FROM, datetime(2026, 3, 1, tzinfo=UTC))
    old = OfficeSeal(ended, PASSPHRASE).seal(slip, datetime(2026, 2, 1, tzinfo=UTC))
    (found,) = SealReader(issuer.pem).read(old)
    assert found.valid_until == date(2026, 3, 1)
    assert (found.intact, found.trusted) == (True, False)
    assert SealReader().read(old) == (replace(found, trusted=None),)


def test_what_does_not_open_is_told_apart(issuer: Issuer, slip: bytes) -> None:
    office = issuer.pkcs12()
    assert refusal_of(office, "another") == "seal.wrong_passphrase"
    assert refusal_of(office, "") == "seal.wrong_passphrase"
    assert refusal_of(issuer.pkcs12(with_key=False)) == "seal.no_key"
    for other in (b"", slip, issuer.pem, office[:-40]):
        assert refusal_of(other) == "seal.not_a_certificate"


@pytest.mark.parametrize("content", [b" ", b"certificate", b"%PDF-1.5"])
def test_issuers_are_certificates(content: bytes) -> None:
    with pytest.raises(ClerkError) as caught:
        SealReader(content)
    assert caught.value.code == "seal.not_an_issuer"
