# SPDX-License-Identifier: Apache-2.0
"""The command line: whole visits, look-ups, prints, exit codes."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from clerkapp.cli.commands import READER_LEFT, write_file
from clerkapp.cli.main import main
from clerkapp.domain.problems import OutsideError
from tests.counter import GIRL, PASSWORD
from tests.printing.reading import barcodes_of

ROOT = Path(__file__).resolve().parents[2]

VISIT = """
- item: minor_card
  on: 2026-11-24 09:30
  answers:
{answers}
  outcome: {outcome}
  papers:
    household_book: {{original: true, copies: 3, verdict: {verdict}, remark: 首页缺章}}
"""


def visit_file(
    folder: Path, outcome: str = "accept", verdict: str = "good", **changes: str
) -> Path:
    answers = GIRL | {name.replace("__", "."): value for name, value in changes.items()}
    lines = "\n".join(f"    {name}: {json.dumps(value)}" for name, value in answers.items())
    path = folder / "visit.yaml"
    path.write_text(VISIT.format(answers=lines, outcome=outcome, verdict=verdict), "utf-8")
    return path


def run(data: Path, *words: str, password: str = PASSWORD) -> int:
    """Run one command as its user would, the password through a descriptor."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as pipe:
        pipe.write(password + "\n")
    return main([*words, "--data", str(data), "--password-fd", str(reading)])


def perform(
    data: Path, capsys: pytest.CaptureFixture[str], file: Path, out: Path
) -> tuple[int, dict]:  # type: ignore[type-arg]
    code = run(data, "visit", str(file), "--out", str(out))
    return code, json.loads(capsys.readouterr().out)


def test_a_visit_prints_papers_that_can_be_read_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, summary = perform(tmp_path / "data", capsys, visit_file(tmp_path), tmp_path / "out")
    assert code == 0
    [case] = summary["cases"]
    assert (case["status"], case["received_on"]) == ("accepted", "2026-11-24")
    assert [d["kind"] for d in case["documents"]] == ["registration_form", "slip"]
    for document in case["documents"]:
        text = subprocess.run(
            ["pdftotext", "-layout", document["path"], "-"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        assert "王梓萱" in text
        assert document["barcode"] == case["number"]
        assert case["number"] in barcodes_of(Path(document["path"]).read_bytes())
        assert "王" not in Path(document["path"]).name


def test_the_command_itself_serves_a_visit_with_real_keys(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as pipe:
        pipe.write(PASSWORD + "\n")
    words = ["visit", str(visit_file(tmp_path)), "--out", str(tmp_path / "out")]
    options = ["--data", str(tmp_path / "data"), "--password-fd", str(reading)]
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "clerkapp.cli", *words, *options],
            capture_output=True,
            text=True,
            check=True,
            pass_fds=[reading],
        )
    finally:
        os.close(reading)
    [case] = json.loads(ended.stdout)["cases"]
    assert case["status"] == "accepted"
    assert PASSWORD not in ended.stdout + ended.stderr


def test_what_the_trade_forbids_is_exit_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = visit_file(tmp_path, applicant__document_number="110150201905181042")
    code, summary = perform(tmp_path / "data", capsys, file, tmp_path / "out")
    assert code == 1
    messages = {p["code"]: p["message"] for p in summary["cases"][0]["problems"]}
    assert "末位应为 1，现为 2" in messages["identity.check_digit"]
    assert summary["cases"][0]["number"] == ""


def test_a_notice_is_an_outcome_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = visit_file(tmp_path, outcome="notice", verdict="wrong")
    code, summary = perform(tmp_path / "data", capsys, file, tmp_path / "out")
    assert (code, summary["cases"][0]["status"]) == (0, "correction_notified")


def test_a_wrong_password_opens_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    perform(tmp_path / "data", capsys, visit_file(tmp_path), tmp_path / "out")
    assert run(tmp_path / "data", "find", "梓", password="not-this-one") == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "密码不对" in captured.err


def test_find_show_and_print(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "data"
    _code, summary = perform(data, capsys, visit_file(tmp_path), tmp_path / "out")
    number = summary["cases"][0]["number"]

    assert run(data, "find", "梓", "--json") == 0
    [hit] = json.loads(capsys.readouterr().out)["cases"]
    assert (hit["number"], hit["document"]) == (number, "110150********1041")

    assert run(data, "show", "1124-02-0001", "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["answers"]["applicant.name"] == "王梓萱"

    copy = tmp_path / "again.pdf"
    assert (
        run(data, "print", number, "--document", "slip", "--out", str(copy), "--reason", "lost")
        == 0
    )
    text = subprocess.run(["pdftotext", str(copy), "-"], capture_output=True, text=True, check=True)
    assert "补打" in text.stdout


def test_a_case_that_is_not_here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "data"
    perform(data, capsys, visit_file(tmp_path), tmp_path / "out")
    assert run(data, "show", "1124-02-0009") == 1
    assert "本机没有这件" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_exit_code_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    assert run(blocked / "data", "find", "梓") == 3
    assert capsys.readouterr().err


def test_a_second_program_on_the_same_folder_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from clerkapp.system.single_instance import SingleInstance

    data = tmp_path / "data"
    data.mkdir()
    hold = SingleInstance(data)
    try:
        assert run(data, "find", "梓") == 1
    finally:
        hold.release()
    assert capsys.readouterr().err


def test_items_names_every_field_and_paper(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "items", "--json", "--on", "2026-11-24") == 0
    items = {item["code"]: item for item in json.loads(capsys.readouterr().out)["items"]}
    assert {"minor_card", "minor_medical"} <= set(items)
    fields = {field["id"] for field in items["minor_card"]["fields"]}
    assert {"applicant.name", "guardian.consent", "card.bank"} <= fields


def test_check_forms_names_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check-forms"]) == 0
    capsys.readouterr()
    (tmp_path / "items" / "x").mkdir(parents=True)
    (tmp_path / "items" / "x" / "item.yaml").write_text("code: x\n", "utf-8")
    assert main(["check-forms", str(tmp_path)]) == 1
    assert "items/x/form.yaml:1: the file is missing; add form.yaml" in capsys.readouterr().out


def test_a_visit_file_with_mistakes_names_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "visit.yaml"
    file.write_text("- item: minor_card\n  on: tomorrow\n  outcom: accept\n", "utf-8")
    assert run(tmp_path / "data", "visit", str(file), "--out", str(tmp_path / "out")) == 1
    said = capsys.readouterr().err
    assert "visit.yaml:2: " in said
    assert "visit.yaml:3: visit: unknown key 'outcom'; write outcome" in said


def test_wrong_use_is_exit_code_2() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["visit"])
    assert ended.value.code == 2


def test_the_doctor_names_every_part(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--data", str(tmp_path)]) in (0, 1)
    said = capsys.readouterr().out
    for part in ("数据", "磁盘", "打印机", "字体", "定义", "地区参数", "放假安排", "本地规定"):
        assert f"{part}：" in said


def test_the_doctor_states_the_level_of_the_fonts_and_names_a_broken_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "broken.ttf").write_bytes(b"no font")
    main(["doctor", "--data", str(tmp_path)])
    said = capsys.readouterr().out
    assert "实现级别 3" in said
    assert "! 自备字体：broken.ttf 读不出来" in said


def test_a_reader_that_has_seen_enough_ends_the_command_quietly(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "clerkapp.cli", "items", "--data", str(tmp_path / "data")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == READER_LEFT


def test_what_is_said_in_english_has_a_stop_between(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    perform(tmp_path / "data", capsys, visit_file(tmp_path), tmp_path / "out")
    code = run(tmp_path / "data", "find", "wzx", "--language", "en", password="not-it-2026")
    assert code == 1
    assert "Wrong password. Check capitals" in capsys.readouterr().err


def test_a_visit_of_another_day_names_its_day_and_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = visit_file(tmp_path)
    written = file.read_text("utf-8")
    day = "  received_on: 2026-11-17\n"
    file.write_text(written.replace("  answers:\n", f"{day}  answers:\n"), "utf-8")
    words = ("visit", str(file), "--out", str(tmp_path / "out"))
    assert run(tmp_path / "data", *words) == 1
    assert "须写明原因" in capsys.readouterr().err
    reason = "  back_reason: 停电\n"
    file.write_text(written.replace("  answers:\n", f"{day}{reason}  answers:\n"), "utf-8")
    code, summary = perform(tmp_path / "data", capsys, file, tmp_path / "out")
    assert code == 0
    assert summary["cases"][0]["received_on"] == "2026-11-17"


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "slip.pdf"
    path.write_bytes(b"before")

    def half(self: Path, content: bytes) -> int:
        with self.open("wb") as stream:
            stream.write(content[:2])
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(OutsideError, match=r"file\.cannot_write"):
        write_file(path, b"after")
    assert path.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == ["slip.pdf"]


def test_a_file_or_folder_that_is_not_there_is_named_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "nowhere.yaml"
    assert run(tmp_path / "data", "check-forms", str(nowhere)) == 3
    assert str(nowhere) in capsys.readouterr().err
    assert run(tmp_path / "data", "check-forms", str(visit_file(tmp_path))) == 3
    assert "visit.yaml" in capsys.readouterr().err
    assert run(tmp_path / "data", "visit", str(nowhere), "--out", str(tmp_path / "out")) == 3
    assert capsys.readouterr().err.count(str(nowhere)) == 1
    assert not (tmp_path / "out").exists()


def test_visits_are_not_begun_where_their_papers_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = visit_file(tmp_path)
    assert run(tmp_path / "data", "visit", str(file), "--out", str(file)) == 3
    capsys.readouterr()
    assert run(tmp_path / "data", "find", GIRL["applicant.name"]) == 1


def test_a_password_that_cannot_be_read_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"\xff\xfe\n")
    os.close(writing)
    words = ["--data", str(tmp_path / "data"), "--password-fd"]
    for descriptor in (str(reading), "997"):
        assert main(["find", "x", *words, descriptor]) == 3
        [line] = capsys.readouterr().err.splitlines()
        assert f"描述符 {descriptor}" in line


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    applicant.name:", "    applicant.bogus: x\n    applicant.name:", "applicant.bogus"),
        ("    household_book:", "    bogus: {verdict: good}\n    household_book:", "bogus"),
    ],
)
def test_a_visit_with_an_unknown_name_is_not_begun(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    file = visit_file(tmp_path)
    written = file.read_text("utf-8")
    assert old in written
    file.write_text(written.replace(old, new, 1), "utf-8")
    assert run(tmp_path / "data", "visit", str(file), "--out", str(tmp_path / "out")) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_what_was_done_before_a_visit_that_cannot_begin_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = visit_file(tmp_path)
    written = file.read_text("utf-8")
    entry = written[written.index("- item") :]
    late = entry.replace("  answers:\n", "  received_on: 2026-12-31\n  answers:\n", 1)
    file.write_text(f"{written.rstrip()}\n{late}", "utf-8")
    assert run(tmp_path / "data", "visit", str(file), "--out", str(tmp_path / "out")) == 1
    said = capsys.readouterr()
    [case] = json.loads(said.out)["cases"]
    assert case["status"] == "accepted"
    assert "还没有到" in said.err
