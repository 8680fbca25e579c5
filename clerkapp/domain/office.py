# SPDX-License-Identifier: Apache-2.0
"""The office at whose counter the program runs, as it is printed on every paper."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """Name, codes and opening times of one counter.

    Attributes:
        name: Full name, printed on forms and letters.
        short_name: Short name that leads letter numbers (安和社保).
        division: Six-digit division code (GB/T 2260).
        code: Three-digit code of the office inside its division.
        counter: Two-digit number of this counter; no two computers share one.
        address: Where the applicant comes to.
        phone: Telephone for inquiries.
        hours: Opening hours as printed.
        pickup_place: Where cards are handed over; empty means at this counter.
    """

    name: str
    short_name: str
    division: str
    code: str
    counter: str
    address: str
    phone: str
    hours: str
    pickup_place: str = ""
