# SPDX-License-Identifier: Apache-2.0
"""Identity numbers: the published vectors, every kind of mistake, and what checks promise."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clerkapp.domain.identity import (
    DocumentType,
    NumberReading,
    is_known_division,
    mask_number,
    mask_phone,
    normalise_number,
    place_of,
    read_number,
    tail,
)
from clerkapp.domain.identity.checks import citizen_check, mrz_check
from clerkapp.domain.problems import Severity

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
CITIZEN = DocumentType.RESIDENT_ID


def codes(document_type: DocumentType, text: str, on: date = TODAY) -> list[str]:
    reading = read_number(document_type, text, on=on)
    return [problem.code for problem in reading.problems]


def citizen(body: str) -> str:
    return body + citizen_check(body)


@st.composite
def citizen_numbers(draw: st.DrawFn, prefix: str = "110150") -> str:
    born = draw(st.dates(date(1900, 1, 1), TODAY))
    serial = draw(st.integers(0, 999))
    return citizen(f"{prefix}{born:%Y%m%d}{serial:03d}")


def is_valid(reading: NumberReading) -> bool:
    return all(problem.severity is not Severity.ERROR for problem in reading.problems)


class TestDocumentTypes:
    """Kinds of paper and what stands on them."""

    def test_only_two_papers_bear_a_citizen_number(self) -> None:
        bearing = {kind for kind in DocumentType if kind.bears_citizen_number}
        assert bearing == {DocumentType.RESIDENT_ID, DocumentType.HOUSEHOLD_BOOK}


class TestNormalise:
    """One spelling for what was typed, pasted or scanned."""

    @pytest.mark.parametrize(
        "text",
        [
            "11010519491231002X",
            " 11010519491231002x\n",
            "110105 19491231 002X",
            "110105-19491231-002x",
            "１１０１０５１９４９１２３１００２ｘ",
            "１１０１０５１９４９１２３１００２Ｘ",
            "110105\u300019491231\u2013002×",
            "\u202d11010519491231002X\u202c",
            "\ufeff11010519491231\u200b002X",
        ],
    )
    def test_gives_one_spelling(self, text: str) -> None:
        assert normalise_number(text) == "11010519491231002X"

    def test_keeps_what_is_wrong_visible(self) -> None:
        assert normalise_number("1101O5\u0661ß") == "1101O5\u0661ß"

    @given(st.text())
    @example("ａ－Ｚ ×")
    def test_changes_nothing_twice(self, text: str) -> None:
        once = normalise_number(text)
        assert normalise_number(once) == once


class TestCitizenNumbers:
    """GB 11643 numbers of citizens."""

    def test_reads_the_published_example(self) -> None:
        reading = read_number(CITIZEN, "11010519491231002x", on=TODAY)
        assert reading.number == "11010519491231002X"
        assert reading.birth_date == date(1949, 12, 31)
        assert reading.sex == "2"
        assert reading.division == "110105"
        assert reading.problems == ()
        assert is_valid(reading)

    def test_reads_a_leap_day_minor_from_the_household_book(self) -> None:
        reading = read_number(DocumentType.HOUSEHOLD_BOOK, "440306201602290015", on=TODAY)
        assert (reading.birth_date, reading.sex) == (date(2016, 2, 29), "1")
        assert reading.problems == ()

    def test_says_which_check_character_was_due(self) -> None:
        reading = read_number(CITIZEN, "110105194912310029", on=TODAY, field="applicant.number")
        (problem,) = reading.problems
        assert problem.code == "identity.check_digit"
        assert problem.field == "applicant.number"
        assert problem.params == {"expected": "X", "actual": "9"}
        assert not is_valid(reading)

    def test_reads_on_past_a_wrong_check_character(self) -> None:
        """A supervisor may let such a number pass: what it tells is needed all the same."""
        reading = read_number(CITIZEN, "110105194912310029", on=TODAY)
        assert (reading.birth_date, reading.sex) == (date(1949, 12, 31), "2")
        assert reading.division == "110105"

    @pytest.mark.parametrize(("text", "actual"), [("", 0), ("1101051949", 10), ("1" * 5000, 5000)])
    def test_says_how_many_characters_there_are(self, text: str, actual: int) -> None:
        (problem,) = read_number(CITIZEN, text, on=TODAY).problems
        assert problem.code == "identity.length"
        assert problem.params == {"expected": "18", "actual": str(actual)}

    @pytest.mark.parametrize(
        ("text", "position", "character"),
        [
            ("1101O519491231002X", "5", "O"),
            ("11010519491231002A", "18", "A"),
            ("X1010519491231002X", "1", "X"),
            ("11010519491231\u0660\u0660\u0662X", "15", "\u0660"),
        ],
    )
    def test_names_the_character_that_cannot_stand(
        self, text: str, position: str, character: str
    ) -> None:
        (problem,) = read_number(CITIZEN, text, on=TODAY).problems
        assert problem.code == "identity.characters"
        assert problem.params == {"position": position, "character": character}

    def test_names_a_day_that_the_month_has_not(self) -> None:
        reading = read_number(CITIZEN, citizen("11015020160230001"), on=TODAY)
        problem = reading.problems[0]
        assert problem.code == "identity.no_such_date"
        assert problem.params == {
            "year": "2016", "month": "2", "day": "30", "first": "7", "last": "14",
        }  # fmt: skip
        assert reading.birth_date is None
        assert not is_valid(reading)

    @pytest.mark.parametrize("month", ["00", "13"])
    def test_names_a_month_that_the_year_has_not(self, month: str) -> None:
        number = citizen(f"1101502016{month}01001")
        assert "identity.no_such_month" in codes(CITIZEN, number)

    def test_the_date_is_said_before_the_check_character(self) -> None:
        assert codes(CITIZEN, "110105201602300010")[:2] == [
            "identity.no_such_date",
            "identity.check_digit",
        ]

    def test_29_february_needs_a_leap_year(self) -> None:
        assert codes(CITIZEN, citizen("11010520150229001")) == ["identity.no_such_date"]

    def test_a_birth_tomorrow_is_an_error_and_one_today_is_none(self) -> None:
        tomorrow, today = citizen("11010520261123001"), citizen("11010520261122001")
        assert codes(CITIZEN, tomorrow) == ["identity.future_birth"]
        assert not is_valid(read_number(CITIZEN, tomorrow, on=TODAY))
        assert codes(CITIZEN, today) == []

    def test_over_130_is_a_warning_from_the_131st_birthday_on(self) -> None:
        number = citizen("11010518951122001")
        assert codes(CITIZEN, number, date(2026, 11, 21)) == []
        reading = read_number(CITIZEN, number, on=TODAY)
        (problem,) = reading.problems
        assert (problem.code, problem.severity) == ("identity.over_130", Severity.WARNING)
        assert problem.params == {"age": "131", "date": "1895-11-22"}
        assert is_valid(reading)

    def test_a_division_in_no_table_is_a_warning(self) -> None:
        reading = read_number(CITIZEN, citizen("11015120160229001"), on=TODAY)
        (problem,) = reading.problems
        assert (problem.code, problem.severity) == ("identity.unknown_division", Severity.WARNING)
        assert problem.params == {"division": "110151"}
        assert is_valid(reading)

    def test_a_withdrawn_division_is_known(self) -> None:
        assert codes(CITIZEN, citizen("11010320160229001")) == []

    @pytest.mark.parametrize(
        ("number", "code"),
        [
            ("830000199003070035", "identity.looks_like_residence_permit"),
            ("911840198504120011", "identity.looks_like_permanent_residence"),
        ],
    )
    def test_a_number_of_another_document_is_pointed_out(self, number: str, code: str) -> None:
        assert codes(CITIZEN, number) == [code]
        assert is_valid(read_number(CITIZEN, number, on=TODAY))

    def test_an_old_number_is_refused_with_the_new_one(self) -> None:
        reading = read_number(CITIZEN, "110105491231002", on=TODAY)
        (problem,) = reading.problems
        assert problem.code == "identity.old_edition"
        assert problem.params == {"number": "11010519491231002X"}
        assert not is_valid(reading)

    @pytest.mark.parametrize("text", ["110105491331002", "11010549123100X"])
    def test_fifteen_characters_that_are_no_old_number_are_too_few(self, text: str) -> None:
        assert codes(CITIZEN, text) == ["identity.length"]

    @given(citizen_numbers(), st.integers(0, 17), st.sampled_from("0123456789X"))
    def test_one_wrong_character_is_always_caught(self, number: str, at: int, char: str) -> None:
        """ISO 7064 MOD 11-2 finds all single substitutions."""
        wrong = number[:at] + char + number[at + 1 :]
        valid = is_valid(read_number(CITIZEN, wrong, on=TODAY))
        assert valid == (wrong == number)

    @given(citizen_numbers(), st.integers(0, 16))
    def test_two_swapped_neighbours_are_always_caught(self, number: str, at: int) -> None:
        """ISO 7064 MOD 11-2 finds all transpositions."""
        wrong = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
        valid = is_valid(read_number(CITIZEN, wrong, on=TODAY))
        assert valid == (wrong == number)

    @given(citizen_numbers())
    def test_what_was_put_in_is_read_back(self, number: str) -> None:
        reading = read_number(CITIZEN, number, on=TODAY)
        assert is_valid(reading)
        assert reading.birth_date is not None
        assert f"{reading.birth_date:%Y%m%d}" == number[6:14]
        assert reading.sex == ("1" if number[16] in "13579" else "2")

    @given(st.sampled_from(DocumentType), st.text(max_size=25))
    @example(DocumentType.RESIDENT_ID, "000000000000000000")
    @example(DocumentType.FOREIGN_PR, "AAA000000000000")
    def test_anything_typed_gives_a_reading(self, kind: DocumentType, text: str) -> None:
        reading = read_number(kind, text, on=TODAY)
        again = read_number(kind, reading.number, on=TODAY)
        assert again == reading


class TestResidencePermits:
    """Numbers from 81, 82 and 83."""

    @pytest.mark.parametrize(
        "number", ["810000199003070015", "820000199003070025", "830000199003070035"]
    )
    def test_all_three_prefixes_are_read(self, number: str) -> None:
        """python-stdnum refuses the first two before 1997 and 1999, and the third always."""
        reading = read_number(DocumentType.HMT_RESIDENCE, number, on=TODAY)
        assert reading.problems == ()
        assert reading.birth_date == date(1990, 3, 7)
        assert reading.division == number[:6]

    @given(
        st.sampled_from(["810000", "820000", "830000"]),
        st.dates(date(1900, 1, 1), TODAY),
        st.integers(0, 999),
    )
    def test_any_birth_year_is_read(self, prefix: str, born: date, serial: int) -> None:
        number = citizen(f"{prefix}{born:%Y%m%d}{serial:03d}")
        reading = read_number(DocumentType.HMT_RESIDENCE, number, on=TODAY)
        assert (reading.birth_date, is_valid(reading)) == (born, True)

    def test_a_citizen_number_is_not_a_permit(self) -> None:
        reading = read_number(DocumentType.HMT_RESIDENCE, "11010519491231002X", on=TODAY)
        (problem,) = reading.problems
        assert problem.code == "identity.prefix"
        assert problem.params == {"expected": "810000 / 820000 / 830000", "actual": "110105"}

    def test_a_frame_that_does_not_fit_is_said_alone(self) -> None:
        assert codes(DocumentType.HMT_RESIDENCE, "81000019900307") == ["identity.length"]


class TestPermanentResidence:
    """Both editions of the foreigners' card."""

    def test_reads_the_card_of_2023(self) -> None:
        reading = read_number(DocumentType.FOREIGN_PR, "911840198504120011", on=TODAY)
        assert reading.problems == ()
        assert (reading.birth_date, reading.sex) == (date(1985, 4, 12), "1")
        assert reading.division is None

    @given(st.integers(0, 99_999), st.dates(date(1900, 1, 1), TODAY), st.integers(0, 999))
    def test_province_and_country_of_a_card_of_2023_refuse_nobody(
        self, origin: int, born: date, serial: int
    ) -> None:
        """How the five digits divide is inferred: they are not judged."""
        number = citizen(f"9{origin:05d}{born:%Y%m%d}{serial:03d}")
        reading = read_number(DocumentType.FOREIGN_PR, number, on=TODAY)
        assert (reading.birth_date, is_valid(reading)) == (born, True)

    def test_a_card_of_2023_begins_with_9(self) -> None:
        (problem,) = read_number(DocumentType.FOREIGN_PR, "11010519491231002X", on=TODAY).problems
        assert problem.code == "identity.prefix"
        assert problem.params == {"expected": "9", "actual": "1"}

    def test_a_card_of_2023_has_its_check_character(self) -> None:
        assert codes(DocumentType.FOREIGN_PR, "911840198504120012") == ["identity.check_digit"]

    def test_a_letter_inside_is_named(self) -> None:
        assert codes(DocumentType.FOREIGN_PR, "9118401985O4120011") == ["identity.characters"]

    def test_reads_the_older_card(self) -> None:
        reading = read_number(DocumentType.FOREIGN_PR, "usa110185041207", on=TODAY)
        assert reading.number == "USA110185041207"
        assert reading.problems == ()
        assert reading.birth_date == date(1985, 4, 12)
        assert reading.sex is None

    def test_two_digits_of_the_year_mean_the_latest_past_date(self) -> None:
        def born(yymmdd: str) -> date | None:
            body = f"USA1101{yymmdd}0"
            number = body + mrz_check(body)
            return read_number(DocumentType.FOREIGN_PR, number, on=TODAY).birth_date

        assert born("261122") == date(2026, 11, 22)
        assert born("261123") == date(1926, 11, 23)
        assert born("000229") == date(2000, 2, 29)

    def test_the_older_card_has_its_check_digit(self) -> None:
        (problem,) = read_number(DocumentType.FOREIGN_PR, "USA110185041208", on=TODAY).problems
        assert problem.code == "identity.check_digit"
        assert problem.params == {"expected": "7", "actual": "8"}

    def test_the_older_card_has_a_real_date(self) -> None:
        body = "USA11018504310"
        (problem,) = read_number(DocumentType.FOREIGN_PR, body + mrz_check(body), on=TODAY).problems
        assert problem.code == "identity.no_such_date"
        assert (problem.params["first"], problem.params["last"]) == ("8", "13")

    def test_the_older_card_has_letters_then_digits(self) -> None:
        assert codes(DocumentType.FOREIGN_PR, "US1110185041207") == ["identity.pattern.foreign_pr"]

    def test_other_lengths_name_both_editions(self) -> None:
        (problem,) = read_number(DocumentType.FOREIGN_PR, "USA1101", on=TODAY).problems
        assert problem.params == {"expected": "15 / 18", "actual": "7"}

    @given(
        st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3),
        st.integers(0, 9999),
        st.dates(date(1930, 1, 1), date(2025, 12, 31)),
        st.integers(0, 14),
        st.integers(1, 9),
    )
    def test_one_wrong_digit_is_always_caught(
        self, country: str, region: int, born: date, at: int, more: int
    ) -> None:
        """Weights 7, 3, 1 have no factor in common with 10."""
        body = f"{country}{region:04d}{born:%y%m%d}0"
        number = body + mrz_check(body)
        if at >= len(country):
            wrong = number[:at] + str((int(number[at]) + more) % 10) + number[at + 1 :]
            assert not is_valid(read_number(DocumentType.FOREIGN_PR, wrong, on=TODAY))
        assert is_valid(read_number(DocumentType.FOREIGN_PR, number, on=TODAY))


class TestOtherDocuments:
    """Documents of which only the shape is known."""

    @pytest.mark.parametrize(
        ("kind", "text", "number"),
        [
            (DocumentType.HK_PERMIT, "h12345678", "H12345678"),
            (DocumentType.HK_PERMIT, "H1234567802", "H12345678"),
            (DocumentType.MACAO_PERMIT, "M1234567801", "M12345678"),
            (DocumentType.TAIWAN_PERMIT, "12345678", "12345678"),
            (DocumentType.FOREIGN_PASSPORT, "c 0123 4567", "C01234567"),
            (DocumentType.CHINESE_PASSPORT, "E12345678", "E12345678"),
            (DocumentType.CHINESE_PASSPORT, "EA1234567", "EA1234567"),
            (DocumentType.CHINESE_PASSPORT, "G12345678", "G12345678"),
            (DocumentType.BIRTH_CERTIFICATE, "T440123456", "T440123456"),
            (DocumentType.BIRTH_CERTIFICATE, " t440 123456", "T440123456"),
            (DocumentType.OFFICER_CARD, "军字第1234567号", "军字第1234567号"),
            (DocumentType.OFFICER_CARD, "1234567", "1234567"),
            (DocumentType.ARMED_POLICE_CARD, "武字第 12345678 号", "武字第12345678号"),
        ],
    )
    def test_are_read_by_their_shape(self, kind: DocumentType, text: str, number: str) -> None:
        reading = read_number(kind, text, on=TODAY)
        assert (reading.number, reading.problems) == (number, ())
        assert (reading.birth_date, reading.sex, reading.division) == (None, None, None)

    @pytest.mark.parametrize(
        ("kind", "text"),
        [
            (DocumentType.HK_PERMIT, "M12345678"),
            (DocumentType.HK_PERMIT, "H123456789"),
            (DocumentType.MACAO_PERMIT, "H12345678"),
            (DocumentType.TAIWAN_PERMIT, "1234567"),
        ],
    )
    def test_are_refused_by_their_shape(self, kind: DocumentType, text: str) -> None:
        assert codes(kind, text) == [f"identity.pattern.{kind.name.lower()}"]
        assert not is_valid(read_number(kind, text, on=TODAY))

    @pytest.mark.parametrize(
        ("kind", "text"),
        [
            (DocumentType.FOREIGN_PASSPORT, "C0"),
            (DocumentType.FOREIGN_PASSPORT, "C012345678901234"),
            (DocumentType.CHINESE_PASSPORT, "A12345678"),
            (DocumentType.CHINESE_PASSPORT, "GA1234567"),
            (DocumentType.BIRTH_CERTIFICATE, "4401234567"),
            (DocumentType.BIRTH_CERTIFICATE, "T44012345"),
            (DocumentType.OFFICER_CARD, "军字第12号"),
            (DocumentType.ARMED_POLICE_CARD, "A1234567"),
        ],
    )
    def test_a_shape_that_no_source_gives_is_a_doubt(self, kind: DocumentType, text: str) -> None:
        assert codes(kind, text) == [f"identity.pattern.{kind.name.lower()}"]
        assert is_valid(read_number(kind, text, on=TODAY))

    @pytest.mark.parametrize(
        ("kind", "text", "position", "character"),
        [
            (DocumentType.FOREIGN_PASSPORT, "C01/4567", "4", "/"),
            (DocumentType.CHINESE_PASSPORT, "护照E12345678", "1", "护"),
            (DocumentType.BIRTH_CERTIFICATE, "T44012345号", "10", "号"),
        ],
    )
    def test_what_is_neither_letter_nor_digit_is_named(
        self, kind: DocumentType, text: str, position: str, character: str
    ) -> None:
        (problem,) = read_number(kind, text, on=TODAY).problems
        assert (problem.code, problem.severity) == ("identity.characters", Severity.ERROR)
        assert problem.params == {"position": position, "character": character}

    @given(st.from_regex(r"[HM][0-9]{8}", fullmatch=True), st.integers(0, 99))
    def test_a_renewed_permit_is_the_same_person(self, number: str, renewal: int) -> None:
        kind = DocumentType.HK_PERMIT if number[0] == "H" else DocumentType.MACAO_PERMIT
        renewed = read_number(kind, f"{number}{renewal:02d}", on=TODAY)
        assert renewed == read_number(kind, number, on=TODAY)
        assert renewed.problems == ()


class TestPlaces:
    """Names of divisions from the offline table."""

    @pytest.mark.parametrize(
        ("division", "place"),
        [
            ("110105", "北京市朝阳区"),
            ("440306", "广东省深圳市宝安区"),
            ("440300", "广东省深圳市"),
            ("440000", "广东省"),
            ("429004", "湖北省仙桃市"),
            ("110103", "北京市崇文区"),
            ("810000", "香港特别行政区"),
        ],
    )
    def test_are_named_in_chinese(self, division: str, place: str) -> None:
        assert place_of(division, TODAY) == place

    @pytest.mark.parametrize("division", ["110150", "110151", "830000", "990000", "11", ""])
    def test_unknown_codes_have_no_name(self, division: str) -> None:
        assert place_of(division, TODAY) is None
        assert not is_known_division(division)

    def test_a_division_bears_the_name_of_its_day(self) -> None:
        assert place_of("120110", date(1990, 5, 1)) == "天津市东郊区"
        assert place_of("120110", date(2020, 5, 1)) == "天津市东丽区"


class TestMasks:
    """What lists and slips may show."""

    def test_a_citizen_number_keeps_six_and_four(self) -> None:
        assert mask_number("11010519491231002X") == "110105********002X"

    @pytest.mark.parametrize(
        ("number", "masked"),
        [("H12345678", "*****5678"), ("12345678", "****5678"), ("AB123", "***23"), ("", "")],
    )
    def test_other_numbers_keep_the_last_four_but_never_more_than_half(
        self, number: str, masked: str
    ) -> None:
        assert mask_number(number) == masked

    @pytest.mark.parametrize(
        ("number", "masked"),
        [
            ("13800001234", "138****1234"),
            ("0755-12345678", "*********5678"),
            ("+8525123456", "*******3456"),
            ("1", "*"),
        ],
    )
    def test_phones(self, number: str, masked: str) -> None:
        assert mask_phone(number) == masked

    def test_the_tail_is_the_last_four(self) -> None:
        assert tail("11010519491231002X") == "002X"


def test_importing_the_domain_does_not_wait_for_the_check_digit_library() -> None:
    """The window paints before the first number is read."""
    program = (
        "import sys, clerkapp.domain.identity, clerkapp.domain.numbers, clerkapp.domain.phones;"
        "sys.exit('stdnum' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)
