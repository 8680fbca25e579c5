# SPDX-License-Identifier: Apache-2.0
"""Seals PDFs with the office's certificate, and reads seals: PAdES B-B through pyHanko.

pyHanko takes half a second to import, as long as a whole start of the program: it is imported when
the first PDF is sealed or read. Nothing is ever asked of the network.
"""

import io
import logging
import struct
from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from clerkapp.domain.problems import ClerkError
from clerkapp.domain.seals import Seal

_FIELD = "Seal"
_ALGORITHM = "sha256"

# What pyHanko's readers raise for files that break off or contradict themselves.
_DAMAGE = (
    *(ValueError, TypeError, LookupError, ArithmeticError, AttributeError, OSError, EOFError),
    *(RecursionError, NotImplementedError, struct.error),
)

# It reports what it finds wrong to the log too, with traceback; here each finding has its own line.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)


class OfficeSeal:
    """The office's certificate with its key, opened for sealing."""

    def __init__(self, pkcs12: bytes, passphrase: str) -> None:
        """Open a PKCS#12 file.

        Raises:
            ClerkError: ``seal.not_a_certificate``, ``seal.wrong_passphrase``, ``seal.no_key``.
        """
        from pyhanko.sign.signers import SimpleSigner  # noqa: PLC0415

        if not _is_pkcs12(pkcs12):
            raise ClerkError("seal.not_a_certificate")
        try:
            self._signer: Any = SimpleSigner.load_pkcs12_data(pkcs12, (), passphrase.encode())
        except ValueError:
            raise ClerkError("seal.wrong_passphrase") from None
        except (TypeError, AttributeError):
            raise ClerkError("seal.no_key") from None

    def seal(self, pdf: bytes, at: datetime) -> bytes:
        """Return a PDF with a seal: its own bytes, and what the seal adds after them.

        Args:
            pdf: The document as it was recorded.
            at: The time that the seal states.

        Raises:
            ClerkError: ``seal.expired`` or ``seal.not_yet`` when the certificate does not hold at
                that time, ``seal.damaged_pdf``.
        """
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415
        from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415
        from pyhanko.sign import fields, signers  # noqa: PLC0415

        class Timed(signers.PdfSigner):
            """Takes the time from the caller instead of from the computer."""

            def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
                session = super().init_signing_session(pdf_out, existing_fields_only)
                session.system_time = at
                return session

        self._require_valid(at)
        try:
            writer: Any = IncrementalPdfFileWriter(io.BytesIO(pdf))
            about = signers.PdfSignatureMetadata(
                field_name=f"{_FIELD}{len(writer.prev.embedded_signatures) + 1}",
                subfilter=fields.SigSeedSubFilter.PADES,
                md_algorithm=_ALGORITHM,
                name=_named(self._signer.signing_cert.subject),
            )
            timed: Any = Timed(about, signer=self._signer)
            return bytes(timed.sign_pdf(writer).getvalue())
        except (PdfError, *_DAMAGE):
            raise ClerkError("seal.damaged_pdf") from None

    def _require_valid(self, at: datetime) -> None:
        certificate = self._signer.signing_cert
        if at > certificate.not_valid_after:
            raise ClerkError("seal.expired", day=f"{certificate.not_valid_after:%Y-%m-%d}")
        if at < certificate.not_valid_before:
            raise ClerkError("seal.not_yet", day=f"{certificate.not_valid_before:%Y-%m-%d}")


class SealReader:
    """Reads the seals of PDFs; with the certificates of issuers it says whose can be trusted."""

    def __init__(self, issuers: bytes = b"") -> None:
        """Take the certificates of the issuers, as PEM or DER; none leaves trust open.

        Raises:
            ClerkError: ``seal.not_an_issuer`` when they are none.
        """
        self._issuers = _certificates(issuers) if issuers else ()

    def read(self, pdf: bytes) -> tuple[Seal, ...]:
        """Return the seals of a PDF, oldest first.

        Raises:
            ClerkError: ``seal.damaged_pdf`` when it is no PDF, or one that cannot be read whole.
        """
        from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415
        from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415
        from pyhanko.sign.general import SigningError  # noqa: PLC0415
        from pyhanko.sign.validation import errors  # noqa: PLC0415

        wrong = (PdfError, SigningError, errors.SignatureValidationError, *_DAMAGE)
        try:
            found: list[Any] = list(PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures)
            return tuple(self._seal(each, last=each is found[-1]) for each in found)
        except wrong:
            raise ClerkError("seal.damaged_pdf") from None

    def _seal(self, found: Any, *, last: bool) -> Seal:
        from pyhanko.sign.diff_analysis import ModificationLevel  # noqa: PLC0415
        from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415
        from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415
        from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

        roots = self._issuers or (found.signer_cert,)
        context = ValidationContext(trust_roots=list(roots), allow_fetching=False)
        status: Any = validate_pdf_signature(found, context)
        whole = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
        # Later seals fill in a field; anything else, and anything after the last seal, is a change.
        untouched = whole or (
            not last and status.modification_level <= ModificationLevel.FORM_FILLING
        )
        certificate = found.signer_cert
        return Seal(
            owner=_named(certificate.subject),
            issuer=_named(certificate.issuer),
            at=status.signer_reported_dt,
            valid_until=certificate.not_valid_after.date(),
            intact=bool(status.intact and status.valid and untouched),
            trusted=bool(status.trusted) if self._issuers else None,
        )


def _is_pkcs12(content: bytes) -> bool:
    """Tell a file of another kind from one that the passphrase does not open."""
    from asn1crypto import pkcs12  # noqa: PLC0415

    try:
        outer: Any = cast(Any, pkcs12.Pfx).load(content, strict=True)
        return bool(outer["auth_safe"]["content"].native)
    except _DAMAGE:
        return False


def _certificates(content: bytes) -> Sequence[Any]:
    from pyhanko.keys.pemder import load_certs_from_pemder_data  # noqa: PLC0415

    try:
        found: list[Any] = [*cast(Any, load_certs_from_pemder_data)(content)]
        named = [_named(certificate.subject) for certificate in found]
    except _DAMAGE:
        raise ClerkError("seal.not_an_issuer") from None
    if not named:
        raise ClerkError("seal.not_an_issuer")
    return found


def _named(name: Any) -> str:
    """Return the common name in a distinguished name, else the organization's."""
    parts: dict[str, Any] = name.native
    return str(parts.get("common_name") or parts.get("organization_name") or name.human_friendly)
