# SPDX-License-Identifier: Apache-2.0
"""The commands about the office's seal: put it on a document, and check a PDF."""

import argparse
from collections.abc import Iterator

from clerkapp.cli.commands import DONE, TRADE_SAYS_NO, case_of, read_file, write_file
from clerkapp.cli.secrets_asked import ask_secret
from clerkapp.domain.seals import Seal
from clerkapp.presentation.words import Words
from clerkapp.printing.seals import OfficeSeal, SealReader
from clerkapp.services.desk import Desk
from clerkapp.services.seals import PdfCheck, check_pdf, seal_document, sealed_pdf
from clerkapp.services.signing import newest

_MARKS = {True: "✓", False: "✗", None: "!"}


def seal(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Write the sealed form of a document, sealing it when it has none yet."""
    document = newest(case_of(desk, arguments.number).documents, arguments.document)
    sealed = sealed_pdf(desk, document)
    if sealed is None:
        certificate = read_file(arguments.certificate)
        opened = OfficeSeal(
            certificate, ask_secret(arguments.passphrase_fd, words("cli.passphrase"))
        )
        sealed = seal_document(desk, document, opened)
    else:
        print(words("cli.seal.kept"))
    write_file(arguments.out, sealed)
    print(arguments.out)
    return DONE


def verify_pdf(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Say whether a PDF is a record of this computer and what its seals say; exit 1 if not so."""
    reader = SealReader(read_file(arguments.issuers) if arguments.issuers else b"")
    check = check_pdf(desk, read_file(arguments.file), reader)
    for line in _lines(check, words):
        print(line)
    return DONE if check.is_good else TRADE_SAYS_NO


def _lines(check: PdfCheck, words: Words) -> Iterator[str]:
    document = check.document
    if document is None:
        yield f"{_MARKS[False]} {words('verify_pdf.unknown')}"
    else:
        number = check.number
        said = words(
            f"verify_pdf.{check.likeness.value}",
            name=words(f"document.{document.kind}"),
            number=number.short if number else "",
            copy=document.copy,
            at=f"{document.made_at:%Y-%m-%d %H:%M}",
        )
        yield f"{_MARKS[check.likeness.is_record]} {said}"
        if document.void:
            yield f"{_MARKS[False]} {words('verify_pdf.void')}"
    if not check.seals:
        yield f"{_MARKS[None]} {words('verify_pdf.no_seal')}"
    for found in check.seals:
        yield from _lines_of(found, words)


def _lines_of(found: Seal, words: Words) -> Iterator[str]:
    said = words(
        "verify_pdf.intact" if found.intact else "verify_pdf.broken",
        owner=found.owner,
        issuer=found.issuer,
        at=f"{found.at.astimezone():%Y-%m-%d %H:%M}" if found.at else "–",
        day=f"{found.valid_until:%Y-%m-%d}",
    )
    yield f"{_MARKS[found.intact]} {said}"
    trust = {True: "trusted", False: "not_trusted", None: "trust_open"}[found.trusted]
    yield f"{_MARKS[found.trusted]} {words(f'verify_pdf.{trust}', issuer=found.issuer)}"
