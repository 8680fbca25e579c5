# SPDX-License-Identifier: Apache-2.0
"""The tables of the store, version 3.

A later version raises ``SCHEMA_VERSION`` and adds a numbered migration in plain SQL, which Alembic
runs after a backup when ``PRAGMA user_version`` is older; a fresh schema is always made from here,
and the two must compare equal. Migrations never import this module: they stay as they were.
"""

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from clerkapp.domain.documents import Delivery, PrintState
from clerkapp.domain.papers import Verdict
from clerkapp.domain.roles import Role
from clerkapp.domain.signature import Manner, Signer
from clerkapp.domain.states import CaseStatus
from clerkapp.storage.columns import (
    Answers,
    Day,
    Moment,
    Names,
    NumberText,
    Strokes,
    WordOf,
    YesNo,
)

SCHEMA_VERSION = 3

metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _kept(name: str) -> Column[str]:
    """Return a text column that rows of the version before do not fill."""
    return Column(name, Text, nullable=False, server_default="")


def _case_id(*, primary_key: bool = False) -> Column[str]:
    return Column(
        "case_id", Text, ForeignKey("case_file.id"), nullable=False, primary_key=primary_key
    )


def _entered() -> Column[int]:
    """Return the row number, which keeps the order of entry."""
    return Column("entered", Integer, primary_key=True)


# Keyed by case and looked up by case: the rows of one case lie side by side.
_CLUSTERED: Any = {"sqlite_strict": True, "sqlite_with_rowid": False}
_STRICT: Any = {"sqlite_strict": True}

office = Table(
    "office",
    metadata,
    Column("one", Integer, CheckConstraint("one = 1"), primary_key=True),
    _text("name"),
    _text("short_name"),
    _text("division"),
    _text("code"),
    _text("counter"),
    _text("address"),
    _text("phone"),
    _text("hours"),
    _text("pickup_place"),
    **_STRICT,
)

clerk = Table(
    "clerk",
    metadata,
    _entered(),
    Column("id", Text, nullable=False, unique=True),
    _text("name"),
    Column("role", WordOf(Role), nullable=False),
    **_STRICT,
)

case_file = Table(
    "case_file",
    metadata,
    Column("id", Text, primary_key=True),
    _text("item"),
    _text("item_version"),
    Column("status", WordOf(CaseStatus), nullable=False),
    Column("received_on", Day, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("clerk_id", Text, ForeignKey("clerk.id"), nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("number", NumberText, unique=True),
    _kept("unit"),
    _kept("unit_class"),
    _kept("batch"),
    **_CLUSTERED,
)
Index("case_by_batch", case_file.c.batch, case_file.c.unit)
Index("case_by_status", case_file.c.status)

answer = Table(
    "answer",
    metadata,
    _case_id(primary_key=True),
    Column("field", Text, primary_key=True),
    _text("value"),
    **_CLUSTERED,
)

paper_check = Table(
    "paper_check",
    metadata,
    _case_id(primary_key=True),
    Column("paper", Text, primary_key=True),
    Column("original", YesNo, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("electronic", YesNo, nullable=False),
    Column("held", YesNo, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("verdict", WordOf(Verdict)),
    _text("remark"),
    Column("due_on", Day),
    **_CLUSTERED,
)

answer_override = Table(
    "answer_override",
    metadata,
    _case_id(primary_key=True),
    Column("place", Integer, primary_key=True),
    _text("field"),
    _text("code"),
    _text("value"),
    _text("reason"),
    _text("clerk_id"),
    Column("at", Moment, nullable=False),
    **_CLUSTERED,
)

promise = Table(
    "promise",
    metadata,
    _case_id(primary_key=True),
    Column("place", Integer, primary_key=True),
    _text("clock"),
    _text("start_event"),
    Column("due_on", Day, nullable=False),
    Column("provisional", YesNo, nullable=False),
    **_CLUSTERED,
)

presented_form = Table(
    "presented_form",
    metadata,
    _case_id(primary_key=True),
    _text("document_id"),
    _text("sha256"),
    _text("content_code"),
    Column("answers", Answers, nullable=False),
    Column("at", Moment, nullable=False),
    **_CLUSTERED,
)

signature = Table(
    "signature",
    metadata,
    _case_id(primary_key=True),
    Column("place", Integer, primary_key=True),
    _text("content_code"),
    Column("manner", WordOf(Manner), nullable=False),
    Column("signer", WordOf(Signer), nullable=False),
    Column("at", Moment, nullable=False),
    _text("clerk_id"),
    _text("witness"),
    Column("strokes", Strokes, nullable=False),
    Column("void_since", Moment),
    Column("voided_by", Names, nullable=False),
    **_CLUSTERED,
)

case_stage = Table(
    "case_stage",
    metadata,
    _case_id(primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("status", WordOf(CaseStatus), nullable=False),
    Column("at", Moment, nullable=False),
    _text("clerk_id"),
    _text("reference"),
    _text("reason"),
    **_CLUSTERED,
)

amendment = Table(
    "amendment",
    metadata,
    _case_id(primary_key=True),
    Column("place", Integer, primary_key=True),
    _text("field"),
    _text("before"),
    _text("after"),
    _text("reason"),
    _text("clerk_id"),
    Column("at", Moment, nullable=False),
    **_CLUSTERED,
)

back_entry = Table(
    "back_entry",
    metadata,
    _case_id(primary_key=True),
    _text("reason"),
    Column("entered_on", Day, nullable=False),
    _text("reviewer_id"),
    **_CLUSTERED,
)

case_link = Table(
    "case_link",
    metadata,
    _case_id(primary_key=True),
    Column("other_id", Text, ForeignKey("case_file.id"), primary_key=True),
    _text("kind"),
    **_CLUSTERED,
)

duplicate_decision = Table(
    "duplicate_decision",
    metadata,
    _entered(),
    _case_id(),
    _text("other_id"),
    _text("kind"),
    _text("decision"),
    _text("reason"),
    _text("clerk_id"),
    Column("at", Moment, nullable=False),
    **_STRICT,
)
Index("duplicate_by_case", duplicate_decision.c.case_id)

invalid_card = Table(
    "invalid_card",
    metadata,
    Column("number", Text, primary_key=True),
    _text("old_status"),
    _text("reason"),
    Column("at", Moment, nullable=False),
    _text("clerk_id"),
    _text("replaced_by"),
    _text("case_id"),
    **_CLUSTERED,
)

aid_month = Table(
    "aid_month",
    metadata,
    Column("month", Text, primary_key=True),
    Column("loaded_at", Moment, nullable=False),
    _text("clerk_id"),
    _text("sha256"),
    Column("count", Integer, nullable=False),
    **_CLUSTERED,
)

aid_entry = Table(
    "aid_entry",
    metadata,
    Column("month", Text, ForeignKey("aid_month.month"), primary_key=True),
    Column("document_number", Text, primary_key=True),
    _text("name"),
    _text("category"),
    **_CLUSTERED,
)

blob = Table(
    "blob",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("compressed", YesNo, nullable=False),
    Column("content", LargeBinary, nullable=False),
    **_STRICT,
)

document = Table(
    "document",
    metadata,
    _entered(),
    Column("id", Text, nullable=False, unique=True),
    _case_id(),
    _text("kind"),
    _text("layout"),
    _text("layout_version"),
    Column("sha256", Text, ForeignKey("blob.sha256"), nullable=False),
    Column("content_sha256", Text, ForeignKey("blob.sha256"), nullable=False),
    Column("copy", Integer, nullable=False),
    Column("made_at", Moment, nullable=False),
    _text("clerk_id"),
    _text("reason"),
    _text("content_code"),
    _text("letter_number"),
    Column("state", WordOf(PrintState), nullable=False),
    _text("printer"),
    Column("void", YesNo, nullable=False),
    _kept("trouble"),
    _kept("replaced_by"),
    **_STRICT,
)
Index("document_by_case", document.c.case_id)

letter = Table(
    "letter",
    metadata,
    _entered(),
    Column("id", Text, nullable=False, unique=True),
    _case_id(),
    _text("kind"),
    _text("number"),
    Column("made_at", Moment, nullable=False),
    _text("clerk_id"),
    _text("reason"),
    _text("basis"),
    Column("delivery", WordOf(Delivery)),
    Column("delivered_at", Moment),
    _text("witness"),
    **_STRICT,
)
Index("letter_by_case", letter.c.case_id)

attachment = Table(
    "attachment",
    metadata,
    _entered(),
    Column("id", Text, nullable=False, unique=True),
    _case_id(),
    _text("kind"),
    Column("sha256", Text, ForeignKey("blob.sha256"), nullable=False),
    Column("at", Moment, nullable=False),
    **_STRICT,
)
Index("attachment_by_case", attachment.c.case_id)

own_glyph = Table(
    "own_glyph",
    metadata,
    Column("char", Text, primary_key=True),
    Column("sha256", Text, ForeignKey("blob.sha256"), nullable=False),
    Column("at", Moment, nullable=False),
    _text("clerk_id"),
    _text("source"),
    **_CLUSTERED,
)

serial = Table(
    "serial",
    metadata,
    Column("run", Text, primary_key=True),
    Column("last", Integer, nullable=False),
    **_CLUSTERED,
)

search_key = Table(
    "search_key",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    _case_id(primary_key=True),
    **_CLUSTERED,
)

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    _text("clerk_id"),
    _text("role"),
    _text("act"),
    _text("case_id"),
    _text("reason"),
    _text("before"),
    _text("after"),
    _text("previous"),
    _text("hash"),
    **_STRICT,
)
