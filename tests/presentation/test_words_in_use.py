# SPDX-License-Identifier: Apache-2.0
"""Every text of the catalogue is said somewhere, and everything that the code says has its text.

Keys that the code puts together are declared here with all that can stand in their places; codes
of problems are read from where they are raised.
"""

import ast
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from clerkapp.catalogue.definitions import Authority, Unit
from clerkapp.catalogue.loader_documents import KINDS
from clerkapp.domain.cards import REASONS
from clerkapp.domain.documents import Delivery, PrintState
from clerkapp.domain.duplicates import DECISIONS, LikenessKind
from clerkapp.domain.identity import DocumentType
from clerkapp.domain.papers import Verdict
from clerkapp.domain.printers import SIDES, TROUBLES, PaperKind
from clerkapp.domain.problems import Severity
from clerkapp.domain.roles import Role
from clerkapp.domain.signature import Manner, Signer
from clerkapp.domain.states import IN_EFFECT, CaseStatus
from clerkapp.presentation import first_start
from clerkapp.presentation.item_glance import GIVEN_OUT
from clerkapp.presentation.letter_panel import LETTER_MARKS
from clerkapp.presentation.outcomes import OutcomeCode
from clerkapp.presentation.slip_panel import SIZES
from clerkapp.presentation.work_rows import Facet, Group
from clerkapp.services.character_index import Resemblance
from clerkapp.services.documents import REPRINT_REASONS
from clerkapp.services.paper_facts import START_WORDS
from clerkapp.services.seals import Likeness

ROOT = Path(__file__).resolve().parents[2]
PLACE = "{}"

ENDINGS = (OutcomeCode.WITHDRAW, OutcomeCode.NOTIFY, OutcomeCode.REFUSE)
MANNERS = tuple(Manner)
STEPS = ("intake", "review", "signature", "slip")
VISITORS = (Signer.SELF, Signer.GUARDIAN, Signer.AGENT)

FAMILIES: dict[str, Iterable[str]] = {
    "authority.{}": [authority.name.lower() for authority in Authority],
    "card.reason.{}": REASONS,
    "date.start.{}": START_WORDS,
    "doctor.{}.{}": [
        *("store.good", "store.warning", "store.wrong", "disk.good", "disk.wrong"),
        *("printer.good", "printer.warning", "printer.stopped.warning"),
        *("font_weight.wrong", "fonts.good", "fonts.warning", "fonts.wrong", "own_fonts.good"),
        *("own_fonts.unreadable.warning", "own_fonts.outlines.warning"),
        *("holidays.good", "holidays.warning", "parameters.good", "parameters.warning"),
        *("enrolment_years.good", "enrolment_years.warning"),
        *("forms.good", "forms.wrong", "regions.good", "regions.warning"),
    ],
    "finder.likeness.{}": list(Resemblance),
    "document.{}": [*KINDS, "slip_a4", "slip_roll"],
    "duplicate.decision.{}": DECISIONS,
    "duplicate.kind.{}": LikenessKind,
    "duplicate.row.{}": [
        *("name", "number", "birth_date", "guardian", "item", "state", "received"),
    ],
    "ending.{}.do": ENDINGS,
    "ending.{}.title": ENDINGS,
    "fact.{}": ["age", "birth_date"],
    "fact.sex.{}": ["0", "1", "2", "9"],
    "first_start.{}": first_start.STEPS,
    "first_start.{}.note": first_start.STEPS,
    "first_start.{}.why": first_start.STEPS,
    "first_start.field.{}": [*first_start.OFFICE_FIELDS, *first_start.CLERK_FIELDS],
    "first_start.next.{}": first_start.STEPS,
    "first_start.print.{}": ["busy", "failed", "handed_over", "no_printer", "printed"],
    "intake.{}": ["signature_void", "print_void"],
    "intake.date.{}": Unit,
    "intake.section.{}s": [Severity.ERROR, Severity.WARNING],
    "intake.sex.{}": ["1", "2"],
    "intake.start.{}": START_WORDS,
    "kit.preview.{}": ["zoom_out", "zoom_in", "whole_page", "previous_page", "next_page"],
    "kit.preview.{}_at": ["zoom", "fit_width", "whole_page"],
    "letter.delivered.{}": Delivery,
    "letter.delivery.{}": Delivery,
    "letter.title.{}": LETTER_MARKS,
    "lock.{}.act": ["start", "locked"],
    "lock.{}.sentence": ["start", "locked"],
    "lock.{}.title": ["start", "locked"],
    "new_visit.{}": ["who", "how_long", "fee", "prints"],
    "new_visit.document.{}": GIVEN_OUT,
    "outcome.{}": OutcomeCode,
    "print_state.{}": PrintState,
    "print_trouble.{}": TROUBLES,
    "print_trouble.{}.do": TROUBLES,
    "printers.kind.{}": PaperKind,
    "printers.sides.{}": SIDES,
    "queue.{}": ["mine", "office"],
    "queue.column.{}": [
        *("short_number", "name", "tail", "item", "state", "next_step", "received", "clerk"),
    ],
    "queue.facet.{}": Facet,
    "queue.facets.{}": ["first", "steps"],
    "queue.group.{}": Group,
    "queue.key.{}": ["move", "open", "filter", "facets"],
    "queue.next.{}": CaseStatus,
    "reprint.{}": REPRINT_REASONS,
    "review.column.{}": ["paper", "original", "copies", "electronic", "verdict"],
    "role.{}": Role,
    "section.{}": ["visit", "queue", "settings"],
    "settings.{}": ["language", "theme", "size"],
    "settings.{}.hint": ["language", "theme", "size"],
    "settings.{}.{}": [
        *("language.zh", "language.en", "theme.light", "theme.dark", "theme.high-contrast"),
        *("size.normal", "size.large"),
    ],
    "signature.accept.{}": MANNERS,
    "signature.manner.{}": MANNERS,
    "signature.manner.{}.note": MANNERS,
    "signature.signer.{}": VISITORS,
    "signature.step.sign.{}": MANNERS,
    "signature.void.{}": ["kept", "out"],
    "signature.void.content.{}": ["kept", "out"],
    "signature.who.{}": VISITORS,
    "slip.note.{}": SIZES,
    "slip.paper.{}": SIZES,
    "slip.result.{}": IN_EFFECT,
    "status.{}": CaseStatus,
    "step.{}": STEPS,
    "verdict.{}": Verdict,
    "weekday.{}": [str(day) for day in range(7)],
    "verify_pdf.{}": [*Likeness, "trusted", "not_trusted", "trust_open"],
}
"""Keys with a place → all that can stand in it; two places are filled by one dotted word."""

BY_THE_PROBLEM = frozenset({"problem.{}", "{}.do"})
"""Keys with a place for the code of a problem."""

BY_THE_KIT = frozenset({"kit.side.open"})
"""Texts of a widget in a manner in which no page uses it."""

NAMED_LATER: dict[str, Iterable[str]] = {
    "identity.{}": ["no_such_date", "no_such_month"],
    "identity.pattern.{}": [
        kind.name.lower()
        for kind in DocumentType
        if not kind.bears_citizen_number and kind is not DocumentType.HMT_RESIDENCE
    ],
    "office.{}": ["division", "code", "counter"],
}
"""Codes of problems that are put together before they are raised."""

MAKERS: dict[str, tuple[int, str]] = {
    "ClerkError": (0, ""),
    "OutsideError": (0, ""),
    "FieldProblem": (0, ""),
    "refusal": (0, ""),
}
MAKERS_OF: dict[str, dict[str, tuple[int, str]]] = {
    "clerkapp/domain/identity/reading.py": {
        "_error": (0, "identity."),
        "_warning": (0, "identity."),
    },
    "clerkapp/domain/names.py": {"_problem": (0, "name.")},
    "clerkapp/domain/phones.py": {"_reading": (1, "phone.")},
    "clerkapp/domain/identifiers.py": {"_reading": (1, "identifier.")},
}
"""What makes problems, here and in one file alone → which argument is the code, its prefix."""


@cache
def trees() -> dict[str, ast.Module]:
    """Read every module of the program."""
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted((ROOT / "clerkapp").rglob("*.py"))
    }


@cache
def keys() -> frozenset[str]:
    files = (ROOT / "resources" / "words" / "zh").glob("*.json")
    return frozenset(key for file in files for key in json.loads(file.read_text("utf-8")))


def nodes() -> Iterator[tuple[str, ast.AST]]:
    for path, tree in trees().items():
        for node in ast.walk(tree):
            yield path, node


def shape(node: ast.JoinedStr) -> str:
    """Return a text with its places, such as ``status.{}``."""
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else PLACE for part in node.values
    )


def called(node: ast.Call) -> str:
    return getattr(node.func, "attr", "") or getattr(node.func, "id", "")


def either(node: ast.expr) -> tuple[ast.expr, ...]:
    return (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,)


def asked_for() -> Iterator[ast.expr]:
    """Yield what the code hands to ``Words``, as it stands there."""
    for path, node in nodes():
        # Reading definitions has a method of that name too.
        is_reader = path.startswith(("clerkapp/catalogue/", "clerkapp/storage/"))
        if isinstance(node, ast.Call) and called(node).strip("_") == "words" and not is_reader:
            yield from (alternative for first in node.args[:1] for alternative in either(first))


def literals() -> set[str]:
    constants = (node.value for _, node in nodes() if isinstance(node, ast.Constant))
    return {value for value in constants if isinstance(value, str)}


def shapes() -> set[str]:
    return {shape(node) for _, node in nodes() if isinstance(node, ast.JoinedStr)}


def filled(families: dict[str, Iterable[str]]) -> set[str]:
    return {
        family.replace("{}.{}", PLACE).replace(PLACE, value)
        for family, values in families.items()
        for value in values
    }


def codes() -> set[str]:
    """Return the codes of all problems that the program can raise."""
    found = filled(NAMED_LATER)
    for path, node in nodes():
        makers = MAKERS | MAKERS_OF.get(path, {})
        if not isinstance(node, ast.Call) or called(node) not in makers:
            continue
        place, prefix = makers[called(node)]
        for argument in either(node.args[place]) if len(node.args) > place else ():
            if isinstance(argument, ast.Constant):
                found.add(f"{prefix}{argument.value}")
    return found


def test_every_text_is_said_somewhere() -> None:
    whole = literals() | filled(FAMILIES)
    # A code may be chosen in one place and raised in another.
    whole |= {f"problem.{code}" for code in codes() | literals()}
    said = whole | {f"{key}.do" for key in whole if key.startswith("problem.")}
    assert sorted(keys() - said - BY_THE_KIT) == []


def test_everything_that_is_said_has_its_text() -> None:
    asked = {str(node.value) for node in asked_for() if isinstance(node, ast.Constant)}
    problems = {f"problem.{code}" for code in codes()}
    assert sorted((asked | filled(FAMILIES) | problems) - keys()) == []


def test_keys_with_places_are_declared_here_and_only_those() -> None:
    asked = {shape(node) for node in asked_for() if isinstance(node, ast.JoinedStr)}
    assert sorted(asked - FAMILIES.keys() - BY_THE_PROBLEM) == []
    assert sorted(FAMILIES.keys() - shapes()) == []
