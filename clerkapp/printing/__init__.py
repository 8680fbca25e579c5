# SPDX-License-Identifier: Apache-2.0
"""Draws layouts as PDFs and hands them to printers."""
