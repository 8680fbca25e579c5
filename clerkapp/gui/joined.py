# SPDX-License-Identifier: Apache-2.0
"""What the window needs of the counter whose parts were joined elsewhere."""

from pathlib import Path
from typing import Protocol

from clerkapp.catalogue.sources import DefinitionProblem
from clerkapp.domain.office import Office
from clerkapp.domain.roles import Clerk
from clerkapp.services.characters import CharacterFinder
from clerkapp.services.desk import Desk
from clerkapp.services.ports import Clock, GlyphReader, PaperRoutes, PhotoReader, PrintQueue
from clerkapp.services.sessions import Vault


class JoinedCounter(Protocol):
    """The parts of this computer's counter, joined elsewhere."""

    @property
    def vault(self) -> Vault:
        """The locked store."""
        ...

    @property
    def clock(self) -> Clock:
        """Tells the time."""
        ...

    @property
    def queue(self) -> PrintQueue:
        """Takes papers to the printer."""
        ...

    @property
    def routes(self) -> PaperRoutes:
        """Tells to which printer each kind of paper goes."""
        ...

    @property
    def glyphs(self) -> GlyphReader:
        """Reads pictures of characters that no font has."""
        ...

    @property
    def photos(self) -> PhotoReader:
        """Checks and cuts the pictures for cards."""
        ...

    @property
    def characters(self) -> CharacterFinder:
        """Finds characters that one cannot type."""
        ...

    @property
    def wrong_definitions(self) -> tuple[DefinitionProblem, ...]:
        """What is wrong in ``forms/``; then the last good definitions are used."""
        ...

    def desk(self, clerk: Clerk, office: Office) -> Desk:
        """Return the desk of a clerk who has signed in."""
        ...

    def new_id(self) -> str:
        """Return a fresh UUIDv7."""
        ...

    def rare_font(self) -> Path:
        """Return the font file of characters that the window's own fonts lack."""
        ...
