# SPDX-License-Identifier: Apache-2.0
"""One transaction over the store, as the use cases see it."""

from datetime import date, datetime

from sqlalchemy import Connection

from clerkapp.domain.aid import AidMonth, AidRow
from clerkapp.domain.audit import AuditEntry
from clerkapp.domain.cards import InvalidCard
from clerkapp.domain.case import Case
from clerkapp.domain.documents import Letter, PrintedDocument, PrintState
from clerkapp.domain.duplicates import DuplicateDecision
from clerkapp.domain.glyphs import OwnGlyph
from clerkapp.domain.numbers import CaseNumber
from clerkapp.domain.office import Office
from clerkapp.domain.roles import Clerk
from clerkapp.services.ports import CaseRow
from clerkapp.storage import audit_chain, case_mapper, paper_trail, queries, records, registry
from clerkapp.storage.initials import Initials
from clerkapp.storage.serials import HighWaterMarks, run_of_day, run_of_letters


class StoreWork:
    """Fulfils ``services.ports.UnitOfWork``; ``Store`` opens and ends it."""

    def __init__(self, connection: Connection, marks: HighWaterMarks, initials: Initials) -> None:
        """Take a connection on which a transaction has begun."""
        self._connection = connection
        self._marks = marks
        self._initials = initials

    def office(self) -> Office | None:
        """Return the office, or None before the first start."""
        return registry.load_office(self._connection)

    def save_office(self, office: Office) -> None:
        """Write the office."""
        registry.save_office(self._connection, office)

    def clerks(self) -> tuple[Clerk, ...]:
        """Return all clerks in order of their entry."""
        return registry.load_clerks(self._connection)

    def add_clerk(self, clerk: Clerk) -> None:
        """Write a new clerk."""
        registry.add_clerk(self._connection, clerk)

    def case(self, case_id: str) -> Case:
        """Return a case whole, or raise ``case.not_found``."""
        return case_mapper.load_case(self._connection, case_id)

    def case_numbered(self, number: CaseNumber) -> Case:
        """Return the case with a number, or raise ``case.not_found``."""
        return self.case(case_mapper.case_id_of(self._connection, number))

    def add_case(self, case: Case) -> None:
        """Write a new case."""
        case_mapper.add_case(self._connection, case, self._initials)

    def save_case(self, before: Case, after: Case) -> None:
        """Write what differs, or raise ``case.changed_meanwhile``."""
        case_mapper.save_case(self._connection, before, after, self._initials)

    def take_serial(self, day: date) -> int:
        """Take the next serial of this counter on a day."""
        return self._take(run_of_day(day))

    def take_letter_serial(self, nature: str, year: int) -> int:
        """Take the next letter number of a nature in a year."""
        return self._take(run_of_letters(nature, year))

    def _take(self, run: str) -> int:
        number = self._marks.next(run, registry.last_serial(self._connection, run))
        registry.keep_serial(self._connection, run, number)
        return number

    def add_document(self, document: PrintedDocument, pdf: bytes, content: bytes) -> None:
        """Write a document, its PDF and what stands on it (both content-addressed)."""
        paper_trail.add_document(self._connection, document, pdf, content)

    def document(self, document_id: str) -> PrintedDocument:
        """Return one document, or raise ``document.not_found``."""
        return paper_trail.document_of(self._connection, document_id)

    def set_print_state(
        self, document_id: str, state: PrintState, printer: str, trouble: str = ""
    ) -> None:
        """Write how a print went, or raise ``document.not_found``."""
        paper_trail.set_print_state(self._connection, document_id, state, printer, trouble)

    def name_successor(self, successor: PrintedDocument) -> None:
        """Keep which document took the place of the void ones of its kind."""
        paper_trail.name_successor(self._connection, successor)

    def void_documents(self, case_id: str, kind: str) -> None:
        """Mark every document of a kind void."""
        paper_trail.void_documents(self._connection, case_id, kind)

    def documents(self, case_id: str) -> tuple[PrintedDocument, ...]:
        """Return the documents of a case, oldest first."""
        return paper_trail.documents(self._connection, case_id)

    def documents_with_digests(self, digests: tuple[str, ...]) -> tuple[PrintedDocument, ...]:
        """Return the documents whose PDF has one of some digests, oldest first."""
        return paper_trail.documents_with_digests(self._connection, digests)

    def pdf(self, document_id: str) -> bytes:
        """Return a document's PDF, or raise ``document.not_found``."""
        return paper_trail.pdf_of(self._connection, document_id)

    def content(self, document_id: str) -> bytes:
        """Return what stands on a document, or raise ``document.not_found``."""
        return paper_trail.content_of(self._connection, document_id)

    def add_letter(self, letter: Letter) -> None:
        """Write a letter."""
        paper_trail.add_letter(self._connection, letter)

    def save_letter(self, letter: Letter) -> None:
        """Write a letter's delivery, or raise ``document.not_found``."""
        paper_trail.save_letter(self._connection, letter)

    def letters(self, case_id: str) -> tuple[Letter, ...]:
        """Return the letters of a case, oldest first."""
        return paper_trail.letters(self._connection, case_id)

    def add_attachment(
        self, case_id: str, attachment_id: str, kind: str, content: bytes, at: datetime
    ) -> None:
        """Keep a scan or a photo with a case."""
        paper_trail.add_attachment(self._connection, case_id, attachment_id, kind, content, at)

    def picture(self, sha256: str) -> bytes:
        """Return the picture with a digest, or raise ``document.not_found``."""
        return paper_trail.picture_of(self._connection, sha256)

    def attachment(self, case_id: str, kind: str) -> bytes | None:
        """Return what was kept last with a case under a kind, or None."""
        return paper_trail.attachment_of(self._connection, case_id, kind)

    def open_cases(self) -> tuple[CaseRow, ...]:
        """Return what still waits for the counter, latest change first."""
        return queries.open_cases(self._connection)

    def cases_of_batch(self, unit: str, batch: str) -> tuple[CaseRow, ...]:
        """Return every case of a unit's batch, the latest opened first."""
        return queries.cases_of_batch(self._connection, unit, batch)

    def cases_received_on(self, day: date) -> tuple[CaseRow, ...]:
        """Return the cases whose day of judgement it is, the earliest opened first."""
        return queries.cases_received_on(self._connection, day)

    def documents_of_day(self, day: date) -> tuple[PrintedDocument, ...]:
        """Return the documents made on a day, oldest first."""
        return paper_trail.documents_of_day(self._connection, day)

    def acts_on(self, case_id: str) -> tuple[AuditEntry, ...]:
        """Return what was done with a case, oldest first."""
        return audit_chain.acts_on(self._connection, case_id)

    def cases_with_provisional_promises(self) -> tuple[str, ...]:
        """Return the ids of cases with a date that is 预计, the earliest opened first."""
        return queries.cases_with_provisional_promises(self._connection)

    def search(self, words: str, limit: int) -> tuple[CaseRow, ...]:
        """Find cases by number, short form, name, initials, last digits or telephone."""
        return queries.search(self._connection, words, limit)

    def link_cases(self, case_id: str, other_id: str, kind: str) -> None:
        """Link two cases in both directions."""
        records.link_cases(self._connection, case_id, other_id, kind)

    def linked(self, case_id: str) -> tuple[tuple[str, str], ...]:
        """Return (id, kind of link) of the cases that a case is linked with."""
        return records.linked(self._connection, case_id)

    def add_duplicate_decision(self, decision: DuplicateDecision) -> None:
        """Write what a clerk decided of two cases that look alike."""
        records.add_duplicate_decision(self._connection, decision)

    def duplicate_decisions(self, case_id: str) -> tuple[DuplicateDecision, ...]:
        """Return the decisions on a case, oldest first."""
        return records.duplicate_decisions(self._connection, case_id)

    def add_invalid_card(self, card: InvalidCard) -> None:
        """Write a card to the list of invalid ones."""
        records.add_invalid_card(self._connection, card)

    def invalid_card(self, number: str) -> InvalidCard | None:
        """Return the entry of a card number, or None."""
        return records.invalid_card(self._connection, number)

    def invalid_cards(self) -> tuple[InvalidCard, ...]:
        """Return the whole list of invalid cards, oldest first."""
        return records.invalid_cards(self._connection)

    def replace_aid_list(self, month: AidMonth, rows: tuple[AidRow, ...]) -> None:
        """Write a month's list of people in aid."""
        records.replace_aid_list(self._connection, month, rows)

    def aid_months(self) -> tuple[AidMonth, ...]:
        """Return the months whose lists were loaded, oldest first."""
        return records.aid_months(self._connection)

    def aid_entry(self, month: str, document_number: str) -> AidRow | None:
        """Return a person of a month's list, or None."""
        return records.aid_entry(self._connection, month, document_number)

    def listed_in_effect(self, month: str, since: date) -> tuple[CaseRow, ...]:
        """Return the cases in effect, received since a day, whose applicant a month's list has."""
        return queries.listed_in_effect(self._connection, month, since)

    def own_glyphs(self) -> tuple[OwnGlyph, ...]:
        """Return the office's pictures of characters that no font has, by code point."""
        return paper_trail.own_glyphs(self._connection)

    def save_own_glyph(self, glyph: OwnGlyph) -> None:
        """Write the picture of a character in place of an earlier one."""
        paper_trail.save_own_glyph(self._connection, glyph)

    def record(self, entry: AuditEntry) -> None:
        """Append to the audit chain."""
        audit_chain.append(self._connection, entry)

    def commit(self) -> None:
        """Make everything durable, the marks of taken numbers first."""
        self._marks.save()
        self._connection.commit()
