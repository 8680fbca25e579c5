# SPDX-License-Identifier: Apache-2.0
"""The same counter without a window."""

from clerkapp.cli.main import main

__all__ = ["main"]
