# SPDX-License-Identifier: Apache-2.0
"""Numbers as lists, public screens and slips may show them."""

_CITIZEN_LENGTH = 18
_MOBILE_LENGTH = 11
_TAIL_LENGTH = 4


def _mask_all_but_tail(number: str) -> str:
    """Leave the last four characters, but never more than half of a short number."""
    shown = min(_TAIL_LENGTH, len(number) // 2)
    hidden = len(number) - shown
    return "*" * hidden + number[hidden:]


def mask_number(number: str) -> str:
    """Mask a document number: 110105********002X; of other lengths only the last four stay."""
    if len(number) == _CITIZEN_LENGTH:
        return f"{number[:6]}{'*' * 8}{number[-_TAIL_LENGTH:]}"
    return _mask_all_but_tail(number)


def mask_phone(number: str) -> str:
    """Mask a telephone number: 138****1234; of other lengths only the last four stay."""
    if len(number) == _MOBILE_LENGTH and number.isdecimal():
        return f"{number[:3]}****{number[-_TAIL_LENGTH:]}"
    return _mask_all_but_tail(number)


def mask_name(name: str) -> str:
    """Mask a person's name for a list that others may see: only the first character stays."""
    return name[:1] + "*" * (len(name) - 1)


def tail(number: str) -> str:
    """Give the last four characters, which a slip may show."""
    return number[-_TAIL_LENGTH:]
