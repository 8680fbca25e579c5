# SPDX-License-Identifier: Apache-2.0
"""What memory a process takes: pages that it shares count in part (PSS)."""

# No pathlib here: the bare window would pay for its import.
_ROLLUP = "/proc/self/smaps_rollup"


def proportional_mib() -> float:
    """Return the proportional set size of this process in MiB (Linux only)."""
    with open(_ROLLUP, encoding="ascii") as stream:
        for line in stream:
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    raise RuntimeError("the kernel tells no PSS")
