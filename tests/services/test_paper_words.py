# SPDX-License-Identifier: Apache-2.0
"""How papers say how long a clock runs."""

from datetime import date

import pytest

from clerkapp.services.paper_facts import period_words
from tests.counter import shipped_catalogue

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("code", "days", "said"),
    [
        ("minor_card", 10, "自收到申请之日起10个工作日"),
        ("rights_record", 0, "当场办结"),
    ],
)
def test_a_period_of_no_days_is_said_to_end_at_the_counter(code: str, days: int, said: str) -> None:
    rule = shipped_catalogue().item_on(code, DAY).promises[0]
    assert period_words(rule, days) == said
