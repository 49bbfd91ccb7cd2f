"""What must hold of any input whatever: a target takes bytes, and raises where its law is broken.

An input is text. Where a target takes several things, a line `%%` stands between them.
"""
