# SPDX-License-Identifier: Apache-2.0
"""The window kit: theme, icons and widgets from which every page of the counter is built."""
