#!/usr/bin/env python3
"""Courses of 4 texts and more, built by us and by other makers of sites: `make bench`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.growth import main

if __name__ == "__main__":
    sys.exit(main())
