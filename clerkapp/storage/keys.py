# SPDX-License-Identifier: Apache-2.0
"""The key file beside the store: who can open it, each with their own secret."""

import hashlib
import json
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.domain.roles import Clerk
from clerkapp.storage.files import StoreFiles, write_durably
from clerkapp.storage.recovery import CODE_RANDOM_BYTES, parse_recovery_code, recovery_code
from clerkapp.storage.slots import KEY_BYTES, Argon2Cost, Slot, seal, slot_from_json

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class NewKeys:
    """What comes of making a key file.

    Attributes:
        key: The data key, 32 bytes.
        recovery_code: To be printed once, for the safe; it is kept nowhere.
    """

    key: bytes
    recovery_code: str


class KeyFile:
    """The slots of one store, in two copies on disk."""

    def __init__(self, folder: Path, slots: tuple[Slot, ...], *, fell_back: bool = False) -> None:
        """Take the slots as they were read; use `load` or `create`."""
        self._files = StoreFiles(folder)
        self._slots = slots
        self.fell_back = fell_back
        """True when the first copy was damaged and the second one answered."""

    @classmethod
    def create(cls, folder: Path, clerk: Clerk, password: str, cost: Argon2Cost) -> NewKeys:
        """Make a random data key and write its first two slots.

        Args:
            folder: The store's folder.
            clerk: The first clerk.
            password: Their password.
            cost: Cost of a guess, from ``tuned_cost``.

        Raises:
            OutsideError: ``store.already_there``, ``store.disk_full``, ``store.cannot_write``.
        """
        if StoreFiles(folder).keys.exists():
            raise OutsideError("store.already_there")
        key = os.urandom(KEY_BYTES)
        code = recovery_code(os.urandom(CODE_RANDOM_BYTES))
        slots = (
            seal(key, _secret(password), clerk, cost),
            seal(key, code.encode("ascii"), None, cost),
        )
        cls(folder, slots)._write()
        return NewKeys(key, code)

    @classmethod
    def load(cls, folder: Path) -> "KeyFile":
        """Read the slots, from the second copy where the first is damaged.

        Raises:
            OutsideError: ``store.keys_damaged`` when neither copy can be read.
        """
        files = StoreFiles(folder)
        for path in (files.keys, files.keys_copy):
            try:
                slots = _slots_in(path.read_bytes())
            except (OSError, ValueError, RecursionError):
                continue
            return cls(folder, slots, fell_back=path == files.keys_copy)
        raise OutsideError("store.keys_damaged")

    @property
    def clerks(self) -> tuple[Clerk, ...]:
        """Return who can sign in, in order of their entry."""
        return tuple(slot.owner for slot in self._slots if slot.owner is not None)

    def open_with_password(self, clerk_id: str, password: str) -> bytes:
        """Return the data key; takes as long as the slot's cost says.

        Raises:
            ClerkError: ``login.wrong_password``, also for a clerk who has no slot.
        """
        for slot in self._slots:
            if slot.owner is not None and slot.owner.id == clerk_id:
                key = slot.open(_secret(password))
                if key is not None:
                    return key
        raise ClerkError("login.wrong_password")

    def open_with_recovery(self, code: str) -> bytes:
        """Return the data key for the code from the safe.

        Raises:
            ClerkError: ``login.recovery_mistyped`` or ``login.wrong_recovery_code``.
        """
        secret = parse_recovery_code(code).encode("ascii")
        for slot in self._slots:
            if slot.owner is None:
                key = slot.open(secret)
                if key is not None:
                    return key
        raise ClerkError("login.wrong_recovery_code")

    def add_clerk(self, key: bytes, clerk: Clerk, password: str, cost: Argon2Cost) -> None:
        """Give a clerk a slot.

        Raises:
            ClerkError: ``login.clerk_exists``.
            OutsideError: ``store.disk_full``, ``store.cannot_write``.
        """
        if any(owner.id == clerk.id for owner in self.clerks):
            raise ClerkError("login.clerk_exists")
        slot = seal(key, _secret(password), clerk, cost)
        self._replace_slots((*self._slots, slot))

    def set_password(self, key: bytes, clerk_id: str, password: str, cost: Argon2Cost) -> None:
        """Seal a clerk's slot under a new password, e.g. after the recovery code was used.

        Raises:
            ClerkError: ``login.no_such_clerk``.
            OutsideError: ``store.disk_full``, ``store.cannot_write``.
        """
        owner = next((clerk for clerk in self.clerks if clerk.id == clerk_id), None)
        if owner is None:
            raise ClerkError("login.no_such_clerk")
        fresh = seal(key, _secret(password), owner, cost)
        self._replace_slots(tuple(fresh if s.owner == owner else s for s in self._slots))

    def _replace_slots(self, slots: tuple[Slot, ...]) -> None:
        before = self._slots
        self._slots = slots
        try:
            self._write()
        except OutsideError:
            self._slots = before
            raise

    def _write(self) -> None:
        slots = [slot.to_json() for slot in self._slots]
        said = {"format": _FORMAT, "check": _check_of(slots), "slots": slots}
        content = json.dumps(said, ensure_ascii=False, indent=1).encode()
        write_durably(self._files.keys, content)
        write_durably(self._files.keys_copy, content)


def key_file_exists(folder: Path) -> bool:
    """Say whether either copy of the key file is there."""
    files = StoreFiles(folder)
    return files.keys.exists() or files.keys_copy.exists()


def _slots_in(content: bytes) -> tuple[Slot, ...]:
    said = json.loads(content)
    if not isinstance(said, dict):
        raise ValueError("the key file is an object")
    said = cast("dict[str, object]", said)
    slots = said.get("slots")
    if said.get("format") != _FORMAT or not isinstance(slots, list):
        raise ValueError("the key file has another format")
    entries = cast("list[object]", slots)
    if said.get("check") != _check_of(entries) or not entries:
        raise ValueError("the key file is damaged")
    if not all(isinstance(entry, dict) for entry in entries):
        raise ValueError("a slot is an object")
    return tuple(slot_from_json(entry) for entry in cast("list[dict[str, object]]", entries))


def _check_of(slots: object) -> str:
    """Return a digest that shows damage; forgery is what the seals show."""
    return hashlib.sha256(json.dumps(slots, sort_keys=True).encode()).hexdigest()


def _secret(password: str) -> bytes:
    # Two input methods may compose the same letters differently.
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
