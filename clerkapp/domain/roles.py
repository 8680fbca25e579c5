# SPDX-License-Identifier: Apache-2.0
"""Who works at the counter and what each role may do (社会保险经办条例 Art. 37)."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Post of a clerk: 经办, 复核, 负责人, 审计."""

    CLERK = "clerk"
    REVIEWER = "reviewer"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"


SERVES_THE_COUNTER = frozenset({Role.CLERK, Role.REVIEWER, Role.SUPERVISOR})
"""Roles that may open cases; an auditor reads the log and no case."""


@dataclass(frozen=True, slots=True)
class Clerk:
    """One person who signs in at this computer."""

    id: str
    name: str
    role: Role
