"""Markdown as somebody wrote it: what its signs state is law, and no rule guesses beside them."""
