"""The words of the interface in the course's language: a catalogue, and dates and numbers as CLDR has them."""
