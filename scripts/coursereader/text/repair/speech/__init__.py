"""Interviews: who speaks, and what stands between the turns."""
