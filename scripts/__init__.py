# SPDX-License-Identifier: Apache-2.0
"""What a developer runs: set-up, demonstration, pictures."""
