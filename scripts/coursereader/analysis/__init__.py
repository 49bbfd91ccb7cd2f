"""What follows from the texts and the records: terms, citations, events, corrections, the course as one value."""
