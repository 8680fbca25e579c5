# SPDX-License-Identifier: Apache-2.0
"""Use cases: one public function per button of the counter."""
