# SPDX-License-Identifier: Apache-2.0
"""Han characters as the finder knows them: parts, readings, strokes, variants."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_PART = re.compile(r"\{\d+\}|[^\u2ff0-\u2fff\u31ef\u303e\uff1f]")
"""A part of a description sequence: a character, or the number of one without a code point."""

NOT_COMMON = 4
"""Level of a character that 通用规范汉字表 does not have."""


@dataclass(frozen=True, slots=True)
class Character:
    """One Han character.

    Attributes:
        char: The character.
        strokes: Number of its strokes.
        level: 1 to 3 in 通用规范汉字表, else ``NOT_COMMON``.
        readings: Pinyin with tone marks, the commonest first.
        sequences: How it is made of parts (⿱土口), as mainland China writes it first.
        variants: Characters that stand for the same word or look nearly the same.
    """

    char: str
    strokes: int
    level: int
    readings: tuple[str, ...]
    sequences: tuple[str, ...]
    variants: str


def code_point(char: str) -> str:
    """Return the code point as one writes it: U+20BB7."""
    return f"U+{ord(char):04X}"


def parts_of(sequence: str) -> tuple[str, ...]:
    """Return the parts of a description sequence in their order."""
    return tuple(_PART.findall(sequence))


def toneless(reading: str) -> str:
    """Return a reading as it is typed: lower case, without tone, ``v`` for ü."""
    letters = unicodedata.normalize("NFD", reading.lower()).replace("u\u0308", "v")
    return "".join(char for char in letters if char.isascii() and char.isalpha())


_FORMS = """
人亻 心忄⺗ 手扌 水氵氺 火灬 犬犭 艸艹 草艹艸 言訁讠 金釒钅 食飠饣 糸糹纟
竹𥫗 牛牜 玉𤣩王 王𤣩 示礻 衣衤 刀刂 网罒⺲ 辵辶 攴攵 爪爫 肉⺼月 月⺼⺝
邑阝 阜阝 虍虎 羊⺶ 聿⺻ 卜⺊ 川巛 车車 車车 门門 門门 马馬 馬马 鱼魚 魚鱼
鸟鳥 鳥鸟 贝貝 貝贝 页頁 頁页 见見 見见
"""

FORMS: Mapping[str, str] = MappingProxyType({form[0]: form for form in _FORMS.split()})
"""What one types for a part, and the shapes that the part takes inside a character."""
