"""The course as data: canonical JSON, annotations, the search index, plain text."""
