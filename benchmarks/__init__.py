# SPDX-License-Identifier: Apache-2.0
"""The speed and the memory of the main jobs, beside their limits and rivals; run by hand."""
