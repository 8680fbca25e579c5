# SPDX-License-Identifier: Apache-2.0
"""Reads and checks what an office may change: items, parameters, code lists, layouts."""
