#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Write the locks anew from pyproject.toml: hashes of every platform's wheels, no addresses.
#
#   sh scripts/lock.sh             keep the versions that still fit
#   sh scripts/lock.sh --upgrade   take the newest that fit
set -eu

cd "$(dirname "$0")/.."

compile() {
    .venv/bin/python -m uv pip compile --quiet --universal --python-version 3.11 \
        --generate-hashes --only-binary :all: \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
        --constraints locks/constraints.txt "$@" pyproject.toml
}

compile --extra dev --output-file locks/dev.txt "$@"
# The program is tested with the versions it runs with.
compile --constraints locks/dev.txt --output-file locks/runtime.txt "$@"
