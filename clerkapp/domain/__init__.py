# SPDX-License-Identifier: Apache-2.0
"""The trade in plain Python: identity documents, the case and its states, papers, deadlines."""
