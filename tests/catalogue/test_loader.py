# SPDX-License-Identifier: Apache-2.0
"""The folder of definitions becomes the typed catalogue, value by value."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.conditions import Before, Is, Not, OneOf, Setting, YoungerThan
from clerkapp.catalogue.definitions import Authority, FieldKind, Need, Text, Unit
from clerkapp.catalogue.loader import check_folder, load_catalogue
from clerkapp.domain.problems import Severity

SAMPLE = Path(__file__).parents[1] / "forms" / "sample"
DAY = date(2026, 11, 24)
FILES = sorted(path.relative_to(SAMPLE) for path in SAMPLE.rglob("*") if path.is_file())
TOKENS = ("", "[]", "{}", "~", "0", "-1", "2026-02-30", "a", "[a, [b]]", '"', "- x", "true", "&a b")


@pytest.fixture(scope="module")
def sample() -> Catalogue:
    return load_catalogue(SAMPLE)


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """A folder of definitions to write in."""
    folder = tmp_path / "forms"
    shutil.copytree(SAMPLE, folder)
    return folder


def test_item(sample: Catalogue) -> None:
    (item,) = sample.items
    assert (item.code, item.version, item.number, item.initials) == (
        "sample",
        "2026-07-01",
        1,
        "yl",
    )
    assert (item.in_force_from, item.in_force_to) == (date(2026, 7, 1), None)
    assert item.authority is Authority.HUMAN_RESOURCES
    assert item.name == Text("样例", "Sample")
    assert item.verified


def test_form(sample: Catalogue) -> None:
    item = sample.item_on("sample", DAY)
    document, _, name, valid_until, address, postal = item.form.fields
    assert document.kind is FieldKind.CHOICE
    assert (document.choices, document.first, document.default) == ("documents", ("01",), "01")
    assert (name.kind, name.need, name.longest) == (FieldKind.NAME, Need.REQUIRED, 100)
    assert valid_until.when == OneOf("applicant.document_type", frozenset({"01", "08"}))
    assert address.wide
    assert (postal.need, postal.same_as, postal.longest) == (Need.OPTIONAL, address.id, 80)
    assert item.form.sections[1].when == Not(
        YoungerThan("applicant.birth_date", Setting(parameter="photo_age"))
    )


def test_check_across_fields(sample: Catalogue) -> None:
    (check,) = sample.item_on("sample", DAY).form.checks
    assert check.wrong_when == Before("applicant.valid_until", other="received_on")
    assert check.severity is Severity.ERROR


def test_papers(sample: Catalogue) -> None:
    document, photo = sample.item_on("sample", DAY).papers
    assert (document.original, document.copies, document.electronic) == (True, 1, False)
    assert (document.when, document.verified) == (None, True)
    assert (photo.verified, photo.not_needed) == (False, Text("年龄小，免交", "Too young"))


def test_promise_document_condition(sample: Catalogue) -> None:
    item = sample.item_on("sample", DAY)
    (promise,) = item.promises
    assert (promise.clock, promise.start_event) == ("registration", "received")
    assert (promise.amount, promise.unit) == (
        Setting(parameter="registration_days"),
        Unit.WORKING_DAYS,
    )
    assert item.document("notice").nature == "告"
    (condition,) = item.eligibility
    assert condition.fulfilled_when == YoungerThan("applicant.birth_date", Setting(18))
    assert condition.refuses


def test_parameter_changes_with_the_day(sample: Catalogue) -> None:
    assert sample.parameters_on(date(2026, 12, 31))["photo_age"] == "6"
    assert sample.parameters_on(date(2027, 1, 1))["photo_age"] == "7"
    assert "photo_age" not in sample.parameters_on(date(2025, 12, 31))


def test_a_word_stays_a_word_and_a_code_stays_a_code(sample: Catalogue) -> None:
    assert sample.parameters_on(DAY)["pad_allowed"] == "no"
    assert [entry.code for entry in sample.choices["documents"].entries] == ["01", "08"]


def test_holidays_and_layouts(sample: Catalogue) -> None:
    assert not sample.holidays.is_working_day(date(2026, 10, 2))
    assert sample.holidays.is_working_day(date(2026, 10, 10))
    assert sample.newest_layout("sheet").version == "2026-07-01"


def test_two_versions_follow_each_other(forms: Path) -> None:
    old = forms / "items" / "sample" / "item.yaml"
    new = forms / "items" / "sample@2026-09-01"
    shutil.copytree(old.parent, new)
    text = old.read_text(encoding="utf-8")
    (new / "item.yaml").write_text(text.replace("2026-07-01", "2026-09-01"), encoding="utf-8")
    began = "in_force_from: 2026-07-01\n"
    old.write_text(text.replace(began, began + "in_force_to: 2026-08-31\n"), encoding="utf-8")
    catalogue = load_catalogue(forms)
    assert catalogue.item_on("sample", date(2026, 8, 31)).version == "2026-07-01"
    assert catalogue.item_on("sample", date(2026, 9, 1)).version == "2026-09-01"
    assert catalogue.item("sample", "2026-07-01").in_force_to == date(2026, 8, 31)


def test_a_part_hands_over_all_entries_but_those_left_out(forms: Path) -> None:
    parts = forms / "parts"
    parts.mkdir()
    (parts / "way.yaml").write_text(
        "stages:\n- {state: submitted}\n- {state: returned}\n- {state: registered}\n", "utf-8"
    )
    item = forms / "items" / "sample" / "item.yaml"
    use = "\nstages:\n- {use: way, without: [returned]}\n"
    item.write_text(item.read_text("utf-8") + use, "utf-8")
    stages = load_catalogue(forms).items[0].stages
    assert [stage.status.value for stage in stages] == ["submitted", "registered"]


def test_a_part_may_hold_the_limits_of_the_law(forms: Path) -> None:
    parts = forms / "parts"
    parts.mkdir()
    limit = "- {start_event: received, amount: 10, unit: working_days, basis: {zh: 甲, en: A}}"
    (parts / "law.yaml").write_text(f"limits:\n{limit}\n", "utf-8")
    item = forms / "items" / "sample" / "item.yaml"
    item.write_text(item.read_text("utf-8") + "\nlimits:\n- use: law\n", "utf-8")
    (found,) = load_catalogue(forms).items[0].limits
    assert (found.start_event, found.amount, found.basis.zh) == ("received", 10, "甲")


def test_files_of_windows_are_read(forms: Path) -> None:
    """Notepad and Excel write a byte order mark and end lines with CR LF."""
    for name in ("items/sample/form.yaml", "choices/documents.csv"):
        path = forms / name
        text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert check_folder(forms) == ()
    assert load_catalogue(forms).choices == load_catalogue(SAMPLE).choices


def test_a_name_beyond_the_basic_plane_is_kept(forms: Path) -> None:
    path = forms / "choices" / "documents.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("护照", "𫚭𠮷"), encoding="utf-8")
    entry = load_catalogue(forms).choices["documents"].find("08")
    assert entry is not None
    assert entry.text.zh == "𫚭𠮷"


def test_condition_is_on_an_expiry_that_never_comes(forms: Path) -> None:
    path = forms / "items" / "sample" / "form.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("before: received_on", "is: long_term")
    path.write_text(text, encoding="utf-8")
    (check,) = load_catalogue(forms).items[0].form.checks
    assert check.wrong_when == Is("applicant.valid_until", "long_term")


def test_every_problem_of_a_folder_is_named_at_once(forms: Path) -> None:
    path = forms / "items" / "sample" / "item.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("number: 1", "number: one").replace("shows: [applicant.age]", "shows: [x]")
    path.write_text(text, encoding="utf-8")
    assert [problem.line for problem in check_folder(forms)] == [4, 19]


@settings(max_examples=40)
@given(file=st.sampled_from(FILES), where=st.integers(0, 60), token=st.sampled_from(TOKENS))
def test_no_slip_of_the_pen_breaks_the_loader(
    tmp_path_factory: pytest.TempPathFactory, file: Path, where: int, token: str
) -> None:
    folder = tmp_path_factory.mktemp("slip") / "forms"
    shutil.copytree(SAMPLE, folder)
    lines = (folder / file).read_text(encoding="utf-8").split("\n")
    place = where % len(lines)
    key, colon, _ = lines[place].rpartition(":")
    lines[place] = f"{key}{colon} {token}"
    (folder / file).write_text("\n".join(lines), encoding="utf-8")
    for problem in check_folder(folder):
        assert problem.line >= 1
