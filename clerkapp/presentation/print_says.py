# SPDX-License-Identifier: Apache-2.0
"""What the status bar and the banner say about a print."""

from clerkapp.domain.documents import PrintedDocument, PrintState
from clerkapp.domain.printers import UNDER_WAY
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.presentation.print_rows import document_name, halts
from clerkapp.presentation.sentences import error_sentence
from clerkapp.presentation.words import Words

OF_THE_PRINTER = frozenset({"print.no_printer", "print.queue_failed"})


def said_of(words: Words, document: PrintedDocument) -> str:
    """Return the line for the status bar after a print went on."""
    name = document_name(words, document)
    if halts(document):
        trouble = words(f"print_trouble.{document.trouble}")
        return words("print.halts.what", name=name, trouble=trouble)
    keys = {
        PrintState.NOT_PRINTED: "print.said.printing",
        PrintState.QUEUED: "print.said.queued",
        PrintState.PRINTING: "print.said.on_paper",
        PrintState.HANDED_OVER: "print.said.handed_over",
        PrintState.PRINTED: "print.said.printed",
        PrintState.SAVED: "print.said.saved",
        PrintState.FAILED: "print.said.failed",
    }
    return words(keys[document.state], name=name)


def said_of_another(words: Words, document: PrintedDocument) -> str:
    """Return the line about a print of a case that is not shown; empty when nothing is amiss."""
    if document.state in (PrintState.FAILED, PrintState.HANDED_OVER):
        return words("print.said.of_another", name=document_name(words, document))
    return ""


def print_banner(words: Words, document: PrintedDocument) -> tuple[str, str, str] | None:
    """Return severity, what and what to do about a print; None where there is nothing to do."""
    name, trouble = document_name(words, document), document.trouble
    if document.state is PrintState.HANDED_OVER:
        return "warning", words("print.unknown.what", name=name), words("print.unknown.do")
    if not trouble:
        return None
    what, do = words(f"print_trouble.{trouble}"), words(f"print_trouble.{trouble}.do")
    if document.state is PrintState.FAILED:
        again = words("print.failed.do", do=do)
        return "error", words("print.failed.what", name=name, trouble=what), again
    if document.state in UNDER_WAY:
        goes_on = words("print.halts.do", do=do)
        return "warning", words("print.halts.what", name=name, trouble=what), goes_on
    return None


def failed_banner(
    words: Words, error: ClerkError | OutsideError, document: PrintedDocument | None
) -> tuple[str, str]:
    """Return what failed and the other way; without a printer that is the PDF."""
    if error.code in OF_THE_PRINTER and document is not None:
        name = document_name(words, document)
        return words("print.no_paper.what", name=name), words("print.no_paper.do")
    return error_sentence(words, error)
