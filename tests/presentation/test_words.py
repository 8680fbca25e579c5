# SPDX-License-Identifier: Apache-2.0
"""The catalogue of texts: complete in both languages, every key once, placeholders equal."""

import json
import string
from collections import Counter
from pathlib import Path

import pytest

from clerkapp.presentation.words import Words

DIRECTORY = Path(__file__).resolve().parents[2] / "resources" / "words"
LANGUAGES = ("zh", "en")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def read(language: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    for path in sorted((DIRECTORY / language).glob("*.json")):
        texts |= json.loads(path.read_text("utf-8"))
    return texts


def write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_defined_once(language: str) -> None:
    keys: Counter[str] = Counter()
    for path in (DIRECTORY / language).glob("*.json"):
        keys.update(key for key, _ in json.loads(path.read_text("utf-8"), object_pairs_hook=list))
    assert [key for key, times in keys.items() if times > 1] == []


def test_no_text_is_missing_in_either_language() -> None:
    zh, en = (read(language) for language in LANGUAGES)
    assert sorted(zh.keys() ^ en.keys()) == []


def test_placeholders_are_the_same_in_both_languages() -> None:
    zh, en = (read(language) for language in LANGUAGES)
    both = zh.keys() & en.keys()
    assert [k for k in sorted(both) if placeholders(zh[k]) != placeholders(en[k])] == []


def test_no_text_is_empty() -> None:
    for language in LANGUAGES:
        assert [key for key, text in read(language).items() if not text.strip()] == []


def test_both_languages_have_the_same_files() -> None:
    names = [sorted(p.name for p in (DIRECTORY / lang).glob("*.json")) for lang in LANGUAGES]
    assert names[0] == names[1]


def test_placeholders_are_filled_and_values_are_taken_literally(tmp_path: Path) -> None:
    write(tmp_path / "zh", "a.json", '{"a.b": "「{name}」的签名已作废"}')
    words = Words.load(tmp_path, "zh")
    assert words("a.b", name="{x}<b>&") == "「{x}<b>&」的签名已作废"
    assert words.language == "zh"
    assert "a.b" in words
    assert "a.c" not in words


def test_a_missing_key_or_value_is_an_error(tmp_path: Path) -> None:
    write(tmp_path / "zh", "a.json", '{"a.b": "{name}"}')
    words = Words.load(tmp_path, "zh")
    with pytest.raises(KeyError, match="nothing"):
        words("nothing")
    with pytest.raises(KeyError, match="name"):
        words("a.b")


def test_a_key_in_two_files_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "zh", "a.json", '{"a.b": "一"}')
    write(tmp_path / "zh", "b.json", '{"a.b": "二"}')
    with pytest.raises(ValueError, match=r"b\.json: a\.b is defined twice"):
        Words.load(tmp_path, "zh")


def test_a_key_twice_in_one_file_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "zh", "a.json", '{"a.b": "一", "a.b": "二"}')
    with pytest.raises(ValueError, match="defined twice"):
        Words.load(tmp_path, "zh")


def test_nested_texts_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "zh", "a.json", '{"a": {"b": "一"}}')
    with pytest.raises(ValueError, match="is not a text"):
        Words.load(tmp_path, "zh")


def test_an_unknown_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Words.load(tmp_path, "fr")
