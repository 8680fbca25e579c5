# SPDX-License-Identifier: Apache-2.0
"""Files that others hand over: lists as workbooks, photographs. Bytes in, frozen values out."""
