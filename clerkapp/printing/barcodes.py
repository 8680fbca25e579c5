# SPDX-License-Identifier: Apache-2.0
"""Code 128 as a string of modules (ISO/IEC 15417), from python-barcode's pattern.

``reportlab.graphics.barcode`` would do too, but brings 85 ms of imports.
"""

from barcode.codex import Code128


def code128(text: str) -> str:
    """Return the modules, 1 for black: 167 of them for the 24 digits of a case number."""
    return str(Code128(text).build()[0])
