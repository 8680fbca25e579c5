# SPDX-License-Identifier: Apache-2.0
"""Runs contenders in turn (A B A B …), so that a machine that drifts drifts for both alike."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Act = Callable[[int], object]
"""One round of a contender; the argument is the number of the round."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What one contender took, round by round, in milliseconds (or MiB)."""

    figures: tuple[float, ...]

    @property
    def median(self) -> float:
        """Return the median."""
        return statistics.median(self.figures)

    @property
    def least(self) -> float:
        """Return the smallest figure."""
        return min(self.figures)

    def to_json(self) -> dict[str, object]:
        """Return the figures as they stand in the file."""
        return {
            "median": round(self.median, 3),
            "least": round(self.least, 3),
            "most": round(max(self.figures), 3),
            "rounds": len(self.figures),
        }


def in_turn(acts: Sequence[Act], rounds: int, warm: int = 0) -> list[Sample]:
    """Time each act once a round, in milliseconds; who begins changes with every round.

    Args:
        acts: The contenders.
        rounds: How many rounds count.
        warm: How many go before them and do not count.
    """
    figures: list[list[float]] = [[] for _ in acts]
    for number in range(warm + rounds):
        order = list(enumerate(acts))
        if number % 2:
            order.reverse()
        for place, act in order:
            begun = time.perf_counter()
            act(number)
            taken = (time.perf_counter() - begun) * 1000
            if number >= warm:
                figures[place].append(taken)
    return [Sample(tuple(each)) for each in figures]


def measured_in_turn(measures: Sequence[Callable[[], float]], rounds: int) -> list[Sample]:
    """Let each contender measure itself once a round, in turn."""
    figures: list[list[float]] = [[] for _ in measures]
    for number in range(rounds):
        order = list(enumerate(measures))
        if number % 2:
            order.reverse()
        for place, measure in order:
            figures[place].append(measure())
    return [Sample(tuple(each)) for each in figures]
