# SPDX-License-Identifier: Apache-2.0
"""Names of administrative divisions, as far as an offline table with history knows them.

The table is ``cn/loc`` of python-stdnum. Codes are missing from it, and its years are not to be
trusted as a gate, so it gives a hint to the clerk and never a verdict.

python-stdnum draws in pydoc and ssl, 27 ms that the first paint of the window need not wait for:
it is imported when the first number is read.
"""

import re
from datetime import date
from functools import cache

_TABLE = "cn/loc"
_DIVISION_LENGTH = 6
_NAME_WITH_YEARS = re.compile(r"(?:\[(?P<first>\d*)-(?P<last>\d*)\])?(?P<name>[^,\[\]]+)")
# Levels that exist for counting only; no address shows them.
_COUNTING_LEVEL = re.compile(r"市辖区|县|.*直辖.*")


@cache
def _entry(division: str) -> dict[str, str]:
    from stdnum import numdb  # noqa: PLC0415 - late, see the module's docstring

    found: dict[str, str] = {}
    for _, properties in numdb.get(_TABLE).info(division):
        found.update(properties)
    return found


def _name_in_year(names: str, year: int) -> str:
    """Pick the name in force in a year, else the newest: the table's years have gaps."""
    newest = ""
    for match in _NAME_WITH_YEARS.finditer(names):
        newest = match["name"]
        first, last = int(match["first"] or 0), int(match["last"] or date.max.year)
        if first <= year <= last:
            return newest
    return newest


def is_known_division(division: str) -> bool:
    """Tell whether the six-digit code stands in the table, in any year."""
    return len(division) == _DIVISION_LENGTH and "county" in _entry(division)


def place_of(division: str, on: date) -> str | None:
    """Name a division in Chinese, e.g. 广东省深圳市宝安区, as it was called on a day.

    Args:
        division: Six-digit code (GB/T 2260).
        on: Day whose year picks the name; the birth date, for the line under an ID number.

    Returns:
        The name, or None for a code that the table lacks.
    """
    if not is_known_division(division):
        return None
    entry = _entry(division)
    own_name = _name_in_year(entry["county"], on.year)
    if division.endswith("0000"):
        return own_name
    city_names = "" if division.endswith("00") else _entry(f"{division[:4]}00").get("county", "")
    city = _name_in_year(city_names, on.year)
    if _COUNTING_LEVEL.fullmatch(city):
        city = ""
    return f"{entry['province']}{city}{own_name}"
