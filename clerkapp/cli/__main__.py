# SPDX-License-Identifier: Apache-2.0
"""Run the command line as a module."""

import sys

from clerkapp.cli.main import main

sys.exit(main())
