"""Files packed into one: sorted, each of the same day, so that the same files are the same bytes."""

from __future__ import annotations

import lzma
import tarfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from ..model.progress import stepped

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first that the format knows; no clock is asked."""
PACKED_ALREADY = (".epub", ".pdf", ".woff2", ".gz", ".xz", ".png", ".jpg", ".jpeg", ".webp", ".zip")


XZ = ({"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "pb": 0},)
"""As small as the format has text: of bytes, not of words of two or four, and the letter before says much."""


def packed(files: Mapping[str, bytes], first: str = "") -> bytes:
    """The archive of these files, by path. `first` lies before all others, as it is: whoever looks at the bytes alone
    knows by it what the archive is."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path in sorted(files, key=lambda path: (path != first, path)):
            archive.writestr(_entry(path, path == first), files[path], compresslevel=9)
    return made.getvalue()


def packs_tightly() -> bool:
    """Whether what packs tightly is installed."""
    return find_spec("deflate") is not None


def packed_tightly(files: Mapping[str, bytes]) -> bytes:
    """The same in fewer bytes, for the same programs: of all ways to say a file in their format nearly the shortest."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path in stepped(sorted(files), len(files)):
            entry = _entry(path)
            with archive.open(entry, "w") as file:
                opened: Any = file
                if entry.compress_type == zipfile.ZIP_DEFLATED:
                    opened._compressor = _Tight(files[path])  # zipfile takes none from outside otherwise
                opened.write(files[path])
    return made.getvalue()


@dataclass(frozen=True)
class _Tight:
    """What zipfile takes for a compressor, of one file that it writes at once."""

    content: bytes

    def compress(self, written: bytes) -> bytes:
        return b""

    def flush(self) -> bytes:
        from deflate import deflate_compress

        return bytes(deflate_compress(self.content, 12))


def _entry(path: str, plain: bool = False) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, FIRST_DAY)
    entry.create_system = 3  # the same wherever it is made
    entry.external_attr = 0o100644 << 16
    stored = plain or path.lower().endswith(PACKED_ALREADY)
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    return entry


def packed_as_one(files: Mapping[str, bytes]) -> bytes:
    """The same as a `tar.xz`, which knows what one file repeats of another: data say the same in several forms. Those
    of one form lie together."""
    made = BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path in sorted(files, key=lambda path: (PurePosixPath(path).suffix, path)):
            entry = tarfile.TarInfo(path)
            entry.size, entry.mtime = len(files[path]), 0
            archive.addfile(entry, BytesIO(files[path]))
    return lzma.compress(made.getvalue(), filters=XZ)
