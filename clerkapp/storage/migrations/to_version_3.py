# SPDX-License-Identifier: Apache-2.0
"""Version 3: what keeps a print from coming out, and which document replaces a void one."""

STATEMENTS = (
    "ALTER TABLE document ADD COLUMN trouble TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE document ADD COLUMN replaced_by TEXT DEFAULT '' NOT NULL",
)
