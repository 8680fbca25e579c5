# SPDX-License-Identifier: Apache-2.0
"""Key slots: who opens the store, and what a damaged or forged key file does."""

import json
from pathlib import Path

import pytest

from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.domain.roles import Role
from clerkapp.storage.keys import KeyFile, NewKeys
from clerkapp.storage.recovery import ALPHABET, parse_recovery_code, recovery_code
from clerkapp.storage.slots import Argon2Cost, tuned_cost
from tests.builders import CLERK, QUICK, SUPERVISOR

PASSWORD = "柳荫-counter-1"


@pytest.fixture
def made(tmp_path: Path) -> NewKeys:
    return KeyFile.create(tmp_path, CLERK, PASSWORD, QUICK)


def test_password_and_recovery_code_open_the_same_key(made: NewKeys, tmp_path: Path) -> None:
    keys = KeyFile.load(tmp_path)
    assert len(made.key) == 32
    assert keys.open_with_password(CLERK.id, PASSWORD) == made.key
    assert keys.open_with_recovery(made.recovery_code) == made.key
    assert keys.clerks == (CLERK,)
    assert not keys.fell_back


def test_neither_password_nor_key_nor_code_stands_in_the_file(
    made: NewKeys, tmp_path: Path
) -> None:
    content = (tmp_path / "keys.json").read_text("utf-8")
    assert PASSWORD not in content
    assert made.key.hex() not in content
    assert made.recovery_code.split("-")[0] not in content


@pytest.mark.parametrize("password", ["", "柳荫-counter-2", PASSWORD + " "])
def test_a_wrong_password_is_refused(made: NewKeys, tmp_path: Path, password: str) -> None:
    with pytest.raises(ClerkError, match=r"login\.wrong_password"):
        KeyFile.load(tmp_path).open_with_password(CLERK.id, password)


def test_a_clerk_without_slot_is_refused(made: NewKeys, tmp_path: Path) -> None:
    with pytest.raises(ClerkError, match=r"login\.wrong_password"):
        KeyFile.load(tmp_path).open_with_password(SUPERVISOR.id, PASSWORD)


def test_letters_composed_in_two_ways_are_one_password(tmp_path: Path) -> None:
    made = KeyFile.create(tmp_path, CLERK, "Zo\u00eb-counter", QUICK)
    assert KeyFile.load(tmp_path).open_with_password(CLERK.id, "Zoe\u0308-counter") == made.key


def test_a_second_clerk_opens_the_same_key(made: NewKeys, tmp_path: Path) -> None:
    KeyFile.load(tmp_path).add_clerk(made.key, SUPERVISOR, "another word", QUICK)
    keys = KeyFile.load(tmp_path)
    assert keys.clerks == (CLERK, SUPERVISOR)
    assert keys.open_with_password(SUPERVISOR.id, "another word") == made.key
    assert keys.open_with_password(CLERK.id, PASSWORD) == made.key


def test_a_clerk_has_one_slot(made: NewKeys, tmp_path: Path) -> None:
    with pytest.raises(ClerkError, match=r"login\.clerk_exists"):
        KeyFile.load(tmp_path).add_clerk(made.key, CLERK, "another word", QUICK)


def test_a_new_password_replaces_the_old_one(made: NewKeys, tmp_path: Path) -> None:
    KeyFile.load(tmp_path).set_password(made.key, CLERK.id, "another word", QUICK)
    keys = KeyFile.load(tmp_path)
    assert keys.open_with_password(CLERK.id, "another word") == made.key
    with pytest.raises(ClerkError, match=r"login\.wrong_password"):
        keys.open_with_password(CLERK.id, PASSWORD)


def test_a_store_is_not_given_new_keys(made: NewKeys, tmp_path: Path) -> None:
    with pytest.raises(OutsideError, match=r"store\.already_there"):
        KeyFile.create(tmp_path, CLERK, PASSWORD, QUICK)


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b'{"format": 1}', b"[]", b"[" * 99_999])
def test_the_copy_answers_for_a_damaged_file(made: NewKeys, tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "keys.json").write_bytes(damage)
    keys = KeyFile.load(tmp_path)
    assert keys.fell_back
    assert keys.open_with_password(CLERK.id, PASSWORD) == made.key


def test_the_copy_answers_for_a_missing_file(made: NewKeys, tmp_path: Path) -> None:
    (tmp_path / "keys.json").unlink()
    assert KeyFile.load(tmp_path).open_with_recovery(made.recovery_code) == made.key


def test_every_flipped_byte_is_noticed(made: NewKeys, tmp_path: Path) -> None:
    content = (tmp_path / "keys.json").read_bytes()
    for at in range(0, len(content), 7):
        flipped = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        (tmp_path / "keys.json").write_bytes(flipped)
        keys = KeyFile.load(tmp_path)
        assert keys.fell_back or keys.clerks == (CLERK,)
        assert keys.open_with_password(CLERK.id, PASSWORD) == made.key


def test_both_damaged_says_so(made: NewKeys, tmp_path: Path) -> None:
    for name in ("keys.json", "keys.copy.json"):
        (tmp_path / name).write_bytes(b"{}")
    with pytest.raises(OutsideError, match=r"store\.keys_damaged"):
        KeyFile.load(tmp_path)


def _forge(folder: Path, entry: str, value: object) -> None:
    """Change one entry of the first slot in both copies, with a check that fits."""
    from clerkapp.storage.keys import _check_of

    said = json.loads((folder / "keys.json").read_text("utf-8"))
    said["slots"][0][entry] = value
    said["check"] = _check_of(said["slots"])
    for name in ("keys.json", "keys.copy.json"):
        (folder / name).write_text(json.dumps(said), "utf-8")


@pytest.mark.parametrize(
    ("entry", "value"),
    [
        ("memory_kib", 256 * 1024 + 1),
        ("memory_kib", True),
        ("iterations", 11),
        ("iterations", 0),
        ("lanes", 5),
        ("lanes", "1"),
        ("salt", "AAAA"),
        ("nonce", "?"),
        ("sealed", None),
        ("role", "king"),
        ("name", 5),
        ("kdf", "plain"),
        ("more", "entries"),
    ],
)
def test_a_forged_file_is_not_obeyed(
    made: NewKeys, tmp_path: Path, entry: str, value: object
) -> None:
    _forge(tmp_path, entry, value)
    with pytest.raises(OutsideError, match=r"store\.keys_damaged"):
        KeyFile.load(tmp_path)


@pytest.mark.parametrize(
    ("entry", "value"), [("role", Role.SUPERVISOR.value), ("name", "别人"), ("iterations", 2)]
)
def test_a_forged_header_breaks_the_seal(
    made: NewKeys, tmp_path: Path, entry: str, value: object
) -> None:
    _forge(tmp_path, entry, value)
    with pytest.raises(ClerkError, match=r"login\.wrong_password"):
        KeyFile.load(tmp_path).open_with_password(CLERK.id, PASSWORD)


def test_a_recovery_code_is_eight_groups_without_ambiguous_characters(made: NewKeys) -> None:
    groups = made.recovery_code.split("-")
    assert [len(group) for group in groups] == [4] * 8
    assert set("".join(groups)) <= set(ALPHABET)
    assert not set(ALPHABET) & set("ILOU01")


def test_a_recovery_code_is_read_as_people_type_it(made: NewKeys, tmp_path: Path) -> None:
    typed = made.recovery_code.lower().replace("-", " ")
    assert KeyFile.load(tmp_path).open_with_recovery(typed) == made.key


def test_one_wrong_or_two_swapped_characters_are_noticed() -> None:
    code = recovery_code(bytes(range(32)))
    plain = code.replace("-", "")
    for at in range(len(plain) - 1):
        other = ALPHABET[(ALPHABET.index(plain[at]) + 1) % len(ALPHABET)]
        wrong = plain[:at] + other + plain[at + 1 :]
        with pytest.raises(ClerkError, match=r"login\.recovery_mistyped"):
            parse_recovery_code(wrong)
        swapped = plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]
        if swapped != plain:
            with pytest.raises(ClerkError, match=r"login\.recovery_mistyped"):
                parse_recovery_code(swapped)


@pytest.mark.parametrize("typed", ["", "ABCD", "O0O0-" * 8, "王梓萱"])
def test_what_is_no_recovery_code_is_said(made: NewKeys, tmp_path: Path, typed: str) -> None:
    with pytest.raises(ClerkError, match=r"login\.recovery_mistyped"):
        KeyFile.load(tmp_path).open_with_recovery(typed)


def test_the_code_of_another_computer_is_refused(made: NewKeys, tmp_path: Path) -> None:
    other = recovery_code(bytes(32))
    with pytest.raises(ClerkError, match=r"login\.wrong_recovery_code"):
        KeyFile.load(tmp_path).open_with_recovery(other)


@pytest.mark.parametrize("per_second", [20_000.0, 100_000.0, 400_000.0, 2_000_000.0])
def test_the_cost_is_tuned_to_the_machine(per_second: float) -> None:
    def measure(cost: Argon2Cost) -> float:
        return cost.memory_kib * cost.iterations / per_second

    cost = tuned_cost(measure)
    assert 0.3 <= measure(cost) <= 0.6


def test_a_very_fast_machine_stays_within_the_bounds() -> None:
    cost = tuned_cost(lambda cost: cost.memory_kib * cost.iterations / 1e9)
    assert (cost.memory_kib, cost.iterations) == (256 * 1024, 10)
