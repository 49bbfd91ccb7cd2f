"""What each line is: heading, item, verse, quotation, the beginning of a paragraph."""
