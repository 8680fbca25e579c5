# SPDX-License-Identifier: Apache-2.0
"""Version 3: why a print does not come out, which document replaces a void one, own glyphs."""

STATEMENTS = (
    "ALTER TABLE document ADD COLUMN trouble TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE document ADD COLUMN replaced_by TEXT DEFAULT '' NOT NULL",
    """CREATE TABLE own_glyph (
        char TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES blob (sha256), at TEXT NOT NULL,
        clerk_id TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (char)
    ) WITHOUT ROWID, STRICT""",
)
