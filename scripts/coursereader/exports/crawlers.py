"""`robots.txt`: everything may be read by everybody, and where the list of pages is."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ..analysis.course import Course
from .file import File

INVENTED = re.compile(r"(?:.*\.)?(?:example(?:\.(?:com|net|org))?|invalid|test|localhost)")
"""Hosts that nobody has (RFC 2606, RFC 6761): a course that says such an address has none yet."""


def robots(course: Course) -> File:
    """Crawlers look for it at the top of a host; elsewhere it harms nobody."""
    address = course.facts.address
    known = address and not INVENTED.fullmatch(urlsplit(address).hostname or "")
    listed = f"Sitemap: {address.rstrip('/')}/sitemap.xml\n" if known else ""
    return File("robots.txt", f"User-agent: *\nAllow: /\n{listed}".encode())
