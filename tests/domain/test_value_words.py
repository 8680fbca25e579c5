# SPDX-License-Identifier: Apache-2.0
"""Words for what can be wrong with a value: each code has its sentence, each sentence its code."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from clerkapp.domain.identity import DocumentType, read_number
from clerkapp.domain.names import normalise_name
from clerkapp.domain.numbers import CaseNumber, parse_short
from clerkapp.domain.phones import read_landline, read_mobile, read_postcode
from clerkapp.domain.problems import ClerkError

WORDS = Path(__file__).resolve().parents[2] / "resources" / "words"
AREAS = ("identity", "names", "phones", "numbers")
TODAY = date(2026, 11, 24)
# What a field has room for (look.md §6), in the width of a Chinese character; digits and Latin
# letters take half of it. The values put in are not counted.
LONGEST_UNDER_A_FIELD = 30
# The one sentence that look.md itself words at greater length.
LONGER_BY_DESIGN = {"problem.identity.check_digit"}

NUMBERS = [
    (DocumentType.RESIDENT_ID, "1101"),
    (DocumentType.RESIDENT_ID, "1101O519491231002X"),
    (DocumentType.RESIDENT_ID, "110105194912310029"),
    (DocumentType.RESIDENT_ID, "110105201602300010"),
    (DocumentType.RESIDENT_ID, "110105201613010010"),
    (DocumentType.RESIDENT_ID, "110105209901010010"),
    (DocumentType.RESIDENT_ID, "110105180001010010"),
    (DocumentType.RESIDENT_ID, "110151201601010010"),
    (DocumentType.RESIDENT_ID, "830000199003070035"),
    (DocumentType.RESIDENT_ID, "911840198504120011"),
    (DocumentType.RESIDENT_ID, "110105491231002"),
    (DocumentType.HMT_RESIDENCE, "11010519491231002X"),
    (DocumentType.FOREIGN_PR, "US1110185041207"),
    *((kind, text) for kind in DocumentType for text in ("?", "1")),
]
NAMES = ["李" * 51, "李\u0000英", "古丽•买买提", "李 英", "李😀", "李3", "张\ue81e", "张\ue000"]
REFUSALS: list[Callable[[], object]] = [
    lambda: CaseNumber.parse("1"),
    lambda: CaseNumber.parse("0" * 24),
    lambda: CaseNumber.take("110150", "005", "02", TODAY, 10_000),
    lambda: parse_short("1"),
]


def problems() -> Iterator[tuple[str, Mapping[str, str]]]:
    """Give each code with the values that its sentence gets."""
    for kind, text in NUMBERS:
        for problem in read_number(kind, text, on=TODAY).problems:
            yield problem.code, problem.params
    for name in NAMES:
        for problem in normalise_name(name).problems:
            yield problem.code, problem.params
    phones = [read_mobile(text) for text in ("1", "1" * 11, "x", "+85251234567")]
    for reading in (*phones, read_landline("1"), read_postcode("1")):
        for problem in reading.problems:
            yield problem.code, problem.params
    for refused in REFUSALS:
        with pytest.raises(ClerkError) as caught:
            refused()
        yield caught.value.code, caught.value.params


def words(language: str) -> dict[str, str]:
    merged: dict[str, str] = {}
    for area in AREAS:
        merged |= json.loads((WORDS / language / f"{area}.json").read_text(encoding="utf-8"))
    return merged


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_code_has_a_sentence_and_each_sentence_a_code(language: str) -> None:
    assert {f"problem.{code}" for code, _ in problems()} == words(language).keys()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_sentence_uses_exactly_the_values_it_gets(language: str) -> None:
    sentences = words(language)
    for code, params in problems():
        sentence = sentences[f"problem.{code}"]
        places = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        assert places <= params.keys(), code
        assert "{" not in sentence.format(**params)


def test_chinese_sentences_fit_under_a_field() -> None:
    for key, sentence in words("zh").items():
        plain = "".join(text for text, _, _, _ in Formatter().parse(sentence))
        wide = sum(1 if ord(char) > 0x2000 else 0.5 for char in plain)
        if key not in LONGER_BY_DESIGN:
            assert wide <= LONGEST_UNDER_A_FIELD, (key, wide)


def test_chinese_sentences_follow_the_rules_of_words() -> None:
    for key, sentence in words("zh").items():
        assert not any(word in sentence for word in ("您", "！", "非法", "错误", "失败")), key
        assert sentence.count("请") <= 2, key
