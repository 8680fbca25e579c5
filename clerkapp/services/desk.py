# SPDX-License-Identifier: Apache-2.0
"""The desk: everything that a use case needs, and the clerk who sits at it."""

import os
from dataclasses import dataclass
from datetime import date, datetime

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.domain.audit import AuditEntry
from clerkapp.domain.numbers import new_id
from clerkapp.domain.office import Office
from clerkapp.domain.roles import Clerk
from clerkapp.services.ports import Clock, Press, UnitsOfWork


@dataclass(frozen=True, slots=True)
class Desk:
    """A signed-in clerk at this counter; the first argument of every use case.

    Attributes:
        clerk: Who acts, and in which role.
        office: Where.
        catalogue: What ``forms/`` says.
        work: Opens a transaction; for the write lane.
        reads: Opens a query-only view; for the read lane.
        press: Draws papers.
        clock: Tells the time.
    """

    clerk: Clerk
    office: Office
    catalogue: Catalogue
    work: UnitsOfWork
    reads: UnitsOfWork
    press: Press
    clock: Clock

    def now(self) -> datetime:
        """Return the aware local time."""
        return self.clock.now()

    def today(self) -> date:
        """Return the local day."""
        return self.clock.now().date()

    def new_id(self) -> str:
        """Return a fresh UUIDv7."""
        return new_id(self.clock.now(), os.urandom(10))

    def entry(
        self, act: str, case_id: str = "", reason: str = "", before: str = "", after: str = ""
    ) -> AuditEntry:
        """Return an audit entry by this clerk, now."""
        return AuditEntry(
            at=self.now(),
            clerk_id=self.clerk.id,
            role=self.clerk.role.value,
            act=act,
            case_id=case_id,
            reason=reason,
            before=before,
            after=after,
        )
