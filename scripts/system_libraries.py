# SPDX-License-Identifier: Apache-2.0
"""Tell which system libraries Qt's window needs and this computer lacks, as Debian packages.

Runs before anything is installed, so it uses the standard library alone:

    python scripts/system_libraries.py              print the packages to install, if any
    python scripts/system_libraries.py --installed  look into the installed PySide6 itself; exit 3
                                                    and name what is not found
"""

import ctypes
import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

PACKAGE_OF_LIBRARY = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}

# What the window loads: the modules by import, the plugins by name when it starts.
QT_BINARIES = (
    "QtCore*.so",
    "QtGui*.so",
    "QtNetwork.*.so",
    "QtPrintSupport*.so",
    "QtSvg.*.so",
    "QtWidgets*.so",
    "Qt/plugins/iconengines/libqsvgicon.so",
    "Qt/plugins/imageformats/libqsvg.so",
    "Qt/plugins/imageformats/libqjpeg.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqxcb.so",
)


def loads(library: str) -> bool:
    """Tell whether the dynamic loader finds the library and all that it needs in turn."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(table: dict[str, str], found: Callable[[str], bool] = loads) -> list[str]:
    """List the packages of the libraries that are not found, each once, in order of name."""
    return sorted({package for library, package in table.items() if not found(library)})


def qt_binaries(package: Path) -> Iterator[Path]:
    """Go through those files of an installed PySide6 which the window loads."""
    for pattern in QT_BINARIES:
        yield from package.glob(pattern)


def unresolved(listing: str) -> set[str]:
    """Take from a listing by ldd the libraries that were not found."""
    return {line.split()[0] for line in listing.splitlines() if line.endswith("=> not found")}


def unresolved_in(binaries: Iterable[Path]) -> set[str]:
    """Ask ldd which libraries the binaries lack."""
    missing: set[str] = set()
    environment = {**os.environ, "LC_ALL": "C"}
    for binary in binaries:
        answer = subprocess.run(
            ["ldd", str(binary)], capture_output=True, text=True, env=environment, check=True
        )
        missing |= unresolved(answer.stdout)
    return missing


def check_installed() -> int:
    """Check the installed PySide6; print what it lacks; return the exit code."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        print("PySide6 is not installed")
        return 3
    missing = unresolved_in(qt_binaries(Path(spec.origin).parent))
    for library in sorted(missing):
        print(f"{library} is missing: install {PACKAGE_OF_LIBRARY.get(library, 'its package')}")
    return 3 if missing else 0


def main(arguments: list[str]) -> int:
    """Run one of the two checks; other systems than Linux bring their libraries along."""
    if sys.platform != "linux":
        return 0
    if arguments == ["--installed"]:
        return check_installed()
    packages = missing_packages(PACKAGE_OF_LIBRARY)
    if packages:
        print(" ".join(packages))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
