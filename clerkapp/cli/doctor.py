# SPDX-License-Identifier: Apache-2.0
"""The doctor: what is wrong on this computer and what to do."""

from clerkapp.bootstrap import Counter
from clerkapp.domain.han import han_coverage
from clerkapp.domain.problems import OutsideError
from clerkapp.presentation.words import Words
from clerkapp.services.checkup import (
    Finding,
    Health,
    definitions_finding,
    disk_finding,
    enrolment_years_findings,
    holiday_finding,
    own_font_findings,
    printer_finding,
    rare_character_finding,
    regions_finding,
    store_finding,
    unverified_finding,
    weight_findings,
)
from clerkapp.system.paths import free_megabytes

MARKS = {Health.GOOD: "✓", Health.WARNING: "!", Health.WRONG: "✗"}


def doctor(counter: Counter, words: Words) -> int:
    """Print one line per part; exit 1 when something is wrong."""
    findings = _examine(counter, words.language)
    for finding in findings:
        key = f"doctor.{finding.part}.{finding.health.value}"
        print(f"{MARKS[finding.health]} {words(key, **finding.params)}")
    return 1 if any(f.health is Health.WRONG for f in findings) else 0


def _examine(counter: Counter, language: str) -> tuple[Finding, ...]:
    today = counter.clock.now().date()
    return (
        _store(counter),
        disk_finding(free_megabytes(counter.data)),
        _printer(counter),
        _rare_characters(counter),
        *weight_findings(counter.fonts.refused),
        *_own_fonts(counter),
        definitions_finding(counter.catalogue, counter.wrong_definitions),
        regions_finding(counter.catalogue),
        holiday_finding(counter.catalogue, today),
        *enrolment_years_findings(counter.catalogue, today),
        unverified_finding(counter.catalogue, today, language),
    )


def _rare_characters(counter: Counter) -> Finding:
    try:
        coverage = han_coverage(lambda char: counter.fonts.glyph(char) is not None)
    except OutsideError as error:
        return Finding("fonts", Health.WRONG, error.params)
    return rare_character_finding(coverage)


def _own_fonts(counter: Counter) -> tuple[Finding, ...]:
    own = counter.fonts.own
    return own_font_findings(tuple(path.name for path in own.usable), own.refused)


def _store(counter: Counter) -> Finding:
    try:
        is_new = counter.vault.is_new()
        return store_finding(is_new=is_new, slots=len(counter.vault.clerks()))
    except OutsideError:
        return Finding("store", Health.WRONG)


def _printer(counter: Counter) -> Finding:
    try:
        printers = counter.queue.printers()
    except OutsideError:
        printers = ()
    ready = tuple(printer.name for printer in printers if printer.enabled)
    stopped = tuple(printer.name for printer in printers if not printer.enabled)
    return printer_finding(ready, stopped)
