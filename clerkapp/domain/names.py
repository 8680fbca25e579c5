# SPDX-License-Identifier: Apache-2.0
"""Names of people: every character is kept; what looks mistyped is said, not changed."""

import re
import unicodedata
from dataclasses import dataclass
from types import MappingProxyType

from clerkapp.domain.private_use import is_private, standardised
from clerkapp.domain.problems import FieldProblem, Severity

INTERPUNCT = "\u00b7"
LONGEST_NAME = 35
"""Han characters that every box of the papers holds; fifty Latin capitals take the same room.

The national naming rule of 2016 asks for 25 at least.
"""
_HAN_ROOM = 10
_LATIN_ROOM = 7

# NFC folds compatibility ideographs, which are characters of their own in GB 18030: they are
# left out of it. NFKC is never used: it changes names.
_OUTSIDE_COMPATIBILITY = re.compile("[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")
_NOT_ASCII_BEFORE = r"(?<=[^\x00-\x7f])"
_NOT_ASCII_AFTER = r"(?=[^\x00-\x7f])"
# A full stop is a separator only between Han characters: in "John B. Smith" it stays.
_INTERPUNCT_VARIANT = re.compile(
    "[\u2022\u30fb\u2027\uff65\uff0e\u2219\u22c5\u16eb\u2e31\u2e33\u2024\u2981\ua78f]"
    rf"|{_NOT_ASCII_BEFORE}\.{_NOT_ASCII_AFTER}"
)
_SPACE_BETWEEN_HAN = re.compile(rf"{_NOT_ASCII_BEFORE}\s+{_NOT_ASCII_AFTER}")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_TRIMMED = _UNSEEN | {"Zs"}
_UNUSUAL = frozenset({"So", "Sm", "Sc", "Sk", "Pc", "Po", "Ps", "Pe", "Pi", "Pf", "Pd"})
_USUAL_MARKS = frozenset("\u00b7'\u2019-\u2010.,()\uff08\uff09")
# Newer emoji are unassigned in Python's Unicode tables, like the newest Han blocks.
_PICTURES = range(0x1F000, 0x1FB00)


@dataclass(frozen=True, slots=True)
class NameReading:
    """A name as it is kept.

    Attributes:
        name: The name, trimmed and in NFC.
        suggestion: The spelling to offer for one key's confirmation; None when there is none.
        problems: What is wrong or doubtful.
    """

    name: str
    suggestion: str | None = None
    problems: tuple[FieldProblem, ...] = ()


def normalise_name(text: str, *, field: str = "") -> NameReading:
    """Read a name.

    Characters are judged by what they are known to be, never by ``isprintable`` or a range of
    Han: the newest blocks (Ext H, Ext I) are unassigned in Python's tables.

    Args:
        text: What was typed, pasted or read by a device.
        field: Field id that the problems shall name.
    """
    name = _compose(_trim(text))
    standard = standardised(name)
    suggestion = _SPACE_BETWEEN_HAN.sub("", _INTERPUNCT_VARIANT.sub(INTERPUNCT, standard))
    found = (
        _length_problem(name, field),
        _unseen_problem(name, field),
        private_use_problem(name, field, suggestion),
        _interpunct_problem(name, suggestion, field),
        _space_problem(name, suggestion, field),
        _unusual_problem(name, field),
        _digit_problem(name, field),
    )
    return NameReading(
        name,
        suggestion if suggestion != name else None,
        tuple(problem for problem in found if problem is not None),
    )


def is_blank(text: str) -> bool:
    """Say whether a text shows nothing: empty, or only spaces and unseen marks."""
    return all(unicodedata.category(char) in _TRIMMED for char in text)


def _trim(text: str) -> str:
    """Drop spaces and unseen marks at both ends, which copying from another window brings."""
    kept = [index for index, char in enumerate(text) if unicodedata.category(char) not in _TRIMMED]
    return text[kept[0] : kept[-1] + 1] if kept else ""


def _compose(text: str) -> str:
    return _OUTSIDE_COMPATIBILITY.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)


def _problem(code: str, field: str, severity: Severity, **params: str) -> FieldProblem:
    return FieldProblem(f"name.{code}", field, severity, MappingProxyType(params))


def _code_point(char: str) -> str:
    return f"U+{ord(char):04X}"


def _length_problem(name: str, field: str) -> FieldProblem | None:
    room = sum(_LATIN_ROOM if char.isascii() else _HAN_ROOM for char in name)
    if room <= LONGEST_NAME * _HAN_ROOM:
        return None
    sizes = {"limit": str(LONGEST_NAME), "actual": str(-(-room // _HAN_ROOM))}
    return _problem("too_long", field, Severity.ERROR, **sizes)


def _unseen_problem(name: str, field: str) -> FieldProblem | None:
    for index, char in enumerate(name):
        if unicodedata.category(char) in _UNSEEN:
            where = {"position": str(index + 1), "code_point": _code_point(char)}
            return _problem("control_character", field, Severity.ERROR, **where)
    return None


def private_use_problem(text: str, field: str, suggestion: str = "") -> FieldProblem | None:
    """Return what to do about the first private-use character, if there is one.

    Args:
        text: What was typed or read.
        field: Field id that the problem shall name.
        suggestion: The whole text as it should be, where more than these characters changes.
    """
    private = [char for char in text if is_private(char)]
    if not private:
        return None
    # What the table does not know comes first: taking the suggestion would leave it behind.
    unknown = next((char for char in private if standardised(char) == char), "")
    if unknown:
        return _problem(
            "private_use.unknown", field, Severity.WARNING, code_point=_code_point(unknown)
        )
    seen = {
        "code_point": _code_point(private[0]),
        "character": standardised(private[0]),
        "suggestion": suggestion or standardised(text),
    }
    return _problem("private_use", field, Severity.WARNING, **seen)


def _interpunct_problem(name: str, suggestion: str, field: str) -> FieldProblem | None:
    match = _INTERPUNCT_VARIANT.search(name)
    if match is None:
        return None
    seen = {"character": match[0], "suggestion": suggestion}
    return _problem("interpunct", field, Severity.WARNING, **seen)


def _space_problem(name: str, suggestion: str, field: str) -> FieldProblem | None:
    if _SPACE_BETWEEN_HAN.search(name) is None:
        return None
    return _problem("space", field, Severity.WARNING, suggestion=suggestion)


def _is_unusual(char: str) -> bool:
    """Tell whether no name is written with the character: pictures, signs."""
    if char in _USUAL_MARKS or is_private(char) or _INTERPUNCT_VARIANT.fullmatch(char):
        return False
    return unicodedata.category(char) in _UNUSUAL or ord(char) in _PICTURES


def _unusual_problem(name: str, field: str) -> FieldProblem | None:
    for char in name:
        if _is_unusual(char):
            seen = {"character": char, "code_point": _code_point(char)}
            return _problem("unusual_character", field, Severity.WARNING, **seen)
    return None


def _digit_problem(name: str, field: str) -> FieldProblem | None:
    for char in name:
        if char.isdecimal():
            return _problem("digit", field, Severity.WARNING, character=char)
    return None
