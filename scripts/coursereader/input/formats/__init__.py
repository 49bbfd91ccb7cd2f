"""Files that state their structure (word processors, books, web pages), read into explicit Markdown."""
