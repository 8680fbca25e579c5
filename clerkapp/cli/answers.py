# SPDX-License-Identifier: Apache-2.0
"""What the commands print: JSON and lines for people."""

from pathlib import Path
from typing import Any

from clerkapp.catalogue.definitions import Field, Paper, ServiceItem
from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument
from clerkapp.domain.identity import mask_number
from clerkapp.domain.problems import FieldProblem
from clerkapp.presentation.sentences import problem_sentence
from clerkapp.presentation.words import Words
from clerkapp.services.lookups import CaseView
from clerkapp.services.ports import CaseRow


def item_json(item: ServiceItem, language: str) -> dict[str, Any]:
    """Return one item with every field id, paper and document."""
    return {
        "code": item.code,
        "version": item.version,
        "number": item.number,
        "name": item.name.in_language(language),
        "authority": item.authority.value,
        "verified": item.verified,
        "fields": [_field_json(field, language) for field in item.form.fields],
        "papers": [_paper_json(paper, language) for paper in item.papers],
        "documents": [{"kind": d.kind, "layout": d.layout} for d in item.documents],
        "promises": [
            {"clock": p.clock, "start_event": p.start_event, "unit": p.unit.value}
            for p in item.promises
        ],
        "refusals": [r.code for r in item.refusals],
    }


def _field_json(field: Field, language: str) -> dict[str, Any]:
    return {
        "id": field.id,
        "label": field.label.in_language(language),
        "kind": field.kind.value,
        "need": field.need.value,
        "choices": field.choices,
        "default": field.default,
    }


def _paper_json(paper: Paper, language: str) -> dict[str, Any]:
    return {
        "code": paper.code,
        "name": paper.name.in_language(language),
        "original": paper.original,
        "copies": paper.copies,
        "tolerable": paper.tolerable,
        "verified": paper.verified,
    }


def case_json(
    case: Case,
    problems: tuple[FieldProblem, ...],
    documents: list[dict[str, Any]],
    item: ServiceItem,
    words: Words,
) -> dict[str, Any]:
    """Return one case of ``summary.json``."""
    return {
        "number": case.number.digits if case.number else "",
        "item": case.item,
        "status": case.status.value,
        "received_on": case.received_on.isoformat(),
        "promises": [
            {
                "start_event": promise.start_event,
                "due_on": promise.due_on.isoformat(),
                "provisional": promise.provisional,
            }
            for promise in case.promises
        ],
        "problems": [
            {
                "code": problem.code,
                "field": problem.field,
                "message": problem_sentence(words, item, problem),
            }
            for problem in problems
        ],
        "documents": documents,
    }


def document_json(document: PrintedDocument, case: Case, path: Path | None) -> dict[str, Any]:
    """Return one document of ``summary.json``."""
    return {
        "kind": document.kind,
        "path": str(path) if path else "",
        "sha256": document.sha256,
        "barcode": case.number.digits if case.number else "",
        "copy": document.copy,
    }


def view_json(view: CaseView, item: ServiceItem, words: Words) -> dict[str, Any]:
    """Return one case whole, as ``show --json`` prints it."""
    documents = [document_json(d, view.case, None) for d in view.documents]
    shown = case_json(view.case, view.judgement.problems, documents, item, words)
    checks = {
        code: {"verdict": check.verdict.value if check.verdict else "", "copies": check.copies}
        for code, check in view.case.checks.items()
    }
    amendments = [
        {
            "field": each.field,
            "before": each.before,
            "after": each.after,
            "reason": each.reason,
            "at": each.at.isoformat(),
        }
        for each in view.case.amendments
    ]
    answers = dict(view.case.answers)
    return shown | {"answers": answers, "papers": checks, "amendments": amendments}


def row_json(row: CaseRow) -> dict[str, Any]:
    """Return one hit of ``find --json``; the document number is masked."""
    return {
        "number": row.number.digits if row.number else "",
        "short": row.number.short if row.number else "",
        "item": row.item,
        "status": row.status.value,
        "name": row.name,
        "document": mask_number(row.document_number),
        "received_on": row.received_on.isoformat(),
    }


def file_name(document: PrintedDocument, case: Case) -> str:
    """Return a name for a document's file that holds no personal data."""
    number = case.number.short if case.number else document.id[-8:]
    return f"{number}-{document.kind}-{document.copy}.pdf"
