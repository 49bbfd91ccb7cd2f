"""`robots.txt`: everything may be read by everybody, and where the list of pages is."""

from __future__ import annotations

from ..analysis.course import Course
from .file import File


def robots(course: Course) -> File:
    """Crawlers look for it at the top of a host; elsewhere it harms nobody."""
    address = course.facts.address
    listed = f"Sitemap: {address.rstrip('/')}/sitemap.xml\n" if address else ""
    return File("robots.txt", f"User-agent: *\nAllow: /\n{listed}".encode())
