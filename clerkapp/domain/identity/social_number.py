# SPDX-License-Identifier: Apache-2.0
"""The social security number: the citizen's number (社会保险法 Art. 58), or the foreigners' rule.

The foreigners' rule is an annex to order 16 of the ministry (2011); its text was not at hand: three
letters of the country, a reserved 0, the number of the document. It is shown, and decides nothing.
"""

from clerkapp.domain.identity.documents import DocumentType

_EIGHTEEN = 18
_FIFTEEN = 15
_RESERVED = "0"
_LONGEST_NUMBER = 14
_CHINA = frozenset({"CHN", "HKG", "MAC", "TWN"})
"""What the list of nationalities holds beside foreign states."""


def social_security_number(document_type: DocumentType, number: str, nationality: str) -> str:
    """Return the social security number that a document leads to; empty where none follows.

    Firm is the citizen number, also that of a residence permit. Without a source at hand are: the
    layout of the foreigners' number (three letters, 0, at most 14 characters of the document), and
    that a permanent residence card's own number of 15 or 18 characters takes its place.

    Args:
        document_type: The document that was shown.
        number: Its number as it is kept.
        nationality: Three letters, ISO 3166; a foreign passport with none, or with a region of
            China, leads to no number: the answer is still to be mended.
    """
    if document_type.bears_citizen_number or document_type is DocumentType.HMT_RESIDENCE:
        return number if len(number) == _EIGHTEEN else ""
    if document_type is DocumentType.FOREIGN_PR:
        return number if len(number) in (_FIFTEEN, _EIGHTEEN) else ""
    foreign = document_type is DocumentType.FOREIGN_PASSPORT
    if not foreign or nationality in {"", *_CHINA} or not 0 < len(number) <= _LONGEST_NUMBER:
        return ""
    return f"{nationality}{_RESERVED}{number}"
