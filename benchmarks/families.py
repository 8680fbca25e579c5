# SPDX-License-Identifier: Apache-2.0
"""Invented families by the dozen, each another variation of one worked case of ``forms/``."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.layouts import PaperContent
from clerkapp.catalogue.loader_cases import WorkedCase, load_cases
from clerkapp.catalogue.sources import Findings

WORKED_CASE = "card_grandmother_with_letter"
"""The case that fills most boxes of the form: child, mother and grandmother."""

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = (
    "伟芳娜秀英敏静丽强磊洋勇艳杰娟涛明超兰霞平刚桂梓涵宇轩欣怡墨诗雨浩然若曦诺沐辰可馨俊熙语桐思"
)
_PLACES = "安和柳荫青禾云浦槐南北东西新华建设人民解放胜利团结迎宾泰康福寿祥瑞景清风长江"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_LAST = "10X98765432"
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DIVISION = "110150"
"""A division code that is assigned to nobody."""


def worked_case(forms: Path, catalogue: Catalogue) -> WorkedCase:
    """Return the worked case that the benchmarks vary."""
    cases = load_cases(forms, catalogue, Findings())
    return next(case for case in cases if case.name == WORKED_CASE)


class Families:
    """Makes people who do not exist; the same seed makes the same ones."""

    def __init__(self, seed: int = 1) -> None:
        """Start with a seed, so that each run of the benchmark draws the same papers."""
        self._random = random.Random(seed)
        self._given_out: set[str] = set()

    def answers(self, case: WorkedCase) -> dict[str, str]:
        """Return the case's answers with other people, addresses, numbers and telephones."""
        varied = dict(case.answers)
        for field, value in case.answers.items():
            varied[field] = self._varied(field, value)
        return varied

    def contents(self, content: PaperContent) -> Iterator[PaperContent]:
        """Yield a paper again and again, filled for another family each time."""
        while True:
            values = {key: self._printed(key, text) for key, text in content.values.items()}
            code = "".join(self._random.choices("23456789ABCDEFGHJKMNPQRSTVWXYZ", k=8))
            yield replace(content, values=values, content_code=code)

    def _printed(self, key: str, text: str) -> str:
        """Return another text for a box; people's dates differ too, which no rule sees here."""
        if _DATE.fullmatch(text) and not key.startswith(("case.", "promise.")):
            return f"{text[:5]}{self._random.randint(1, 12):02d}-{self._random.randint(1, 28):02d}"
        return self._varied(key, text)

    def _varied(self, field: str, value: str) -> str:
        """Return another value of the same kind, where what a person says varies."""
        kind = field.removesuffix(".text").rpartition(".")[2]
        if field.startswith(("office.", "clerk.", "item.")) or not value:
            return value
        if kind == "name":
            return self._name()
        if kind in ("document_number", "social_security_number"):
            return self._citizen_number(value[6:14])
        if kind in ("address", "hukou_address"):
            return self._address()
        if kind == "mobile":
            return "139" + self._digits(8)
        if field == "case.number":
            return value[:-5] + self._digits(5)
        if field == "case.short_number":
            return value[:-4] + self._digits(4)
        return value

    def _name(self) -> str:
        return self._random.choice(_SURNAMES) + "".join(
            self._random.sample(_GIVEN, self._random.choice((1, 2, 2)))
        )

    def _address(self) -> str:
        street, lane = ("".join(self._random.sample(_PLACES, 2)) for _ in range(2))
        house, stair = self._random.randint(1, 60), self._random.randint(1, 6)
        return f"云浦市青禾区{street}街道{lane}里{house}号楼{stair}单元{self._digits(3)}"

    def _citizen_number(self, born: str) -> str:
        # Nobody twice: two cases of one child would wait for a clerk's decision.
        first = _DIVISION + born + self._digits(3)
        while first in self._given_out:
            later = date(int(born[:4]), int(born[4:6]), int(born[6:])) + timedelta(days=1)
            born = f"{later:%Y%m%d}"
            first = _DIVISION + born + self._digits(3)
        self._given_out.add(first)
        total = sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True))
        return first + _LAST[total % 11]

    def _digits(self, count: int) -> str:
        return "".join(self._random.choices("0123456789", k=count))
