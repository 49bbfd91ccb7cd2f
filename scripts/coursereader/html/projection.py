"""The earth on paper: Lambert's azimuthal projection, in which equal areas stay equal, around the middle of a map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

LatLon = tuple[float, float]
"""Latitude and longitude, in degrees."""
Spot = tuple[float, float]
"""A point of a picture: to the right, and downwards."""
RIM = 2.0
"""How far from the middle the other side of the earth is, the earth's radius being 1."""


@dataclass(frozen=True)
class Projection:
    """Around one point."""

    middle: LatLon

    def __call__(self, at: LatLon) -> Spot:
        """Where a point lies; of the one just opposite, somewhere on the rim."""
        (lat, lon), (lat0, lon0) = map(radians, at), map(radians, self.middle)
        right = cos(lat) * sin(lon - lon0)
        up = cos(lat0) * sin(lat) - sin(lat0) * cos(lat) * cos(lon - lon0)
        towards = sin(lat0) * sin(lat) + cos(lat0) * cos(lat) * cos(lon - lon0)
        if towards <= -1 + 1e-12:
            return RIM, 0.0
        stretch = sqrt(2 / (1 + towards))
        return right * stretch, -up * stretch


def middle_of(places: Sequence[LatLon]) -> LatLon:
    """The point in the middle of some places, as one would see them from the middle of the earth."""
    points = [
        (cos(radians(a)) * cos(radians(o)), cos(radians(a)) * sin(radians(o)), sin(radians(a))) for a, o in places
    ]
    x, y, z = (sum(axis) for axis in zip(*points, strict=True))
    length = hypot(x, y, z)
    if length < 1e-9:
        return places[0]
    return degrees(asin(z / length)), degrees(atan2(y, x))
