# SPDX-License-Identifier: Apache-2.0
"""What the use cases need from outside: store, press, print queue, clock."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from clerkapp.catalogue.layouts import Layout, PaperContent
from clerkapp.domain.aid import AidMonth, AidRow
from clerkapp.domain.audit import AuditEntry
from clerkapp.domain.cards import InvalidCard
from clerkapp.domain.case import Case
from clerkapp.domain.characters import Character
from clerkapp.domain.documents import Letter, PrintedDocument, PrintState
from clerkapp.domain.duplicates import DuplicateDecision
from clerkapp.domain.glyphs import OwnGlyph
from clerkapp.domain.numbers import CaseNumber
from clerkapp.domain.office import Office
from clerkapp.domain.photos import PhotoRule, PhotoVerdict
from clerkapp.domain.printers import PaperKind, PaperRoute, Printer, QueueAnswer
from clerkapp.domain.roles import Clerk
from clerkapp.domain.seals import Seal
from clerkapp.domain.states import CaseStatus


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A line of a list: what is shown of a case without opening it.

    Attributes:
        name: Full name of the applicant, empty while not given.
        document_number: Full number; lists mask it.
        is_unconfirmed: It was entered after its day (补录), and nobody confirmed that yet.
        is_as_listed: It came with a school's roster, and nobody has worked on it since.
    """

    id: str
    number: CaseNumber | None
    item: str
    status: CaseStatus
    name: str
    document_number: str
    received_on: date
    clerk_id: str
    clerk_name: str
    changed_at: datetime
    due_on: date | None
    is_unconfirmed: bool = False
    is_as_listed: bool = False


class UnitOfWork(Protocol):
    """One transaction: reads and writes of one use case; rolls back unless committed."""

    def office(self) -> Office | None:
        """Return the office, or None before the first start."""
        ...

    def save_office(self, office: Office) -> None:
        """Write the office."""
        ...

    def clerks(self) -> tuple[Clerk, ...]:
        """Return all clerks in order of their entry."""
        ...

    def add_clerk(self, clerk: Clerk) -> None:
        """Write a new clerk."""
        ...

    def case(self, case_id: str) -> Case:
        """Return a case whole.

        Raises:
            ClerkError: ``case.not_found``.
        """
        ...

    def case_numbered(self, number: CaseNumber) -> Case:
        """Return the case with a number.

        Raises:
            ClerkError: ``case.not_found``.
        """
        ...

    def add_case(self, case: Case) -> None:
        """Write a new case."""
        ...

    def save_case(self, before: Case, after: Case) -> None:
        """Write what differs between two states of one case, index rows included."""
        ...

    def take_serial(self, day: date) -> int:
        """Take the next serial of this counter on a day; never repeats, also after a restore."""
        ...

    def take_letter_serial(self, nature: str, year: int) -> int:
        """Take the next letter number of a nature in a year."""
        ...

    def add_document(self, document: PrintedDocument, pdf: bytes, content: bytes) -> None:
        """Write a document, its PDF and what stands on it (both content-addressed)."""
        ...

    def document(self, document_id: str) -> PrintedDocument:
        """Return one document.

        Raises:
            ClerkError: ``document.not_found``.
        """
        ...

    def set_print_state(
        self, document_id: str, state: PrintState, printer: str, trouble: str = ""
    ) -> None:
        """Write how a print went, and what keeps it from coming out."""
        ...

    def name_successor(self, successor: PrintedDocument) -> None:
        """Keep which document took the place of the void ones of its kind that have none yet."""
        ...

    def void_documents(self, case_id: str, kind: str) -> None:
        """Mark every document of a kind void."""
        ...

    def documents(self, case_id: str) -> tuple[PrintedDocument, ...]:
        """Return the documents of a case, oldest first."""
        ...

    def documents_with_digests(self, digests: tuple[str, ...]) -> tuple[PrintedDocument, ...]:
        """Return the documents whose PDF has one of some digests, oldest first."""
        ...

    def pdf(self, document_id: str) -> bytes:
        """Return a document's PDF."""
        ...

    def content(self, document_id: str) -> bytes:
        """Return what stands on a document, as it was given to ``add_document``."""
        ...

    def add_letter(self, letter: Letter) -> None:
        """Write a letter."""
        ...

    def save_letter(self, letter: Letter) -> None:
        """Write a letter's delivery."""
        ...

    def letters(self, case_id: str) -> tuple[Letter, ...]:
        """Return the letters of a case, oldest first."""
        ...

    def add_attachment(
        self, case_id: str, attachment_id: str, kind: str, content: bytes, at: datetime
    ) -> None:
        """Keep a scan or a photo with a case."""
        ...

    def picture(self, sha256: str) -> bytes:
        """Return the picture with a digest that a document bears.

        Raises:
            ClerkError: ``document.not_found``.
        """
        ...

    def attachment(self, case_id: str, kind: str) -> bytes | None:
        """Return what was kept last with a case under a kind, or None."""
        ...

    def open_cases(self) -> tuple[CaseRow, ...]:
        """Return what still waits for the counter, latest change first."""
        ...

    def cases_of_batch(self, unit: str, batch: str) -> tuple[CaseRow, ...]:
        """Return every case of a unit's batch, in whatever state, the latest opened first."""
        ...

    def cases_received_on(self, day: date) -> tuple[CaseRow, ...]:
        """Return the cases whose day of judgement it is, the earliest opened first."""
        ...

    def documents_of_day(self, day: date) -> tuple[PrintedDocument, ...]:
        """Return the documents made on a day, oldest first."""
        ...

    def acts_on(self, case_id: str) -> tuple[AuditEntry, ...]:
        """Return what was done with a case, oldest first."""
        ...

    def cases_with_provisional_promises(self) -> tuple[str, ...]:
        """Return the ids of cases with a date that is 预计, the earliest opened first."""
        ...

    def search(self, words: str, limit: int) -> tuple[CaseRow, ...]:
        """Find cases by number, short form, name, initials, last digits or telephone."""
        ...

    def link_cases(self, case_id: str, other_id: str, kind: str) -> None:
        """Link two cases in both directions."""
        ...

    def linked(self, case_id: str) -> tuple[tuple[str, str], ...]:
        """Return (id, kind of link) of the cases that a case is linked with."""
        ...

    def add_duplicate_decision(self, decision: DuplicateDecision) -> None:
        """Write what a clerk decided of two cases that look alike."""
        ...

    def duplicate_decisions(self, case_id: str) -> tuple[DuplicateDecision, ...]:
        """Return the decisions on a case, oldest first."""
        ...

    def add_invalid_card(self, card: InvalidCard) -> None:
        """Write a card to the list of invalid ones; an earlier entry is replaced."""
        ...

    def invalid_card(self, number: str) -> InvalidCard | None:
        """Return the entry of a card number, or None."""
        ...

    def invalid_cards(self) -> tuple[InvalidCard, ...]:
        """Return the whole list of invalid cards, oldest first."""
        ...

    def replace_aid_list(self, month: AidMonth, rows: tuple[AidRow, ...]) -> None:
        """Write a month's list of people in aid in place of an earlier one."""
        ...

    def aid_months(self) -> tuple[AidMonth, ...]:
        """Return the months whose lists were loaded, oldest first."""
        ...

    def aid_entry(self, month: str, document_number: str) -> AidRow | None:
        """Return a person of a month's list, or None."""
        ...

    def listed_in_effect(self, month: str, since: date) -> tuple[CaseRow, ...]:
        """Return the cases in effect, received since a day, whose applicant a month's list has."""
        ...

    def own_glyphs(self) -> tuple[OwnGlyph, ...]:
        """Return the office's pictures of characters that no font has, by code point."""
        ...

    def save_own_glyph(self, glyph: OwnGlyph) -> None:
        """Write the picture of a character in place of an earlier one; that stays in documents."""
        ...

    def record(self, entry: AuditEntry) -> None:
        """Append to the audit chain."""
        ...

    def commit(self) -> None:
        """Make everything durable."""
        ...


UnitsOfWork = Callable[[], AbstractContextManager[UnitOfWork]]
"""Opens a transaction that rolls back unless told to commit."""


class Press(Protocol):
    """Draws a layout with its content as one PDF; same input, same bytes."""

    def compose(self, layout: Layout, content: PaperContent) -> bytes:
        """Return the PDF.

        Raises:
            ClerkError: ``print.does_not_fit``, ``print.no_glyph``, ``print.control_character``.
        """
        ...

    def lacking(self, text: str) -> frozenset[str]:
        """Return the characters of a text that no font has."""
        ...


class PhotoReader(Protocol):
    """Checks the picture for a card and cuts it to the card's measures."""

    def check_photo(self, content: bytes, rule: PhotoRule) -> PhotoVerdict:
        """Say whether a file can become the card's picture; never raises for what is in it."""
        ...

    def crop_photo(self, content: bytes, rule: PhotoRule) -> bytes:
        """Return the JPEG that is kept and printed.

        Raises:
            ClerkError: The file has one of the errors that ``check_photo`` names.
        """
        ...


class GlyphReader(Protocol):
    """Reads the picture of a character that no font has."""

    def read_glyph(self, content: bytes, char: str) -> bytes:
        """Return the PNG that is kept, from a picture or a font.

        Raises:
            ClerkError: ``glyph.*`` for a file that holds no such picture.
        """
        ...


class Sealing(Protocol):
    """The office's certificate with its key."""

    def seal(self, pdf: bytes, at: datetime) -> bytes:
        """Return a PDF with the office's seal after its own bytes.

        Raises:
            ClerkError: ``seal.expired``, ``seal.not_yet``, ``seal.damaged_pdf``.
        """
        ...


class SealReading(Protocol):
    """Reads the seals of PDFs."""

    def read(self, pdf: bytes) -> tuple[Seal, ...]:
        """Return the seals of a PDF, oldest first.

        Raises:
            ClerkError: ``seal.damaged_pdf``.
        """
        ...


class PrintQueue(Protocol):
    """Takes PDFs to a printer."""

    def submit(self, pdf: bytes, title: str, kind: PaperKind) -> str:
        """Hand a PDF over to the printer of its kind of paper and return the name of the job.

        Raises:
            OutsideError: ``print.no_printer``, ``print.queue_failed``; ``print.no_answer`` when
                the queue may have taken it.
        """
        ...

    def ask(self, job: str) -> QueueAnswer:
        """Return what the queue says of a job."""
        ...

    def cancel(self, job: str) -> None:
        """Take a job back that may still wait, so that it does not come out as well."""
        ...

    def printers(self) -> tuple[Printer, ...]:
        """Return the printers; none where there are none.

        Raises:
            OutsideError: ``print.queue_failed`` when the queues do not answer in time.
        """
        ...

    def trays(self, printer: str) -> tuple[str, ...]:
        """Return the paper sources of a printer as it calls them; none where it tells none."""
        ...


class PaperRoutes(Protocol):
    """Keeps to which printer each kind of paper goes on this computer."""

    def route(self, kind: PaperKind) -> PaperRoute:
        """Return where papers of a kind go."""
        ...

    def set_route(self, kind: PaperKind, route: PaperRoute) -> None:
        """Keep where papers of a kind go.

        Raises:
            OutsideError: ``settings.not_saved``.
        """
        ...

    def notice(self) -> str:
        """Return the code of a problem that reading them met, or nothing."""
        ...


class CalendarShelf(Protocol):
    """Keeps the years of holidays that the office takes over, through updates of the program."""

    def keep(self, year: int, content: bytes) -> None:
        """Keep the file of a year in the place of the one that was there.

        Raises:
            OutsideError: ``file.cannot_write``.
        """
        ...


class CharacterShelf(Protocol):
    """Knows the Han characters, and of which of them papers can be printed."""

    def characters(self) -> tuple[Character, ...]:
        """Read the table of all characters; it takes tenths of a second.

        Raises:
            OutsideError: ``characters.unreadable``.
        """
        ...

    def has_shape(self, char: str) -> bool:
        """Say whether a font of the papers has the character."""
        ...


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the aware local time."""
        ...
