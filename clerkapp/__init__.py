# SPDX-License-Identifier: Apache-2.0
"""The counter of a street social-security centre: intake, review, signature and slip."""
