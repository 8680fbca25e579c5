# SPDX-License-Identifier: Apache-2.0
"""Throw-away certificates: an issuer of its own for each run, and offices that it certifies."""

from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import NameOID

OFFICE = "安和街道社会保障所"
PASSPHRASE = "印章-2026"
FROM = datetime(2020, 1, 1, tzinfo=UTC)
UNTIL = datetime(2036, 12, 31, 23, 59, tzinfo=UTC)


def _name(common: str) -> x509.Name:
    parts = ((NameOID.COUNTRY_NAME, "CN"), (NameOID.COMMON_NAME, common))
    return x509.Name([x509.NameAttribute(kind, text) for kind, text in parts])


def _usage(*, of_issuer: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not of_issuer,
        content_commitment=not of_issuer,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=of_issuer,
        crl_sign=of_issuer,
        encipher_only=False,
        decipher_only=False,
    )


@dataclass(frozen=True, slots=True)
class Issuer:
    """Somebody who issues certificates."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @classmethod
    def made(cls, common: str = "样例签发机构") -> "Issuer":
        key = ec.generate_private_key(ec.SECP256R1())
        return cls(key, _certificate(common, key, common, key, (FROM, UNTIL), of_issuer=True))

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    def pkcs12(
        self,
        first: datetime = FROM,
        last: datetime = UNTIL,
        *,
        common: str = OFFICE,
        with_key: bool = True,
    ) -> bytes:
        """Return the PKCS#12 file of an office, closed with ``PASSPHRASE``."""
        issuer = self.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _certificate(common, key, str(issuer), self.key, (first, last))
        return pkcs12.serialize_key_and_certificates(
            b"office",
            key if with_key else None,
            certificate,
            [self.certificate],
            BestAvailableEncryption(PASSPHRASE.encode()),
        )


def _certificate(
    subject: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: str,
    issuing: ec.EllipticCurvePrivateKey,
    days: tuple[datetime, datetime],
    *,
    of_issuer: bool = False,
) -> x509.Certificate:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(days[0])
        .not_valid_after(days[1])
        .add_extension(x509.BasicConstraints(ca=of_issuer, path_length=None), critical=True)
        .add_extension(_usage(of_issuer=of_issuer), critical=True)
        .sign(issuing, hashes.SHA256())
    )
