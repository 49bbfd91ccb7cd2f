"""The texts and records as TEI P5, the encoding of scholarly editions, and the way back."""
