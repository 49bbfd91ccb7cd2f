"""What happened to letters and words: encodings, hyphens, blanks, torn words, addresses."""
