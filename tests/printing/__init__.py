# SPDX-License-Identifier: Apache-2.0
"""Printing: type, lines, layouts, papers, barcodes and print queues."""
