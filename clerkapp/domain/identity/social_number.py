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


def social_security_number(document_type: DocumentType, number: str, nationality: str) -> str:
    """Return the social security number that a document leads to; empty where none follows.

    Args:
        document_type: The document that was shown.
        number: Its number as it is kept.
        nationality: Three letters, ISO 3166.
    """
    if document_type.bears_citizen_number or document_type is DocumentType.HMT_RESIDENCE:
        return number if len(number) == _EIGHTEEN else ""
    if document_type is DocumentType.FOREIGN_PR:
        return number if len(number) in (_FIFTEEN, _EIGHTEEN) else ""
    foreign = document_type is DocumentType.FOREIGN_PASSPORT
    if not foreign or not nationality or not 0 < len(number) <= _LONGEST_NUMBER:
        return ""
    return f"{nationality}{_RESERVED}{number}"
