# SPDX-License-Identifier: Apache-2.0
"""The Han characters of GB 18030-2022 as published: which they are, and which level a set reaches.

GB 18030-2022 (in force since 2023-08-01) names 88,115 Han characters and radicals; without the 228
radicals (U+2E80 to U+2FDF) these are the 87,887 below, in the blocks of GB/T 13000 up to Extension
F. Its levels: 1 asks for the characters of the first plane, 2 also for all of 通用规范汉字表 (State
Council, 国发〔2013〕23号, 8,105 characters), 3 for everything; services of the government need 3.
Amendment 1 (in force since 2024-10-01) adds 9,793 more to level 3, for which no complete free font
exists; it is not counted here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HanBlock:
    """A named set of characters: ranges from the first code point to the last."""

    name: str
    ranges: tuple[tuple[int, int], ...]

    def characters(self) -> Iterator[str]:
        """Yield the block's characters in the order of their code points."""
        for first, last in self.ranges:
            yield from map(chr, range(first, last + 1))

    @property
    def count(self) -> int:
        """How many characters the block has."""
        return sum(last - first + 1 for first, last in self.ranges)


_UNIFIED = (
    *(0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F),
    *(0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28, 0xFA29),
)
"""The twelve of the compatibility area that are characters in their own right."""

BLOCKS = (
    HanBlock("URO", ((0x4E00, 0x9FA5),)),
    HanBlock("URO+", ((0x9FA6, 0x9FEF),)),
    HanBlock("FA0E–FA29", tuple((code, code) for code in _UNIFIED)),
    HanBlock("A", ((0x3400, 0x4DB5),)),
    HanBlock("B", ((0x20000, 0x2A6D6),)),
    HanBlock("C", ((0x2A700, 0x2B734),)),
    HanBlock("D", ((0x2B740, 0x2B81D),)),
    HanBlock("E", ((0x2B820, 0x2CEA1),)),
    HanBlock("F", ((0x2CEB0, 0x2EBE0),)),
)
"""All blocks; the first four are the first plane's."""

_FIRST_PLANE = BLOCKS[:4]

_COMMON_BEYOND = """
20164 20676 20CD0 2139A 21413 235CB 23C97 23C98 23E23 249DB 24A7D 24AC9 25532 25562 255A8 25ED7
26221 2648D 26676 2677C 26B5C 26C21 27FF9 28408 28678 28695 287E0 28B49 28C47 28C4F 28C51 28C54
28E99 29F7E 29F83 29F8C 2A7DD 2A8FB 2A917 2AA30 2AA36 2AA58 2AFA2 2B127 2B128 2B137 2B138 2B1ED
2B300 2B363 2B36F 2B372 2B37D 2B404 2B410 2B413 2B461 2B4E7 2B4EF 2B4F6 2B4F9 2B50D 2B50E 2B536
2B5AE 2B5AF 2B5B3 2B5E7 2B5F4 2B61C 2B61D 2B626 2B627 2B628 2B62A 2B62C 2B695 2B696 2B6AD 2B6ED
2B7A9 2B7C5 2B7E6 2B7F9 2B7FC 2B806 2B80A 2B81C 2B8B8 2BAC7 2BB5F 2BB62 2BB7C 2BB83 2BC1B 2BD77
2BD87 2BDF7 2BE29 2C029 2C02A 2C0A9 2C0CA 2C1D5 2C1D9 2C1F9 2C27C 2C288 2C2A4 2C317 2C35B 2C361
2C364 2C488 2C494 2C497 2C542 2C613 2C618 2C621 2C629 2C62B 2C62C 2C62D 2C62F 2C642 2C64A 2C64B
2C72C 2C72F 2C79F 2C7C1 2C7FD 2C8D9 2C8DE 2C8E1 2C8F3 2C907 2C90A 2C91D 2CA02 2CA0E 2CA7D 2CAA9
2CB29 2CB2D 2CB2E 2CB31 2CB38 2CB39 2CB3B 2CB3F 2CB41 2CB4A 2CB4E 2CB5A 2CB5B 2CB64 2CB69 2CB6C
2CB6F 2CB73 2CB76 2CB78 2CB7C 2CBB1 2CBBF 2CBC0 2CBCE 2CC56 2CC5F 2CCF5 2CCF6 2CCFD 2CCFF 2CD02
2CD03 2CD0A 2CD8B 2CD8D 2CD8F 2CD90 2CD9F 2CDA0 2CDA8 2CDAD 2CDAE 2CDD5 2CE18 2CE1A 2CE23 2CE26
2CE2A 2CE7C 2CE88 2CE93
"""
"""The 196 characters of 通用规范汉字表 beyond the first plane (Unihan, kTGH)."""


def han_characters() -> Iterator[str]:
    """Yield all 87,887 characters, block after block."""
    for block in BLOCKS:
        yield from block.characters()


def common_beyond_first_plane() -> tuple[str, ...]:
    """Return what level 2 asks for beyond level 1."""
    return tuple(chr(int(code, 16)) for code in _COMMON_BEYOND.split())


@dataclass(frozen=True, slots=True)
class HanCoverage:
    """How far something covers the characters.

    Attributes:
        level: The level of GB 18030-2022 that is reached; 0 for none.
        count: How many characters were asked for.
        missing: Block → how many of its characters are missing, the complete blocks left out.
        first_missing: The first of them, or nothing.
    """

    level: int
    count: int
    missing: tuple[tuple[str, int], ...]
    first_missing: str

    @property
    def missing_count(self) -> int:
        """How many characters are missing in all."""
        return sum(count for _, count in self.missing)


def han_coverage(has: Callable[[str], bool]) -> HanCoverage:
    """Ask for each of the characters whether it is there; about a second with fonts."""
    lacking = {
        block.name: [char for char in block.characters() if not has(char)] for block in BLOCKS
    }
    missing = tuple((name, len(chars)) for name, chars in lacking.items() if chars)
    first = next((chars[0] for chars in lacking.values() if chars), "")
    if not missing:
        level = 3
    elif any(lacking[block.name] for block in _FIRST_PLANE):
        level = 0
    else:
        level = 2 if all(map(has, common_beyond_first_plane())) else 1
    return HanCoverage(level, sum(block.count for block in BLOCKS), missing, first)
