# SPDX-License-Identifier: Apache-2.0
"""Widgets that one page needs and the kit does not have."""
