"""The course as one book: EPUB 3, made of the pages that are planned, without what only a site can do."""
