# SPDX-License-Identifier: Apache-2.0
"""The locks pin everything by hash and name no address."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("runtime", "dev")
REQUIREMENT = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[^ ;]+)")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}$")


def _lines(lock: str) -> list[str]:
    return (ROOT / "locks" / f"{lock}.txt").read_text(encoding="utf-8").splitlines()


def _requirements(lock: str) -> dict[str, list[str]]:
    """Map each pin, as `name==version`, to the lines of its hashes."""
    pins: dict[str, list[str]] = {}
    current: list[str] = []
    for line in _lines(lock):
        if line.startswith(" "):
            current.append(line.removesuffix(" \\"))
        else:
            found = REQUIREMENT.match(line)
            assert found, f"not a pin: {line}"
            current = pins.setdefault(found.group(0), [])
    return pins


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_with_hashes(lock: str) -> None:
    pins = _requirements(lock)
    assert pins
    for pin, hashes in pins.items():
        assert hashes, f"{pin} has no hash"
        assert all(HASH.match(line) for line in hashes), pin


@pytest.mark.parametrize("lock", [*LOCKS, "constraints"])
def test_no_address_in_a_lock(lock: str) -> None:
    text = "\n".join(_lines(lock))
    for sign in ("://", "index-url", "find-links", "@ ", "-e ", "/home"):
        assert sign not in text


def test_the_lock_for_tests_holds_what_the_program_runs_with() -> None:
    assert _requirements("runtime").items() <= _requirements("dev").items()


def test_every_direct_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = {pin.split("==")[0] for pin in _requirements("runtime")}
    wanted = {_normal(re.split(r"[<>=!~ ]", line)[0]) for line in project["dependencies"]}
    assert wanted <= locked


def test_the_qt_binding_is_one_that_serves_older_systems() -> None:
    assert "pyside6-essentials==6.9.3" in _requirements("runtime")
