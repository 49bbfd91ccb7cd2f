"""Notes: which blocks are bodies, which numbers are marks, and whether they answer each other."""
