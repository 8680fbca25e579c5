# SPDX-License-Identifier: Apache-2.0
"""The table of results: one row a quantity, printed and written as JSON."""

import unicodedata
from dataclasses import dataclass

from benchmarks.turns import Sample

HEADS = ("quantity", "ours", "limit / rival", "ratio", "aim", "met")


@dataclass(frozen=True, slots=True)
class Row:
    """One quantity.

    Attributes:
        code: Key in the JSON file.
        quantity: What was measured.
        ours: Our figures.
        unit: ms, MiB or kB.
        rival: What stands beside it, e.g. ``bare window``; empty for an aim in plain figures.
        others: The rival's figures.
        most: The aim: a ratio where there is a rival, else a figure in ``unit``; None for a figure
            that is only told.
    """

    code: str
    quantity: str
    ours: Sample
    unit: str
    rival: str = ""
    others: Sample | None = None
    most: float | None = None

    @property
    def ratio(self) -> float | None:
        """Return ours over the rival's, by medians."""
        return self.ours.median / self.others.median if self.others else None

    @property
    def met(self) -> bool | None:
        """Say whether the aim is met, None where there is none."""
        if self.most is None:
            return None
        reached = self.ratio if self.ratio is not None else self.ours.median
        return reached <= self.most

    def cells(self) -> tuple[str, ...]:
        """Return the row as printed."""
        met = {True: "yes", False: "NO", None: "–"}[self.met]
        return (
            self.quantity,
            _figure(self.ours.median, self.unit),
            f"{self.rival} {_figure(self.others.median, self.unit)}" if self.others else "–",
            f"{self.ratio:.2f}" if self.ratio is not None else "–",
            self._aim(),
            met,
        )

    def _aim(self) -> str:
        if self.most is None:
            return "–"
        return f"≤ {self.most:.2f}" if self.others else f"≤ {_figure(self.most, self.unit)}"

    def to_json(self) -> dict[str, object]:
        """Return the row as it stands in the file."""
        return {
            "code": self.code,
            "quantity": self.quantity,
            "unit": self.unit,
            "ours": self.ours.to_json(),
            "rival": self.rival,
            "others": self.others.to_json() if self.others else None,
            "ratio": round(self.ratio, 3) if self.ratio is not None else None,
            "aim": self.most,
            "met": self.met,
        }


def _figure(value: float, unit: str) -> str:
    return f"{value:.2f} {unit}" if value < 10 else f"{value:.1f} {unit}"


def as_text(rows: list[Row]) -> str:
    """Return the table in columns; wide characters count two."""
    lines = [HEADS, *(row.cells() for row in rows)]
    widths = [max(_width(line[place]) for line in lines) for place in range(len(HEADS))]
    rule = "  ".join("-" * width for width in widths)
    shown = [
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)
        )
        for line in lines
    ]
    return "\n".join([shown[0], rule, *shown[1:]])


def as_markdown(rows: list[Row]) -> str:
    """Return the table as ``docs/figures.md`` holds it."""
    lines = [HEADS, ("---",) * len(HEADS), *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
