# SPDX-License-Identifier: Apache-2.0
"""What the status bar and the banner say about a print."""

from clerkapp.domain.documents import PrintedDocument, PrintState
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.presentation.print_rows import document_name
from clerkapp.presentation.sentences import error_sentence
from clerkapp.presentation.words import Words

OF_THE_PRINTER = frozenset({"print.no_printer", "print.queue_failed"})


def said_of(words: Words, document: PrintedDocument) -> str:
    """Return the line for the status bar after a print went on."""
    name = document_name(words, document)
    keys = {
        PrintState.NOT_PRINTED: "print.said.printing",
        PrintState.HANDED_OVER: "print.said.handed_over",
        PrintState.PRINTED: "print.said.printed",
        PrintState.SAVED: "print.said.saved",
        PrintState.FAILED: "print.said.failed",
    }
    return words(keys[document.state], name=name)


def failed_banner(
    words: Words, error: ClerkError | OutsideError, document: PrintedDocument | None
) -> tuple[str, str]:
    """Return what failed and the other way; without a printer that is the PDF."""
    if error.code in OF_THE_PRINTER and document is not None:
        name = document_name(words, document)
        return words("print.no_paper.what", name=name), words("print.no_paper.do")
    return error_sentence(words, error)
