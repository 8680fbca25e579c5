# SPDX-License-Identifier: Apache-2.0
"""The identity documents that the counter accepts."""

from enum import StrEnum


class DocumentType(StrEnum):
    """Kind of identity document, by its national code (AAC058) where that code is enough.

    The national code 01 covers the resident identity card and, for people without one, the
    household register; which paper was shown is kept by the suffix of ``01H``. ``990201`` is the
    birth certificate, a local extension of 99. Of 16 and 17 the reading of three public systems
    is taken: 16 Chinese passport, 17 residence permit of Hong Kong, Macao and Taiwan residents.
    02 and 03 serve a guardian in the armed forces; no card is applied for with them.
    """

    RESIDENT_ID = "01"
    HOUSEHOLD_BOOK = "01H"
    OFFICER_CARD = "02"
    ARMED_POLICE_CARD = "03"
    HK_PERMIT = "04"
    MACAO_PERMIT = "05"
    TAIWAN_PERMIT = "06"
    FOREIGN_PR = "07"
    FOREIGN_PASSPORT = "08"
    CHINESE_PASSPORT = "16"
    HMT_RESIDENCE = "17"
    BIRTH_CERTIFICATE = "990201"

    @property
    def bears_citizen_number(self) -> bool:
        """Tell whether the number on the document is a citizen number (GB 11643)."""
        return self in {DocumentType.RESIDENT_ID, DocumentType.HOUSEHOLD_BOOK}
