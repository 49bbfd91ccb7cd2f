"""What a contributor did wrong, and where: `path:line: what is wrong. What to do.`"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in the course's files."""

    path: str
    """The file, from the project's root, with forward slashes."""
    line: int
    """The line in that file, from 1."""
    what: str
    """What is wrong, with the words in question, ending in a full stop."""
    todo: str = ""
    """What to do about it, ending in a full stop."""
    texts: tuple[str, ...] = field(default=(), compare=False)
    """The texts that the record speaks of, as far as its path does not say."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what} {self.todo}".rstrip()


@dataclass
class Report:
    """Gathers problems while the flow goes on with the good records."""

    _problems: dict[Problem, None] = field(default_factory=dict)

    def add(self, path: str, line: int, what: str, todo: str = "", texts: tuple[str, ...] = ()) -> None:
        """Note one problem; the same one twice counts once."""
        self.extend([Problem(path, line, what, todo, texts)])

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note problems that were found elsewhere."""
        self._problems.update(dict.fromkeys(problems))

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._problems))

    def __len__(self) -> int:
        return len(self._problems)
