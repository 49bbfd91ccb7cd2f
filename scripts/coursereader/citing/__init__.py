"""How the texts and the pages of the course are cited: in several styles, and as records for programs."""
