# SPDX-License-Identifier: Apache-2.0
"""What a screen shows, decided without a widget."""
