# SPDX-License-Identifier: Apache-2.0
"""Joins the parts of the counter; heavy to import, so the window imports it after painting."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.loader import load_catalogue
from clerkapp.catalogue.sources import CatalogueError, DefinitionProblem
from clerkapp.domain.characters import Character
from clerkapp.domain.identity import is_known_division
from clerkapp.domain.numbers import new_id
from clerkapp.domain.office import Office
from clerkapp.domain.problems import OutsideError
from clerkapp.domain.roles import Clerk
from clerkapp.exchange import glyph_pictures, photos
from clerkapp.printing.fonts import FontChain
from clerkapp.printing.fontstore import unpacked
from clerkapp.printing.press import ReportlabPress
from clerkapp.printing.queue import CupsQueue
from clerkapp.services.characters import CharacterFinder
from clerkapp.services.desk import Desk
from clerkapp.services.ports import GlyphReader, PhotoReader, PrintQueue, UnitOfWork, UnitsOfWork
from clerkapp.storage.keys import KeyFile
from clerkapp.storage.slots import Argon2Cost, tuned_cost
from clerkapp.storage.store import Store, found_store, store_exists, store_folder
from clerkapp.system.character_table import read_characters
from clerkapp.system.clock import SystemClock
from clerkapp.system.last_good import keep_forms, kept_forms
from clerkapp.system.own_calendars import OwnCalendars
from clerkapp.system.paths import cache_folder
from clerkapp.system.printer_routes import PrinterRoutes
from clerkapp.system.shipped import shipped_folder

FONTS = shipped_folder("resources") / "fonts"
CHARACTERS = shipped_folder("resources") / "characters" / "characters.tsv.xz"
RARE_FONT = "HanaMinB.ttf.xz"
FONT_SUMS = "README.md"

OWN_FONTS = "fonts"
"""Folder inside the data folder whose fonts extend the chain of printing."""

OWN_FORMS = "forms"
"""Folder inside the data folder with what the office has added to the definitions."""


class StoreVault:
    """The locked store of one data folder."""

    def __init__(self, data: Path, cost: Callable[[], Argon2Cost]) -> None:
        """Take the data folder, and what tells the cost of one guess on this computer."""
        self._data = data
        self._cost = cost
        self._store: Store | None = None
        self._key: bytes | None = None
        self._opened_by_recovery = False

    def is_new(self) -> bool:
        """Say whether no store has been made yet."""
        return not store_exists(self._data)

    def clerks(self) -> tuple[Clerk, ...]:
        """Return who has a key slot; readable while locked."""
        return () if self.is_new() else self._key_file().clerks

    def create(self, clerk: Clerk, password: str, write_first: Callable[[UnitOfWork], None]) -> str:
        """Make keys and store in one step, leave it open, and return the recovery code."""
        made = found_store(self._data, clerk, password, self._cost(), write_first)
        self._open(made.key)
        return made.recovery_code

    def unlock(self, clerk_id: str, password: str) -> None:
        """Open the store with a clerk's password."""
        self._open(self._key_file().open_with_password(clerk_id, password))
        self._opened_by_recovery = False

    def unlock_with_recovery(self, code: str) -> None:
        """Open the store with the recovery code."""
        self._open(self._key_file().open_with_recovery(code))
        self._opened_by_recovery = True

    def _open(self, key: bytes) -> None:
        # Unlocking again proves the password; the lanes go on with the store that they have.
        if self._store is None:
            self._store = Store.open(store_folder(self._data), key)
            self._key = key

    def opened_by_recovery(self) -> bool:
        """Say whether the recovery code opened the store last, and no password was set since."""
        return self._opened_by_recovery

    def add_clerk(self, clerk: Clerk, password: str) -> None:
        """Give a clerk a key slot on the open store."""
        self._key_file().add_clerk(self._open_key(), clerk, password, self._cost())

    def set_password(self, clerk_id: str, password: str) -> None:
        """Seal the key of the open store anew for a clerk; the data stays as it is."""
        self._key_file().set_password(self._open_key(), clerk_id, password, self._cost())
        self._opened_by_recovery = False

    def _key_file(self) -> KeyFile:
        return KeyFile.load(store_folder(self._data))

    def _open_key(self) -> bytes:
        if self._key is None:
            raise OutsideError("store.locked")
        return self._key

    def work(self) -> UnitsOfWork:
        """Return the opener of transactions."""
        return self._begin_work

    def reads(self) -> UnitsOfWork:
        """Return the opener of query-only transactions."""
        return self._begin_reading

    def _begin_work(self) -> AbstractContextManager[UnitOfWork]:
        return self._opened().work()

    def _begin_reading(self) -> AbstractContextManager[UnitOfWork]:
        return self._opened().reading()

    def _opened(self) -> Store:
        if self._store is None:
            raise OutsideError("store.locked")
        return self._store

    def close_connections(self) -> None:
        """Close what the calling thread has opened; each lane does so before it ends."""
        if self._store is not None:
            self._store.close()


class ShippedCharacters:
    """The table of characters that comes with the program, beside the fonts of the papers."""

    def __init__(self, fonts: FontChain) -> None:
        """Take the fonts; the table is not read yet."""
        self._fonts = fonts

    def characters(self) -> tuple[Character, ...]:
        """Read the table."""
        return read_characters(CHARACTERS)

    def has_shape(self, char: str) -> bool:
        """Say whether a font of the papers has the character."""
        return self._fonts.glyph(char) is not None


@dataclass(frozen=True, slots=True)
class Counter:
    """The parts of this computer's counter, joined but not signed in.

    Attributes:
        data: The data folder.
        catalogue: What ``forms/`` says.
        vault: The locked store.
        fonts: In which papers are set.
        press: Draws papers.
        queue: Takes papers to the printer.
        routes: Tells to which printer each kind of paper goes.
        clock: Tells the time.
        photos: Checks and cuts the pictures for cards.
        characters: Finds characters that one cannot type.
        glyphs: Reads pictures of characters that no font has.
        wrong_definitions: What is wrong in ``forms/``; then the last good definitions are used.
    """

    data: Path
    catalogue: Catalogue
    vault: StoreVault
    fonts: FontChain
    press: ReportlabPress
    queue: PrintQueue
    routes: PrinterRoutes
    clock: SystemClock
    photos: PhotoReader
    characters: CharacterFinder
    glyphs: GlyphReader
    wrong_definitions: tuple[DefinitionProblem, ...] = ()

    def desk(self, clerk: Clerk, office: Office) -> Desk:
        """Return the desk of a clerk who has signed in."""
        return Desk(
            clerk=clerk,
            office=office,
            catalogue=self.catalogue.for_office(office.division),
            work=self.vault.work(),
            reads=self.vault.reads(),
            press=self.press,
            clock=self.clock,
        )

    def own_calendars(self) -> OwnCalendars:
        """Return where the office keeps the years of holidays that it takes over."""
        return OwnCalendars(self.data / OWN_FORMS)

    def new_id(self) -> str:
        """Return a fresh UUIDv7."""
        return new_id(self.clock.now(), os.urandom(10))

    def rare_font(self) -> Path:
        """Return the font of the planes beyond the first, unpacking it at the first need.

        Raises:
            OutsideError: ``print.font_unreadable``.
        """
        return unpacked(FONTS / RARE_FONT, FONTS / FONT_SUMS, cache_folder())

    def close_connections(self) -> None:
        """Close what the calling thread has opened."""
        self.vault.close_connections()


def join_counter(
    data: Path, forms: Path | None = None, cost: Callable[[], Argon2Cost] = tuned_cost
) -> Counter:
    """Join the parts over a data folder.

    Args:
        data: Where the store lies or will lie.
        forms: Definitions; the shipped ones unless given.
        cost: Tells the cost of guessing a password, when keys are made.

    Raises:
        CatalogueError: The definitions cannot be used, and there are none of before.
    """
    catalogue, wrong = _definitions(forms or shipped_folder("forms"), data)
    # The first look-up reads the table of divisions: 50 ms that no field should wait for.
    is_known_division("110105")
    routes = PrinterRoutes(data)
    fonts = FontChain.shipped(FONTS, cache_folder(), data / OWN_FONTS)
    return Counter(
        data=data,
        catalogue=catalogue,
        vault=StoreVault(data, cost),
        fonts=fonts,
        press=ReportlabPress(fonts),
        queue=CupsQueue(routes.route),
        routes=routes,
        clock=SystemClock(),
        photos=photos,
        characters=CharacterFinder(ShippedCharacters(fonts)),
        glyphs=glyph_pictures,
        wrong_definitions=wrong,
    )


def _definitions(forms: Path, data: Path) -> tuple[Catalogue, tuple[DefinitionProblem, ...]]:
    """Return the catalogue, or the last good one with what is wrong in that of today."""
    own = data / OWN_FORMS
    try:
        catalogue = load_catalogue(forms, own)
    except CatalogueError as error:
        before = _usable(kept_forms(data)) or (_usable(forms) if own.is_dir() else None)
        if before is None:
            raise
        return before, error.problems
    keep_forms(data, forms, own)
    return catalogue, ()


def _usable(forms: Path | None) -> Catalogue | None:
    """Return what a folder says; None if there is none, or another version's that no longer fits.

    Without good definitions of before, the shipped ones serve if only the office's own are wrong.
    """
    try:
        return None if forms is None else load_catalogue(forms)
    except CatalogueError:
        return None
