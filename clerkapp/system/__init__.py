# SPDX-License-Identifier: Apache-2.0
"""Clock, paths, settings, logging and the single-instance lock of this computer."""
