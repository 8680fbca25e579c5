# SPDX-License-Identifier: Apache-2.0
"""What a card's photograph must be, and what was found of one (after GA 461-2004, by region)."""

from dataclasses import dataclass

from clerkapp.domain.problems import FieldProblem, Severity

PHOTO_SOURCE = "card.photo_source"
"""The field in which a card's form is told where the photo comes from."""

FROM_FILE = "file"
"""Its code where the picture itself is brought."""

PHOTO = "photo"
"""Kind of the attachment, and key under which layouts name the picture."""


@dataclass(frozen=True, slots=True)
class PhotoRule:
    """What the region asks of the picture that goes on the card.

    Attributes:
        width: Pixels across; ``height`` pixels down.
        dpi: Resolution that the file states.
        least_bytes: Least size of the file; ``most_bytes`` its greatest.
        ground: Least value, 0 to 255, that each colour of the ground behind the head has; pure
            white is 255, and 0 lets every ground pass.
    """

    width: int = 358
    height: int = 441
    dpi: int = 350
    least_bytes: int = 0
    most_bytes: int = 102_400
    ground: int = 230


@dataclass(frozen=True, slots=True)
class PhotoVerdict:
    """What is wrong with a picture, and what was mended on the way to the card's measures."""

    problems: tuple[FieldProblem, ...] = ()

    @property
    def error(self) -> FieldProblem | None:
        """The first thing for which the picture cannot be used, or None."""
        return next((p for p in self.problems if p.severity is Severity.ERROR), None)
