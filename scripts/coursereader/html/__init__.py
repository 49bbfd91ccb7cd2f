"""Words woven into HTML and escaped, faces of type, shapes."""
