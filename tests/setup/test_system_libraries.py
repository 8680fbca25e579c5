# SPDX-License-Identifier: Apache-2.0
"""Missing system libraries are found and named by their Debian packages."""

import importlib.util
import sys
from pathlib import Path

import pytest

from scripts import system_libraries

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux libraries")


def test_nothing_is_asked_for_where_all_is_there() -> None:
    assert system_libraries.missing_packages({"libc.so.6": "libc6"}) == []


def test_a_missing_library_is_named_by_its_package_once() -> None:
    table = {"libnowhere.so.1": "libnowhere1", "libnowhere-x.so.1": "libnowhere1"}
    assert system_libraries.missing_packages(table) == ["libnowhere1"]


def test_this_computer_has_been_set_up() -> None:
    assert system_libraries.missing_packages(system_libraries.PACKAGE_OF_LIBRARY) == []


def test_ldd_listing_is_read() -> None:
    listing = (
        "\tlinux-vdso.so.1 (0x00007ffd)\n"
        "\tlibxcb-cursor.so.0 => not found\n"
        "\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)\n"
    )
    assert system_libraries.unresolved(listing) == {"libxcb-cursor.so.0"}


def test_the_installed_binding_lacks_nothing() -> None:
    assert system_libraries.check_installed() == 0


def test_every_file_that_is_looked_into_exists() -> None:
    spec = importlib.util.find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).parent
    for pattern in system_libraries.QT_BINARIES:
        assert list(package.glob(pattern)), pattern
