# SPDX-License-Identifier: Apache-2.0
"""Reads and checks the service items, parameters, code lists and layouts that an office may change."""
