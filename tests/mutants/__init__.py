"""Does a test notice where a law is broken? Each mutant is a module with one small mistake."""
