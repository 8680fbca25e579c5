# SPDX-License-Identifier: Apache-2.0
"""The pages of the counter: what happens when a key is struck or a button pressed."""
