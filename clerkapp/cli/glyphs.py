# SPDX-License-Identifier: Apache-2.0
"""The command that loads the glyph of a character that no font has, and lists those loaded."""

import argparse

from clerkapp.cli.commands import DONE, read_file
from clerkapp.domain.glyphs import read_code_point
from clerkapp.domain.problems import ClerkError
from clerkapp.exchange.glyph_pictures import read_glyph
from clerkapp.presentation.words import Words
from clerkapp.services.desk import Desk
from clerkapp.services.own_glyphs import load_glyph, own_glyphs, require_no_shape


def glyph(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Load a glyph from a picture or a font; without both, list the office's own glyphs."""
    if arguments.list:
        return _list(desk, words)
    if not arguments.code_point or arguments.file is None:
        raise ClerkError("glyph.which")
    char = read_code_point(arguments.code_point)
    require_no_shape(desk, char)
    picture = read_glyph(read_file(arguments.file), char)
    load_glyph(desk, char, picture, arguments.source)
    print(words("cli.glyph.loaded", code_point=f"U+{ord(char):04X}"))
    return DONE


def _list(desk: Desk, words: Words) -> int:
    glyphs = own_glyphs(desk)
    if not glyphs:
        print(words("cli.glyph.none"))
    for each, name in glyphs:
        day = f"{each.at:%Y-%m-%d}"
        print(f"U+{ord(each.char):04X}  {each.char}  {day}  {name}  {each.source}")
    return DONE
