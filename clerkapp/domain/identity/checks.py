# SPDX-License-Identifier: Apache-2.0
"""Check characters of identity numbers.

python-stdnum draws in pydoc and ssl, 27 ms that the first paint of the window need not wait for:
it is imported when the first number is read.
"""

_MRZ_WEIGHTS = (7, 3, 1)


def citizen_check(first_17: str) -> str:
    """Compute the 18th character, 0-9 or X, of a citizen number.

    GB 11643 is ISO 7064 MOD 11-2. ``stdnum.cn.ric.validate`` is no gate: it refuses permits of
    people born before 1997 and every division code that its table lacks.
    """
    from stdnum.iso7064 import mod_11_2  # noqa: PLC0415 - late, see the module's docstring

    return mod_11_2.calc_check_digit(first_17)


def mrz_check(text: str) -> str:
    """Compute the check digit of machine-readable travel documents (ICAO 9303, weights 7-3-1)."""
    total = sum(
        int(char, 36) * _MRZ_WEIGHTS[index % len(_MRZ_WEIGHTS)] for index, char in enumerate(text)
    )
    return str(total % 10)
