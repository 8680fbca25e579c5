# SPDX-License-Identifier: Apache-2.0
"""Where a case belongs to a batch of a school or another unit, and by which answers."""

from collections.abc import Mapping
from types import MappingProxyType

ROSTER_FIELDS: Mapping[str, str] = MappingProxyType(
    {"unit": "school.unit", "unit_class": "school.class", "batch": "school.batch"}
)
"""Column of a case → the answer that fills it."""
