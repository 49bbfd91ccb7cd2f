"""The review sheet: what a change of the course changes for its readers, told to those who decide on it."""
