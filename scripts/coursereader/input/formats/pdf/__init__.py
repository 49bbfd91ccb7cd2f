"""PDF: characters with their places become lines, and lines become text with explicit signs."""
