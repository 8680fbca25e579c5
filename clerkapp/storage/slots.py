# SPDX-License-Identifier: Apache-2.0
"""One key slot: the data key sealed for one clerk, or for the recovery code."""

import base64
import binascii
import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from clerkapp.domain.roles import Clerk, Role

KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
_SEALED_BYTES = KEY_BYTES + 16
RECOVERY = "recovery"
_PURPOSE = "clerkapp key slot 1"

MOST_MEMORY_KIB = 256 * 1024
MOST_ITERATIONS = 10
MOST_LANES = 4


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """How much work one guess costs (argon2id, RFC 9106).

    Attributes:
        memory_kib: Memory in KiB.
        iterations: Passes over it.
        lanes: Degree of parallelism.
    """

    memory_kib: int
    iterations: int
    lanes: int

    def __post_init__(self) -> None:
        """Refuse costs out of bounds: a forged key file must not make the program hang.

        Raises:
            ValueError: A parameter is out of bounds.
        """
        bounded = (
            8 * self.lanes <= self.memory_kib <= MOST_MEMORY_KIB
            and 1 <= self.iterations <= MOST_ITERATIONS
            and 1 <= self.lanes <= MOST_LANES
        )
        if not bounded:
            raise ValueError("argon2id cost out of bounds")


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key as one secret opens it.

    Attributes:
        owner: Clerk whose password opens it; None for the recovery code. The lock screen lists
            the clerks before the store opens, so name and post stand here in clear.
        cost: Cost of a guess.
        salt: Salt of the password.
        nonce: Nonce of the seal.
        sealed: Data key under AES-256-GCM with everything above as associated data.
    """

    owner: Clerk | None
    cost: Argon2Cost
    salt: bytes
    nonce: bytes
    sealed: bytes

    def open(self, secret: bytes) -> bytes | None:
        """Return the data key, or None when the secret is wrong."""
        wrapping = _wrapping_key(secret, self.salt, self.cost)
        header = _header(self.owner, self.cost, self.salt)
        try:
            return AESGCM(wrapping).decrypt(self.nonce, self.sealed, _canonical(header))
        except InvalidTag:
            return None

    def to_json(self) -> dict[str, object]:
        """Return the slot as it stands in the file."""
        return {
            **_header(self.owner, self.cost, self.salt),
            "nonce": _text(self.nonce),
            "sealed": _text(self.sealed),
        }


def seal(key: bytes, secret: bytes, owner: Clerk | None, cost: Argon2Cost) -> Slot:
    """Seal the data key under a secret, with fresh salt and nonce."""
    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    header = _canonical(_header(owner, cost, salt))
    sealed = AESGCM(_wrapping_key(secret, salt, cost)).encrypt(nonce, key, header)
    return Slot(owner, cost, salt, nonce, sealed)


def slot_from_json(said: dict[str, object]) -> Slot:
    """Read a slot strictly.

    Raises:
        ValueError: Something is missing, out of bounds or of the wrong length.
    """
    try:
        cost = Argon2Cost(*(_whole(said[name]) for name in ("memory_kib", "iterations", "lanes")))
        slot = Slot(
            owner=_owner(said),
            cost=cost,
            salt=_bytes(said["salt"], _SALT_BYTES),
            nonce=_bytes(said["nonce"], _NONCE_BYTES),
            sealed=_bytes(said["sealed"], _SEALED_BYTES),
        )
    except KeyError as error:
        raise ValueError("a key slot lacks an entry") from error
    if slot.to_json() != said:
        raise ValueError("a key slot has entries that do not belong there")
    return slot


def tuned_cost(
    measure: Callable[[Argon2Cost], float] | None = None, aim_seconds: float = 0.45
) -> Argon2Cost:
    """Choose a cost that takes about 0.3 to 0.6 s on this machine, within the bounds.

    Args:
        measure: Seconds that a cost takes; by default it is tried.
        aim_seconds: The middle of what is wanted.
    """
    measure = measure or _seconds
    trial = Argon2Cost(64 * 1024, 1, MOST_LANES)
    measure(trial)  # the first run also pays for fetching the memory from the system
    per_second = trial.memory_kib * trial.iterations / measure(trial)
    work = per_second * aim_seconds
    # Memory is what costs an attacker most: passes beyond three only when memory is at its bound.
    memory = int(min(MOST_MEMORY_KIB, max(8 * 1024, work / 3)))
    cost = Argon2Cost(memory, _clamped(work / memory), MOST_LANES)
    taken = measure(cost)
    if 0.75 * aim_seconds <= taken <= 1.25 * aim_seconds:
        return cost
    # Passes are few whole numbers, so the memory makes up the rest.
    passes = _clamped(cost.iterations * aim_seconds / taken)
    share = aim_seconds / taken * cost.iterations / passes
    memory = int(min(MOST_MEMORY_KIB, max(8 * 1024, cost.memory_kib * share)))
    return Argon2Cost(memory, passes, MOST_LANES)


def _clamped(passes: float) -> int:
    return max(1, min(MOST_ITERATIONS, round(passes)))


def _seconds(cost: Argon2Cost) -> float:
    start = time.perf_counter()
    _wrapping_key(b"tune", bytes(_SALT_BYTES), cost)
    return time.perf_counter() - start


def _wrapping_key(secret: bytes, salt: bytes, cost: Argon2Cost) -> bytes:
    return Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(secret)


def _header(owner: Clerk | None, cost: Argon2Cost, salt: bytes) -> dict[str, object]:
    whose: dict[str, object] = {"for": RECOVERY}
    if owner is not None:
        whose = {"for": "clerk", "id": owner.id, "name": owner.name, "role": owner.role.value}
    return {
        **whose,
        "kdf": "argon2id",
        "memory_kib": cost.memory_kib,
        "iterations": cost.iterations,
        "lanes": cost.lanes,
        "salt": _text(salt),
    }


def _owner(said: dict[str, object]) -> Clerk | None:
    if said["for"] == RECOVERY:
        return None
    parts = [said[name] for name in ("id", "name", "role")]
    if not all(isinstance(part, str) for part in parts):
        raise ValueError("a clerk's entries are texts")
    clerk_id, name, role = cast("list[str]", parts)
    return Clerk(clerk_id, name, Role(role))


def _canonical(header: dict[str, object]) -> bytes:
    said = {"purpose": _PURPOSE, **header}
    return json.dumps(said, ensure_ascii=False, sort_keys=True).encode()


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("a cost is a whole number")
    return value


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _bytes(value: object, length: int) -> bytes:
    if not isinstance(value, str):
        raise ValueError("bytes are written in base 64")
    try:
        found = base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise ValueError("bytes are written in base 64") from error
    if len(found) != length:
        raise ValueError(f"expected {length} bytes")
    return found
