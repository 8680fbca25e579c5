# SPDX-License-Identifier: Apache-2.0
"""Version 2: stages after acceptance, amendments, back entry, batches, links, local lists."""

STATEMENTS = (
    "ALTER TABLE case_file ADD COLUMN unit TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE case_file ADD COLUMN unit_class TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE case_file ADD COLUMN batch TEXT DEFAULT '' NOT NULL",
    "CREATE INDEX case_by_batch ON case_file (batch, unit)",
    "ALTER TABLE paper_check ADD COLUMN due_on TEXT",
    """CREATE TABLE case_stage (
        case_id TEXT NOT NULL REFERENCES case_file (id), place INTEGER NOT NULL,
        status TEXT NOT NULL, at TEXT NOT NULL, clerk_id TEXT NOT NULL,
        reference TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (case_id, place)
    ) WITHOUT ROWID, STRICT""",
    """CREATE TABLE amendment (
        case_id TEXT NOT NULL REFERENCES case_file (id), place INTEGER NOT NULL,
        field TEXT NOT NULL, "before" TEXT NOT NULL, "after" TEXT NOT NULL,
        reason TEXT NOT NULL, clerk_id TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (case_id, place)
    ) WITHOUT ROWID, STRICT""",
    """CREATE TABLE back_entry (
        case_id TEXT NOT NULL REFERENCES case_file (id), reason TEXT NOT NULL,
        entered_on TEXT NOT NULL, reviewer_id TEXT NOT NULL, PRIMARY KEY (case_id)
    ) WITHOUT ROWID, STRICT""",
    """CREATE TABLE case_link (
        case_id TEXT NOT NULL REFERENCES case_file (id),
        other_id TEXT NOT NULL REFERENCES case_file (id),
        kind TEXT NOT NULL, PRIMARY KEY (case_id, other_id)
    ) WITHOUT ROWID, STRICT""",
    """CREATE TABLE duplicate_decision (
        entered INTEGER NOT NULL, case_id TEXT NOT NULL REFERENCES case_file (id),
        other_id TEXT NOT NULL, kind TEXT NOT NULL, decision TEXT NOT NULL,
        reason TEXT NOT NULL, clerk_id TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (entered)
    ) STRICT""",
    "CREATE INDEX duplicate_by_case ON duplicate_decision (case_id)",
    """CREATE TABLE invalid_card (
        number TEXT NOT NULL, old_status TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL,
        clerk_id TEXT NOT NULL, replaced_by TEXT NOT NULL, case_id TEXT NOT NULL,
        PRIMARY KEY (number)
    ) WITHOUT ROWID, STRICT""",
    """CREATE TABLE aid_month (
        month TEXT NOT NULL, loaded_at TEXT NOT NULL, clerk_id TEXT NOT NULL,
        sha256 TEXT NOT NULL, "count" INTEGER NOT NULL, PRIMARY KEY (month)
    ) WITHOUT ROWID, STRICT""",
    """CREATE TABLE aid_entry (
        month TEXT NOT NULL REFERENCES aid_month (month), document_number TEXT NOT NULL,
        name TEXT NOT NULL, category TEXT NOT NULL, PRIMARY KEY (month, document_number)
    ) WITHOUT ROWID, STRICT""",
)
