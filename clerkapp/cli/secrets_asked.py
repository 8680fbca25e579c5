# SPDX-License-Identifier: Apache-2.0
"""Reads a password or passphrase from a descriptor or the terminal, never from the arguments."""

import getpass
import os

from clerkapp.domain.problems import OutsideError


def ask_secret(descriptor: int | None, prompt: str) -> str:
    """Return the first line of a descriptor, or what is typed at the terminal.

    Args:
        descriptor: Number of an open file descriptor; None asks at the terminal.
        prompt: Words for the terminal.

    Raises:
        OutsideError: ``secret.cannot_read`` for a descriptor that is not open or holds no text.
    """
    if descriptor is None:
        return getpass.getpass(prompt)
    try:
        with os.fdopen(descriptor, encoding="utf-8") as stream:
            return stream.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise OutsideError("secret.cannot_read", descriptor=str(descriptor)) from None
