# SPDX-License-Identifier: Apache-2.0
"""Settings for the property tests of the domain."""

from hypothesis import settings

# How long an example takes is never tested: the first one of a run reads the division table.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
