# SPDX-License-Identifier: Apache-2.0
"""What every page of a signed-in counter is built with."""

from dataclasses import dataclass

from clerkapp.gui.kit.theme import Theme
from clerkapp.gui.tasks import TaskRunner
from clerkapp.presentation.words import Words
from clerkapp.services.characters import CharacterFinder
from clerkapp.services.desk import Desk
from clerkapp.services.ports import GlyphReader, PhotoReader, PrintQueue


@dataclass(frozen=True, slots=True)
class Seat:
    """A signed-in clerk's place: the desk, the lanes for work, the words, the printer.

    Attributes:
        desk: First argument of every use case. ``desk.work`` is for the write lane only,
            ``desk.reads`` for the read lane only; ``desk.catalogue`` and pure functions such as
            ``judge`` may be used on the GUI thread.
        tasks: Runs use cases off the GUI thread.
        words: Every text.
        theme: Colours, sizes, icons.
        queue: Takes PDFs to the printer; used on the long lane.
        photos: Checks and cuts the pictures for cards.
        characters: Finds characters that one cannot type; used on the read lane.
        glyphs: Reads pictures of characters that no font has; used on the long lane.
    """

    desk: Desk
    tasks: TaskRunner
    words: Words
    theme: Theme
    queue: PrintQueue
    photos: PhotoReader
    characters: CharacterFinder
    glyphs: GlyphReader
