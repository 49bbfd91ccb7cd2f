"""The emblem of a course as safe inline SVG: shapes and strokes, nothing that runs or loads."""

from __future__ import annotations

from markupsafe import Markup

_SHAPES = {"svg", "g", "path", "circle", "ellipse", "line", "polyline", "polygon", "rect"}
_ATTRIBUTES = {
    "class", "cx", "cy", "d", "fill", "fill-rule", "height", "points", "r", "rx", "ry", "stroke", "stroke-linecap",
    "stroke-linejoin", "stroke-width", "transform", "viewBox", "width", "x", "x1", "x2", "xmlns", "y", "y1", "y2",
}  # fmt: skip


def emblem_svg(written: str) -> Markup:
    """The drawing alone; empty where none is left."""
    import nh3  # where a page is made, and not for those who only check

    drawn = nh3.clean(written, tags=_SHAPES, attributes={"*": _ATTRIBUTES}, attribute_filter=_plain).strip()
    return Markup(" ".join(drawn.split())) if drawn.startswith("<svg") else Markup("")


def _plain(tag: str, attribute: str, value: str) -> str | None:
    """A colour may be an address, from which a browser fetches it."""
    return None if "url" in value.lower() or "\\" in value else value


def favicon_svg(written: str) -> Markup:
    """The drawing as a file of its own: what takes the page's colour is grey, to be seen on light and dark tabs."""
    return Markup(str(emblem_svg(written)).replace("<svg", '<svg color="#777777"', 1))  # Markup would escape the tag
