# SPDX-License-Identifier: Apache-2.0
"""The layouts of the counter's pages: widgets, names and order, without behaviour."""
