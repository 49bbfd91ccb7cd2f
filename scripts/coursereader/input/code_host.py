"""Where the course's files are edited: what the address in `course.yml` says of the code host, and the host's ways."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CodeHost:
    """The addresses of one repository on its host. `{path}` is a file's path, `{content}` what it shall hold."""

    name: str
    """`GitHub`; empty where the address has no shape that we know."""
    repository: str
    """Its own page; empty where it cannot be known."""
    edit: str
    """Where a file is edited."""
    new: str
    """Where a file is made; empty where it cannot be known."""
    folder: str
    """Where a folder's files are listed; empty where it cannot be known."""

    @property
    def takes_content(self) -> bool:
        """Whether the address of a new file may hold what is in it."""
        return "{content}" in self.new


@dataclass(frozen=True)
class _Shape:
    name: str
    edit: str
    """What stands in the address between the repository and the branch."""
    new: str
    """After the repository, with the branch."""
    folder: str


# The whole path stands in `filename`: hosts drop the last folder of the address otherwise. GitLab takes no content.
_SHAPES = (
    _Shape("GitLab", "/-/edit/", "/-/new/{branch}?file_name={path}", "/-/tree/{branch}/{path}"),
    _Shape("Gitea", "/_edit/", "/_new/{branch}?filename={path}&value={content}", "/src/branch/{branch}/{path}"),
    _Shape("GitHub", "/edit/", "/new/{branch}?filename={path}&value={content}", "/tree/{branch}/{path}"),
)
_CALLED = {"codeberg.org": "Codeberg"}


def code_host(edit_base: str) -> CodeHost | None:
    """What `edit_base` says; None where it is not set."""
    if not edit_base:
        return None
    for shape in _SHAPES:
        repository, between, branch = edit_base.rstrip("/").partition(shape.edit)
        if between and branch:
            said = {"branch": branch, "path": "{path}", "content": "{content}"}
            name = _CALLED.get(repository.split("/")[2], shape.name)
            new, folder = shape.new.format_map(said), shape.folder.format_map(said)
            return CodeHost(name, repository, edit_base + "{path}", repository + new, repository + folder)
    return CodeHost("", "", edit_base + "{path}", "", "")
