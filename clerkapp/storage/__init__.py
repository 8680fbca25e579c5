# SPDX-License-Identifier: Apache-2.0
"""The encrypted store: tables, mappers, unit of work, key slots."""
