# SPDX-License-Identifier: Apache-2.0
"""What the reasons of a queue mean for the clerk (RFC 8011 §5.3.8 and §5.4.12, PWG 5100.9)."""

from collections.abc import Iterable

_MEANINGS = (
    # What a person at the printer can mend comes first: it explains what follows from it.
    ("media-empty", "paper_out"),
    ("media-needed", "paper_out"),
    ("media-jam", "paper_jam"),
    ("door-open", "door_open"),
    ("cover-open", "door_open"),
    ("interlock-open", "door_open"),
    ("toner-empty", "toner_out"),
    ("marker-supply-empty", "toner_out"),
    ("output-area-full", "output_full"),
    ("output-tray-missing", "tray_missing"),
    ("input-tray-missing", "tray_missing"),
    ("offline", "offline"),
    ("timed-out", "offline"),
    ("shutdown", "offline"),
    ("cups-missing-filter", "no_filter"),
    ("cups-insecure-filter", "no_filter"),
    ("connecting-to-device", "connecting"),
    ("paused", "paused"),
    ("moving-to-paused", "paused"),
    ("printer-stopped", "paused"),
    ("job-hold-until-specified", "held"),
    ("job-canceled", "canceled"),
    ("document-format-error", "refused"),
    ("document-unprintable-error", "refused"),
    ("unsupported-document-format", "refused"),
    ("aborted-by-system", "refused"),
)
_SEVERITIES = ("-error", "-warning", "-report")


def trouble_in(reasons: Iterable[str]) -> str:
    """Return the gravest trouble that reasons tell, or nothing.

    Args:
        reasons: Keywords such as ``media-empty-error`` or ``job-canceled-by-user``.
    """
    told = tuple(reason for reason in reasons if not reason.endswith("-report"))
    for keyword, trouble in _MEANINGS:
        if any(_means(reason, keyword) for reason in told):
            return trouble
    return ""


def _means(reason: str, keyword: str) -> bool:
    if keyword == "job-canceled":
        return reason.startswith("job-canceled-")
    return reason == keyword or reason in {keyword + severity for severity in _SEVERITIES}
