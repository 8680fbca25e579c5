# SPDX-License-Identifier: Apache-2.0
"""``clerkapp seal`` and ``clerkapp verify-pdf``: what they say and how they end."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.certificates import FROM, OFFICE, PASSPHRASE, Issuer
from tests.cli.test_commands import perform, run, visit_file

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def issuer() -> Issuer:
    return Issuer.made()


@pytest.fixture
def office(tmp_path: Path, issuer: Issuer) -> Path:
    path = tmp_path / "office.p12"
    path.write_bytes(issuer.pkcs12())
    return path


@pytest.fixture
def number(tmp_path: Path, capsys: Capture) -> str:
    _, summary = perform(tmp_path / "data", capsys, visit_file(tmp_path), tmp_path / "out")
    return summary["cases"][0]["number"]


def seal(folder: Path, number: str, certificate: Path, passphrase: str = PASSPHRASE) -> int:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        pipe.write(passphrase + "\n")
    words = ["seal", number, "--document", "slip", "--certificate", str(certificate)]
    more = ["--out", str(folder / "sealed.pdf"), "--passphrase-fd", str(reading)]
    return run(folder / "data", *words, *more)


def test_a_slip_is_sealed_and_verified(
    tmp_path: Path, capsys: Capture, number: str, office: Path, issuer: Issuer
) -> None:
    assert seal(tmp_path, number, office) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'sealed.pdf'}\n"
    issuers = tmp_path / "issuers.pem"
    issuers.write_bytes(issuer.pem)
    file = str(tmp_path / "sealed.pdf")
    assert run(tmp_path / "data", "verify-pdf", file, "--issuers", str(issuers)) == 0
    record, found, trust = capsys.readouterr().out.splitlines()
    assert record.startswith("✓ 本机记录：受理回执")
    assert found.startswith(f"✓ 印章完好：{OFFICE}")
    assert trust.startswith("✓")
    assert run(tmp_path / "data", "verify-pdf", file) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("! 没有核对签发者")


def test_a_second_sealing_writes_what_was_sealed_first(
    tmp_path: Path, capsys: Capture, number: str, office: Path
) -> None:
    seal(tmp_path, number, office)
    first = (tmp_path / "sealed.pdf").read_bytes()
    assert seal(tmp_path, number, office) == 0
    assert "已经盖过章" in capsys.readouterr().out
    assert (tmp_path / "sealed.pdf").read_bytes() == first


def test_an_unsealed_paper_is_verified_by_its_record(
    tmp_path: Path, capsys: Capture, number: str
) -> None:
    (slip,) = (tmp_path / "out").glob("*slip*.pdf")
    assert run(tmp_path / "data", "verify-pdf", str(slip)) == 0
    record, seals = capsys.readouterr().out.splitlines()
    assert record.startswith("✓ 本机记录：受理回执")
    assert seals == "! 文件上没有电子印章"
    slip.write_bytes(slip.read_bytes() + b"\n%%EOF\n")
    assert run(tmp_path / "data", "verify-pdf", str(slip)) == 1
    # What follows the end of a file is no PDF any more: the clerk is told so in one line.
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_mistake_has_one_line(
    tmp_path: Path, capsys: Capture, number: str, office: Path, issuer: Issuer, language: str
) -> None:
    ended = tmp_path / "ended.p12"
    ended.write_bytes(issuer.pkcs12(FROM, datetime(2026, 3, 1, tzinfo=UTC)))
    other = tmp_path / "other.p12"
    other.write_bytes(b"no certificate")
    for certificate, passphrase, code, said in (
        (office, "wrong", 1, "口令不对"),
        (ended, PASSPHRASE, 1, "2026-03-01 到期"),
        (other, PASSPHRASE, 1, "不是 PKCS#12"),
        (tmp_path / "none.p12", PASSPHRASE, 3, "读不出"),
    ):
        assert seal(tmp_path, number, certificate, passphrase) == code
        (line,) = capsys.readouterr().err.splitlines()
        assert said in line
        assert passphrase not in line
    assert not (tmp_path / "sealed.pdf").exists()
    assert run(tmp_path / "data", "verify-pdf", str(other), "--language", language) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert ("读不出这个 PDF" if language == "zh" else "This PDF cannot be read") in line
