# SPDX-License-Identifier: Apache-2.0
"""The one door to the time."""

from datetime import datetime


class SystemClock:
    """Tells the computer's time with its offset from UTC."""

    def now(self) -> datetime:
        """Return the aware local time."""
        return datetime.now().astimezone()
