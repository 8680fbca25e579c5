# SPDX-License-Identifier: Apache-2.0
"""Private-use code points of older cards and files, and the characters that they stand for.

GB 18030-2000 and -2005 left characters on private-use code points until Unicode had them; cards,
readers and fonts of those years still give them. One character with two code points is two people
to every comparison: the standard one is offered, and the clerk confirms it against the document.
Sources: GB 18030-2022, whose two-byte codes A6D9 to A6F3, FE59 to FEA0 name the standard code
points; Unicode 3.0 to 4.1 for those that GB 18030-2000 and -2005 had already moved.
"""

from types import MappingProxyType

_FIRST = 0xE815
"""Two-byte codes FE50 to FEA0 lie on the private-use area in their order from here on."""

_FE50_TO_FEA0 = """
2E81 20087 20089 200CC 2E84 3473 3447 2E88 2E8B 9FB4 359E 361A 360E 2E8C 2E97 396E 3918 9FB5 39CF
39DF 3A73 39D0 9FB6 9FB7 3B4E 3C6E 3CE0 2EA7 215D7 9FB8 2EAA 4056 415F 2EAE 4337 2EB3 2EB6 2EB7
2298F 43B1 43AC 2EBB 43DD 44D6 4661 464C 9FB9 4723 4729 477C 478D 2ECA 4947 497A 497D 4982 4983
4985 4986 499F 499B 49B7 49B6 9FBA 241FE 4CA3 4C9F 4CA0 4CA1 4C77 4CA2 4D13 4D14 4D15 4D16 4D17
4D18 4D19 4DAE 9FBB
"""

STANDARD = MappingProxyType(
    {chr(_FIRST + place): chr(int(code, 16)) for place, code in enumerate(_FE50_TO_FEA0.split())}
    | {"\ue7c7": "\u1e3f", "\ue7c8": "\u01f9"}
)
"""Private-use character to the standard one."""

AS_READ = ".as_read"
"""Behind a field's id: its answer with the private-use characters, as a card or file gave it.

No paper carries it.
"""

_AREAS = (range(0xE000, 0xF900), range(0xF0000, 0xFFFFE), range(0x100000, 0x10FFFE))


def is_private(char: str) -> bool:
    """Say whether a code point belongs to nobody, so that each system shows what it likes."""
    return any(ord(char) in area for area in _AREAS)


def standardised(text: str) -> str:
    """Return a text with the standard character for each private-use one that is known."""
    return "".join(STANDARD.get(char, char) for char in text)
