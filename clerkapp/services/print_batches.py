# SPDX-License-Identifier: Apache-2.0
"""The papers of a whole batch, one after the other: told step by step, ended at any step."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument
from clerkapp.domain.problems import ClerkError
from clerkapp.services.desk import Desk
from clerkapp.services.signing import newest


@dataclass(frozen=True, slots=True)
class BatchStep:
    """One case of a batch.

    Attributes:
        done: How many cases have been looked at, this one too.
        total: How many there are.
        case: The case.
        document: Its newest valid document of the kind, or None while it has none.
        pdf: The document as it was made; empty without one.
    """

    done: int
    total: int
    case: Case
    document: PrintedDocument | None = None
    pdf: bytes = b""


def printed_batch(desk: Desk, case_ids: Sequence[str], kind: str) -> Generator[BatchStep]:
    """Yield one step for each case; whoever stops asking has cancelled the rest.

    Each case is read in a transaction of its own and nothing of it is kept: the thousandth takes
    as much memory as the first.
    """
    for done, case_id in enumerate(case_ids, 1):
        yield _step(desk, case_id, kind, done, len(case_ids))


def _step(desk: Desk, case_id: str, kind: str, done: int, total: int) -> BatchStep:
    with desk.reads() as work:
        case = work.case(case_id)
        try:
            document = newest(work.documents(case_id), kind)
        except ClerkError:
            return BatchStep(done, total, case)
        return BatchStep(done, total, case, document, work.pdf(document.id))
