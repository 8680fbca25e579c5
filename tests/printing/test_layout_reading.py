# SPDX-License-Identifier: Apache-2.0
"""Layout files: what is read, and how each mistake is answered."""

import copy
from typing import Any

import pytest

from clerkapp.catalogue.layouts import (
    ANSWER_CELLS,
    Box,
    LayoutError,
    Rect,
    layout_from,
    part_from,
)
from tests.printing.golden import CODES, NO_CASE
from tests.printing.samples import load

GOOD: dict[str, Any] = {
    "layout": "x",
    "version": "1",
    "title": "表",
    "sheet": [210, 297],
    "use": [{"part": "head", "down": 2}],
    "boxes": [
        {"id": "name", "kind": "value", "at": [50, 50, 40, 8], "from": "applicant.name"},
        {"id": "kind", "kind": "choice", "at": [50, 60, 40, 8], "choices": {"a": "甲"}},
        {
            "kind": "flow",
            "at": [20, 70, 170, 0],
            "items": [
                {
                    "kind": "table",
                    "at": [20, 0, 170, 8],
                    "from": "rows",
                    "head_height": 8,
                    "columns": [{"head": "甲", "width": 170, "from": "a"}],
                }
            ],
        },
    ],
}
ANSWERS: dict[str, Any] = {
    "kind": "answers",
    "at": [20, 0, 175, 8],
    "from": "form.answers",
    "widths": [8, 22, 51, 18, 76],
}
PARTS = {"head": (Box("text", Rect(20, 11, 120, 6), id="office", source="office.name"),)}


def changed(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    plain: Any = copy.deepcopy(GOOD)
    place = plain
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return plain


@pytest.mark.parametrize("code", CODES)
def test_layouts_of_the_program_are_read(code: str) -> None:
    layout = load(code)
    assert (layout.code, layout.version) == (code, "1")
    named = {"case.number", "case.short_number", "office.name"}
    assert layout.value_keys() >= ({"office.name"} if code in NO_CASE else named)


def test_part_is_moved_down() -> None:
    layout = layout_from(GOOD, PARTS)
    assert layout.boxes[0].at == Rect(20, 13, 120, 6)
    assert layout.row_keys() == {"rows": frozenset({"a"})}


def test_part_is_put_on_the_page_that_the_layout_names() -> None:
    layout = layout_from(changed(("use", 0, "page"), "after"), PARTS)
    assert [box.page for box in layout.boxes] == ["after", "every", "every", "every"]


def test_answers_ask_for_the_cells_that_they_print() -> None:
    layout = layout_from(changed(("boxes", 2, "items", 0), ANSWERS), PARTS)
    assert layout.row_keys() == {"form.answers": ANSWER_CELLS}
    assert "form.answers" not in layout.value_keys()


def test_numbers_and_switches_may_come_as_text() -> None:
    plain = changed(("boxes", 0, "size"), "10.5")
    plain["boxes"][0]["bold"] = "true"
    plain["sheet"] = "80"
    plain["boxes"][0]["at"] = ["30", "50", "40", "8"]
    plain["boxes"] = plain["boxes"][:1]
    layout = layout_from({**plain, "use": []})
    assert (layout.width, layout.height) == (80, 0)
    assert (layout.boxes[0].size, layout.boxes[0].bold) == (10.5, True)


MISTAKES: list[tuple[tuple[str | int, ...], object, tuple[str | int, ...], str]] = [
    (("boxs",), [], ("boxs",), "write boxes"),
    (("title",), None, (), "add title"),
    (("title",), [], ("title",), '"…"'),
    (("sheet",), [210], ("sheet",), "[210, 297]"),
    (("sheet",), "wide", ("sheet",), "10.5"),
    (("boxes",), {}, ("boxes",), "[…]"),
    (("use", 0, "part"), "haed", ("use", 0, "part"), "write head"),
    (("use", 0, "down"), "low", ("use", 0, "down"), "10.5"),
    (("boxes", 0), "name", ("boxes", 0), "write kind"),
    (("boxes", 0, "kind"), "valeu", ("boxes", 0, "kind"), "write value"),
    (("boxes", 0, "at"), None, ("boxes", 0), "add at"),
    (("boxes", 0, "at"), [1, 2, 3], ("boxes", 0, "at"), "[x, y, w, h]"),
    (("boxes", 0, "at"), [50, 50, -4, 8], ("boxes", 0, "at"), "[x, y, w, h]"),
    (("boxes", 0, "at"), [190, 50, 40, 8], ("boxes", 0, "at"), "4–206"),
    (("boxes", 0, "lable"), "姓名", ("boxes", 0, "lable"), "write label"),
    (("boxes", 0, "squares"), 9, ("boxes", 0, "squares"), "write one of"),
    (("boxes", 0, "size"), 5, ("boxes", 0, "size"), "7 or more"),
    (("boxes", 0, "least"), 12, ("boxes", 0, "least"), "10 or less"),
    (("boxes", 0, "bold"), "yes", ("boxes", 0, "bold"), "true or false"),
    (("boxes", 0, "align"), "middle", ("boxes", 0, "align"), "left, centre, right"),
    (("boxes", 0, "from"), "Applicant Name", ("boxes", 0, "from"), "applicant.name"),
    (("boxes", 0, "from"), None, ("boxes", 0), "from: KEY"),
    (("boxes", 0, "text"), "姓名", ("boxes", 0), "from: KEY"),
    (("boxes", 0, "caption"), "{Name", ("boxes", 0, "text"), "{applicant.name}"),
    (("boxes", 0, "id"), "office", ("boxes", 0, "id"), "office_2"),
    (("boxes", 0), {"kind": "image", "at": [30, 50, 26, 32], "from": "photo"},
     ("boxes", 0), "text: WORDS"),
    (("boxes", 1, "choices"), None, ("boxes", 1), "choices"),
    (("boxes", 1, "choices"), ["甲"], ("boxes", 1, "choices"), "{self"),
    (("boxes", 1, "ticked"), ["b"], ("boxes", 1, "ticked"), "codes"),
    (("boxes", 2, "items", 0, "kind"), "section", ("boxes", 2, "items", 0, "from"), "write one"),
    (("boxes", 2, "items", 0, "columns", 0, "width"), "x",
     ("boxes", 2, "items", 0, "columns", 0, "width"), "10.5"),
    (("use", 0, "page"), "final", ("use", 0, "page"), "every, first, again, last, after"),
    (("boxes", 2, "items", 0), ANSWERS | {"widths": [8, 22, 51, 18]},
     ("boxes", 2, "items", 0, "widths"), "[8, 22, 51, 18, 76]"),
    (("boxes", 2, "items", 0), ANSWERS | {"widths": [8, 22, 51, 18, 70]},
     ("boxes", 2, "items", 0, "widths"), "fill the box"),
    (("boxes", 1), ANSWERS, ("boxes", 1, "kind"), "items of a flow"),
    (("boxes", 2, "kind"), "group", ("boxes", 2, "kind"), "items of a flow"),
    (("boxes", 2, "closing"), -1, ("boxes", 2, "closing"), "9"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "where", "instead"), MISTAKES)
def test_mistake_is_answered_with_where_and_what_instead(
    path: tuple[str | int, ...], value: object, where: tuple[str | int, ...], instead: str
) -> None:
    with pytest.raises(LayoutError) as caught:
        layout_from(changed(path, value), PARTS)
    assert caught.value.path == where
    assert instead in caught.value.instead
    assert caught.value.what


def test_mistake_in_a_part_tells_its_place_in_the_part() -> None:
    with pytest.raises(LayoutError) as caught:
        part_from({"boxes": [{"kind": "text", "at": [20, 11, 120, 6], "frm": "office.name"}]})
    assert caught.value.path == ("boxes", 0, "frm")


def test_not_a_mapping_at_all() -> None:
    with pytest.raises(LayoutError) as caught:
        layout_from("x")
    assert caught.value.path == ()


@pytest.mark.parametrize("code", CODES)
def test_cells_of_a_layout_do_not_overlap(code: str) -> None:
    layout = load(code)
    kinds = ("value", "choice", "signature", "date", "seal", "section", "fingerprint", "boxes")
    cells = [
        (box.id, Rect(box.at.x - box.label_width, box.at.y, box.at.w + box.label_width, box.at.h))
        for box in layout.boxes
        if box.kind in kinds and box.border is not False
    ]
    for index, (name, a) in enumerate(cells):
        for other, b in cells[index + 1 :]:
            across = min(a.x + a.w, b.x + b.w) - max(a.x, b.x)
            down = min(a.y + a.h, b.y + b.h) - max(a.y, b.y)
            assert across <= 0.001 or down <= 0.001, (name, other)
