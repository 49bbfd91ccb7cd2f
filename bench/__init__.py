"""Texts with a known truth, made into documents for real, read by the engine and by others, and scored."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))  # the engine as it lies here
