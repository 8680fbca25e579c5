# SPDX-License-Identifier: Apache-2.0
"""The same paper drawn by typst: each box of a layout as a placed block, filled from a file.

Labels, lines and type sizes stand in the template; the answers are written to a JSON file that it
reads. That is typst's fastest way: given as ``sys_inputs`` they make the kept compiler forget the
unchanged labels too, and the same page takes almost twice as long.
"""

import json
from pathlib import Path

import typst

from clerkapp.catalogue.layouts import PLACE, Box, Layout, PaperContent
from clerkapp.printing.barcodes import code128

_PRELUDE = """
#set document(title: "{title}", author: "{author}")
#set page(width: {width}mm, height: {height}mm, margin: 0pt)
#set text(font: "Noto Sans SC", lang: "zh", top-edge: "cap-height", bottom-edge: "baseline")
#set par(leading: 0.5em, spacing: 0.5em)
#let answers = json("answers.json")
#let v(key) = answers.at(key, default: "")
#let put(x, y, w, h, body) = place(
  top + left, dx: x * 1mm, dy: y * 1mm, block(width: w * 1mm, height: h * 1mm, body))
#let words(size, bold, body) = text(
  size: size * 1pt, weight: if bold {{ "bold" }} else {{ "regular" }}, body)
#let cell(x, y, w, h, a, size, bold, body) = place(top + left, dx: x * 1mm, dy: y * 1mm, rect(
  width: w * 1mm, height: h * 1mm, stroke: 0.2mm, inset: 1mm, align(a, words(size, bold, body))))
#let bare(x, y, w, h, a, size, bold, body) = put(x, y, w, h, align(a, words(size, bold, body)))
#let upright(x, y, w, h, size, chars) = cell(x, y, w, h, center + horizon, size, true,
  chars.map(c => box(c)).join(linebreak()))
#let choice(x, y, w, h, size, chosen, all) = cell(x, y, w, h, left + horizon, size, false,
  all.map(c => {{
    box(width: 3mm, height: 3mm, stroke: 0.25mm, baseline: 0.4mm,
      if c.at(0) == chosen {{
        curve(stroke: 0.4mm, curve.move((0.5mm, 1.5mm)), curve.line((1.2mm, 2.3mm)),
          curve.line((2.6mm, 0.6mm)))
      }})
    std.h(0.7mm)
    c.at(1)
  }}).join(std.h(2mm)))
#let bars(x, y, h, module, pattern) = place(top + left, dx: x * 1mm, dy: y * 1mm, {{
  let parts = ()
  for run in pattern.matches(regex("1+")) {{
    let (l, r) = (run.start * module * 1mm, run.end * module * 1mm)
    parts += (curve.move((l, 0mm)), curve.line((r, 0mm)), curve.line((r, h * 1mm)),
      curve.line((l, h * 1mm)), curve.close())
  }}
  curve(fill: black, ..parts)
}})
"""

_ALIGN = {"left": "left", "centre": "center", "right": "right"}
_VALIGN = {"top": "top", "middle": "horizon", "bottom": "bottom"}


class TypstForm:
    """One layout as a typst document with a compiler that is kept."""

    def __init__(self, layout: Layout, content: PaperContent, fonts: Path, folder: Path) -> None:
        """Write the template of a layout; lists to tick are taken from the content."""
        source = folder / f"{layout.code}.typ"
        source.write_text(_template(layout, content), encoding="utf-8")
        self._answers = folder / "answers.json"
        self._compiler = typst.Compiler(
            input=str(source), font_paths=[str(fonts)], ignore_system_fonts=True
        )

    def compose(self, answers: bytes) -> bytes:
        """Return the PDF, without the tags that our own paper has not either."""
        self._answers.write_bytes(answers)
        pdf = self._compiler.compile(format="pdf", pdf_tags=False)
        if not isinstance(pdf, bytes):
            raise TypeError("typst returned no single PDF")
        return pdf


def answers_of(layout: Layout, content: PaperContent) -> bytes:
    """Return what differs from one document to the next as JSON; barcodes as their modules."""
    answers = {f"v:{key}": text for key, text in {**content.values, **content.outside}.items()}
    answers |= {f"c:{key}": min(codes, default="") for key, codes in content.chosen.items()}
    code = content.content_code
    answers |= {
        "v:content.code": f"{code[:4]}-{code[4:]}",
        "v:page.number": "1",
        "v:page.count": "1",
    }
    for key in content.not_applicable:
        answers[f"v:{key}"] = "／"
    known = {**content.values, "content.code": code}
    for box in layout.every_box():
        if box.kind == "barcode":
            answers[f"b:{box.source}"] = code128(known[box.source])
        elif box.groups:
            answers[f"g:{box.source}"] = _grouped(known[box.source], box.groups)
    return json.dumps(answers, ensure_ascii=False).encode()


def _grouped(digits: str, groups: tuple[int, ...]) -> str:
    parts: list[str] = []
    for length in groups:
        parts.append(digits[:length])
        digits = digits[length:]
    return " ".join(parts)


def _template(layout: Layout, content: PaperContent) -> str:
    prelude = _PRELUDE.format(
        title=layout.title, author=content.author, width=layout.width, height=layout.height
    )
    drawn = (line for box in layout.boxes for line in _drawn(box, content))
    frames = (
        f"#put({_four(at)}, rect(width: 100%, height: 100%, stroke: 0.4mm))" for at in layout.frames
    )
    return "\n".join([prelude, *drawn, *frames])


def _drawn(box: Box, content: PaperContent) -> list[str]:
    lines: list[str] = []
    if box.label_width:
        x, y, _, h = box.at
        place = f"{x - box.label_width}, {y}, {box.label_width}, {h}"
        lines.append(f"#cell({place}, center + horizon, 9, false, [{_literal(box.label)}])")
    lines.append(_body(box, content))
    return lines


def _body(box: Box, content: PaperContent) -> str:
    place = _four(box.at)
    look = f"{_ALIGN[box.align]} + {_VALIGN[box.valign]}, {box.size}, {str(box.bold).lower()}"
    match box.kind:
        case "section":
            return f"#upright({place}, {box.size}, {_array(list(box.text))})"
        case "choice":
            choices = box.choices or content.choices[box.source]
            pairs = ", ".join(f'("{c.code}", "{c.text}")' for c in choices)
            size = box.least or box.size
            return f'#choice({place}, {size}, v("c:{box.source}"), ({pairs},))'
        case "barcode":
            x, y, _, h = box.at
            return f'#bars({x}, {y}, {h}, {box.module}, v("b:{box.source}"))'
        case "text" if not box.border:
            return f"#bare({place}, {look}, [{_text(box)}])"
        case "mark":
            return ""
        case _:
            return f"#cell({place}, {look}, [{_text(box)}])"


def _text(box: Box) -> str:
    if box.kind == "date":
        return f"{_literal(box.caption)} \\ 年#h({box.gap}mm)月#h({box.gap}mm)日"
    if box.groups:
        return f'#v("g:{box.source}")'
    text = box.text or box.caption
    if text:
        parts = enumerate(PLACE.split(text))
        filled = (f'#v("v:{part}")' if number % 2 else _literal(part) for number, part in parts)
        return "".join(filled)
    return f'#v("v:{box.source}")' if box.source and box.kind != "signature" else ""


def _literal(text: str) -> str:
    marked = "".join(f"\\{char}" if char in '\\#$*_[]<>@`"~/=-+' else char for char in text)
    return marked.replace("\n", " \\ ")


def _array(chars: list[str]) -> str:
    return "(" + ", ".join(f'"{char}"' for char in chars) + ",)"


def _four(at: tuple[float, float, float, float]) -> str:
    return ", ".join(f"{part:g}" for part in at)
