#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Make this checkout ready: Python environment from the hashed locks, system libraries, tools.
#
#   sh scripts/setup.sh runtime    what the program needs
#   sh scripts/setup.sh dev        what its tests need besides
#
# PYTHON=/path/to/python chooses the interpreter. Exit 3: something must be installed by hand
# first; the line to run has been printed.
set -eu

kind=${1:?runtime or dev}
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*"; }

suitable() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null
}

can_make_environments() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null
}

# One that can make environments is better than a newer one that cannot.
find_python() {
    first=
    for candidate in ${PYTHON:+"$PYTHON"} python3.11 python3.12 python3.13 python3; do
        path=$(command -v "$candidate" 2>/dev/null) || continue
        suitable "$path" || continue
        if can_make_environments "$path"; then
            say "$path"
            return
        fi
        first=${first:-$path}
    done
    say "$first"
}

environment_works() {
    [ -x .venv/bin/python ] && suitable .venv/bin/python &&
        .venv/bin/python -m pip --version >/dev/null 2>&1
}

installed() {
    [ -x .venv/bin/python ] && suitable .venv/bin/python &&
        cmp -s "locks/$1.txt" ".venv/installed-$1.txt"
}

missing_packages() {
    if [ -z "$python" ]; then
        say "python3 python3-venv"
    elif ! installed "$kind" && ! environment_works && ! can_make_environments "$python"; then
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
    fi
    if [ "$kind" = dev ] && ! command -v pdftotext >/dev/null 2>&1; then
        say poppler-utils
    fi
    if [ -n "$python" ]; then
        "$python" scripts/system_libraries.py
    fi
}

# Install the named Debian packages, or say the one line that does.
provide() {
    line="apt-get install -y --no-install-recommends $*"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "Installing system packages 正在安装系统软件包: $*"
        apt-get update -q || say "The package list could not be refreshed; trying with the old one."
        if DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"; then
            return
        fi
        say "Installing failed. When the package source can be reached, run 请稍后运行:"
        say "    $line"
        exit 3
    fi
    say "System packages are missing. Run this line, then the same command again:"
    say "缺少系统软件包，请先运行下面一行，再重复刚才的命令："
    say "    sudo $line"
    exit 3
}

# The print queue is tested on a real CUPS where there is one; without it those tests are skipped.
welcome_cups() {
    if [ -x /usr/sbin/cupsd ] || [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
        return
    fi
    say "Installing CUPS for the tests 正在安装 CUPS ..."
    apt-get update -q >/dev/null 2>&1 || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
        cups-daemon cups-client >/dev/null 2>&1 ||
        say "CUPS could not be installed: the tests with a real print queue will be skipped."
}

# The packages for tests hold all that the program needs, in the same versions.
mark_installed() {
    cp "locks/$1.txt" ".venv/installed-$1.txt"
    if [ "$1" = dev ]; then
        cp locks/runtime.txt .venv/installed-runtime.txt
    fi
}

install() {
    say "Installing Python packages from locks/$1.txt 正在安装 ..."
    rm -f .venv/installed-*.txt
    .venv/bin/python -m pip install --disable-pip-version-check --no-input \
        --require-hashes --only-binary :all: -r "locks/$1.txt"
    .venv/bin/python scripts/system_libraries.py --installed
    mark_installed "$1"
}

python=$(find_python)
packages=$(missing_packages)
if [ -n "$packages" ]; then
    # The names are words without blanks: splitting them is meant.
    # shellcheck disable=SC2086
    provide $packages
    python=$(find_python)
fi
if [ -z "$python" ]; then
    say "Python 3.11, 3.12 or 3.13 is needed and was not found 需要 Python 3.11 至 3.13。"
    exit 3
fi
if installed "$kind"; then
    exit 0
fi
if ! environment_works; then
    say "Making the Python environment .venv with $python 正在建立运行环境 ..."
    "$python" -m venv --clear .venv
fi
if [ "$kind" = dev ]; then
    welcome_cups
fi
install "$kind"
say "Ready 准备完成。"
