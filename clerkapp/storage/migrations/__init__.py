# SPDX-License-Identifier: Apache-2.0
"""Steps from one version of the store to the next, in plain SQL.

A step never imports the schema of today: it stays as it was when it was written.
"""
