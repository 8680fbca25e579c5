# SPDX-License-Identifier: Apache-2.0
"""``clerkapp glyph``: a name that no font has, from the refusal to the printed paper."""

from pathlib import Path

import pytest

from tests.cli.test_commands import perform, run, visit_file
from tests.printing.glyphs_made import drawn
from tests.printing.reading import text_of

NAME = "王\ue001"


def test_from_the_refusal_to_the_printed_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    file = visit_file(tmp_path, applicant__name=NAME)
    code, summary = perform(data, capsys, file, tmp_path / "out")
    assert code == 1
    [problem] = [p for p in summary["cases"][0]["problems"] if p["code"] == "print.no_glyph"]
    assert problem["field"] == "applicant.name"
    assert "clerkapp glyph U+E001" in problem["message"] or "U+E001" in problem["message"]
    picture = tmp_path / "picture.png"
    picture.write_bytes(drawn())
    assert run(data, "glyph", "--list") == 0
    assert "还没有自备的字形" in capsys.readouterr().out
    assert run(data, "glyph", "U+E001", str(picture), "--source", "户口簿") == 0
    assert "U+E001 的字形已载入" in capsys.readouterr().out
    assert run(data, "glyph", "--list") == 0
    (line,) = capsys.readouterr().out.splitlines()
    for part in ("U+E001", "\ue001", "户口簿"):
        assert part in line
    file = visit_file(
        tmp_path, applicant__name=NAME, applicant__document_number="110150201905183223"
    )
    code, summary = perform(data, capsys, file, tmp_path / "out")
    assert code == 0
    for document in summary["cases"][0]["documents"]:
        assert NAME in "".join(text_of(Path(document["path"]).read_bytes()).split())


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 1, "没有写明"),
        (("U+E863",), 1, "没有写明"),
        (("王梓萱", "picture.png"), 1, "不是一个字的码位"),
        (("王", "picture.png"), 1, "本来就有字形"),
        (("U+E863", "none.png"), 3, "读不出"),
        (("U+E863", "visit.yaml"), 1, "不是 PNG 图片"),
    ],
)
def test_what_is_wrong_is_said_with_the_way_out(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    data = tmp_path / "data"
    perform(data, capsys, visit_file(tmp_path), tmp_path / "out")
    (tmp_path / "picture.png").write_bytes(drawn())
    placed = [str(tmp_path / word) if "." in word else word for word in words]
    assert run(data, "glyph", *placed) == code
    assert said in capsys.readouterr().err
