#!/usr/bin/env python3
"""`reader suggest`, for the course beside this folder where --course names no other."""

import sys
from pathlib import Path

from coursereader.commands import main

if __name__ == "__main__":
    sys.exit(main(["suggest", *sys.argv[1:]], Path(__file__).resolve().parent.parent))
