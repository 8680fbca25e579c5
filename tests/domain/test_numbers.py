# SPDX-License-Identifier: Apache-2.0
"""Numbers that the counter gives: their form, their check digit, their reading back."""

import hashlib
import uuid
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from clerkapp.domain.numbers import (
    LAST_SERIAL,
    CaseNumber,
    content_code,
    letter_number,
    new_id,
    parse_short,
)
from clerkapp.domain.problems import ClerkError

DAY = date(2026, 11, 24)


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=length, max_size=length)


CASE_NUMBERS = st.builds(
    CaseNumber.take,
    digits(6),
    digits(3),
    digits(2),
    st.dates(date(2020, 1, 1), date(2099, 12, 31)),
    st.integers(1, LAST_SERIAL),
)


def refusal(text: str) -> ClerkError:
    with pytest.raises(ClerkError) as caught:
        CaseNumber.parse(text)
    return caught.value


class TestCaseNumbers:
    """The 24 digits on every paper."""

    def test_is_24_digits_with_its_parts_in_order(self) -> None:
        number = CaseNumber.take("110150", "005", "02", DAY, 31)
        assert str(number)[:23] == "11015000502202611240031"
        assert len(str(number)) == 24
        assert (number.region, number.office, number.counter) == ("110150", "005", "02")
        assert (number.day, number.serial) == (DAY, 31)

    def test_the_check_digit_is_that_of_the_standard(self) -> None:
        """ISO 7064 MOD 11,10, computed here by its definition."""
        number = str(CaseNumber.take("110150", "005", "02", DAY, 31))
        rest = 10
        for digit in number[:-1]:
            rest = ((rest + int(digit)) % 10 or 10) * 2 % 11
        assert (rest + int(number[-1])) % 10 == 1

    def test_has_a_spoken_and_a_grouped_form(self) -> None:
        number = CaseNumber.take("110150", "005", "02", DAY, 31)
        assert number.short == "1124-02-0031"
        assert number.grouped == f"110150 005 02 20261124 0031 {str(number)[-1]}"

    @given(CASE_NUMBERS)
    def test_reads_back_what_it_writes(self, number: CaseNumber) -> None:
        assert CaseNumber.parse(str(number)) == number
        assert CaseNumber.parse(f" {number.grouped}\n") == number
        assert parse_short(number.short) == number.short
        taken_again = CaseNumber.take(
            number.region, number.office, number.counter, number.day, number.serial
        )
        assert taken_again == number

    @given(CASE_NUMBERS, st.integers(0, 23), st.integers(1, 9))
    def test_one_wrong_digit_is_always_caught(self, number: CaseNumber, at: int, more: int) -> None:
        text = str(number)
        wrong = text[:at] + str((int(text[at]) + more) % 10) + text[at + 1 :]
        assert refusal(wrong).code == "number.invalid"

    def test_swapped_neighbours_are_caught_but_for_the_few_the_standard_lets_pass(self) -> None:
        """MOD 11,10 promises single digits only; of swaps it misses about one in fifty."""
        swaps = missed = 0
        for serial in range(1, 500):
            text = str(CaseNumber.take("110150", "005", "02", DAY, serial))
            for at in range(23):
                if text[at] == text[at + 1]:
                    continue
                swaps += 1
                swapped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
                try:
                    CaseNumber.parse(swapped)
                except ClerkError:
                    continue
                missed += 1
        assert missed / swaps < 0.03

    @pytest.mark.parametrize("text", ["", "123", "1" * 25, "1" * 5000])
    def test_says_how_many_digits_there_are(self, text: str) -> None:
        error = refusal(text)
        assert error.code == "number.length"
        assert error.params == {"expected": "24", "actual": str(len(text))}

    @pytest.mark.parametrize(
        "body",
        [
            "11015000502202602300031",  # 30 February
            "11015000502202611240000",  # serial 0
        ],
    )
    def test_parts_must_be_possible(self, body: str) -> None:
        checked = [f"{body}{digit}" for digit in range(10)]
        assert [refusal(text).code for text in checked] == ["number.invalid"] * 10

    def test_letters_are_refused(self) -> None:
        assert refusal("11015000502202611240031A").code == "number.invalid"

    def test_after_the_last_serial_of_a_day_there_is_none(self) -> None:
        assert CaseNumber.take("110150", "005", "02", DAY, LAST_SERIAL).serial == LAST_SERIAL
        with pytest.raises(ClerkError) as caught:
            CaseNumber.take("110150", "005", "02", DAY, LAST_SERIAL + 1)
        assert caught.value.code == "number.exhausted"
        assert caught.value.params == {"last": "9999"}

    @pytest.mark.parametrize(
        ("region", "office", "counter", "serial"),
        [("11015", "005", "02", 1), ("110150", "05", "02", 1), ("110150", "005", "2", 1),
         ("110150", "005", "02", 0)],
    )  # fmt: skip
    def test_wrong_parts_are_a_mistake_of_ours(
        self, region: str, office: str, counter: str, serial: int
    ) -> None:
        with pytest.raises(ValueError, match="6 \\+ 3 \\+ 2"):
            CaseNumber.take(region, office, counter, DAY, serial)


class TestShortNumbers:
    """What people say on the telephone."""

    @pytest.mark.parametrize(
        "text",
        ["1124-02-0031", "1124-2-31", "1124 02 0031", "1124020031", " １１２４－２－３１ ",
         "1124–02–0031", "-1124-2-31-"],
    )  # fmt: skip
    def test_are_read_as_people_write_them(self, text: str) -> None:
        assert parse_short(text) == "1124-02-0031"

    def test_29_february_is_a_day(self) -> None:
        assert parse_short("0229-1-1") == "0229-01-0001"

    @pytest.mark.parametrize("text", ["", "1124", "1324-02-0031", "0230-02-0031", "1124-02-00311",
                                      "1124-02-x", "112402003"])  # fmt: skip
    def test_others_are_refused(self, text: str) -> None:
        with pytest.raises(ClerkError) as caught:
            parse_short(text)
        assert caught.value.code == "number.short_invalid"


class TestLetterNumbers:
    """The number of an official letter."""

    def test_are_written_as_letters_bear_them(self) -> None:
        assert letter_number("安和社保", "告", 2026, 31) == "安和社保告〔2026〕000031 号"


class TestContentCodes:
    """Eight characters of a digest."""

    def test_are_the_first_40_bits(self) -> None:
        assert content_code(bytes(32)) == "0000-0000"
        assert content_code(b"\xff" * 32) == "ZZZZ-ZZZZ"
        assert content_code(bytes([0, 0, 0, 0, 31]) + bytes(27)) == "0000-000Z"
        assert content_code(bytes([0b00001_000, 0b10_00011_0, 0b0100_0010, 0b1_00110_00,
                                   0b111_01000]) + bytes(27)) == "1234-5678"  # fmt: skip

    @given(st.binary())
    def test_hold_no_letter_that_is_misread(self, content: bytes) -> None:
        code = content_code(hashlib.sha256(content).digest())
        assert len(code) == 9
        assert not set(code) & set("ILOU")

    def test_need_a_whole_digest(self) -> None:
        with pytest.raises(ValueError, match="32 bytes, not 20"):
            content_code(bytes(20))


class TestIds:
    """UUIDv7."""

    def test_is_the_example_of_the_rfc(self) -> None:
        """RFC 9562, appendix A.6."""
        now = datetime(2022, 2, 22, 19, 22, 22, tzinfo=UTC)
        rand_a, rand_b = 0xCC3, 0x18C4DC0C0C07398F
        random = (rand_a << 64 | rand_b).to_bytes(10, "big")
        assert new_id(now, random) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"

    @given(
        st.integers(946_684_800, 7_226_582_400),
        st.integers(1, 10**9),
        st.binary(min_size=10, max_size=10),
        st.binary(min_size=10, max_size=10),
    )
    def test_sorts_by_time(self, seconds: int, later: int, one: bytes, other: bytes) -> None:
        now = datetime.fromtimestamp(seconds, UTC)
        identifier = new_id(now, one)
        assert uuid.UUID(identifier).version == 7
        assert uuid.UUID(identifier).variant == uuid.RFC_4122
        assert identifier < new_id(now + timedelta(milliseconds=later), other)

    @given(st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
    def test_differs_when_the_used_random_bits_differ(self, one: bytes, other: bytes) -> None:
        used = (1 << 76) - 1 ^ 0b11 << 62
        assume((int.from_bytes(one, "big") ^ int.from_bytes(other, "big")) & used)
        now = datetime(2026, 11, 24, tzinfo=UTC)
        assert new_id(now, one) != new_id(now, other)

    def test_the_zone_of_the_clock_does_not_matter(self) -> None:
        now = datetime(2026, 11, 24, 9, 30, tzinfo=timezone(timedelta(hours=8)))
        assert new_id(now, bytes(10)) == new_id(now.astimezone(UTC), bytes(10))

    def test_a_naive_time_is_refused(self) -> None:
        naive = datetime(2026, 11, 24, tzinfo=UTC).replace(tzinfo=None)
        with pytest.raises(ValueError, match="aware"):
            new_id(naive, bytes(10))

    def test_ten_random_bytes_are_needed(self) -> None:
        with pytest.raises(ValueError, match="10 random bytes, not 16"):
            new_id(datetime(2026, 11, 24, tzinfo=UTC), bytes(16))
