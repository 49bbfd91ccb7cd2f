"""The site while one writes: MkDocs renders what changed and its server reloads the browser."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from .rendering import configuration


def quiet() -> None:
    """Only what a writer can mend is printed: MkDocs warns at every edit that its own navigation and search index may
    be behind, and we bring both up to date."""
    logging.basicConfig(format="%(message)s")
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "'dirty' build" not in record.getMessage())


def render_changed(root: Path, pages: Path, site: Path) -> None:
    """Render the pages that are newer than what stands in the site; all of them the first time."""
    config = load_config(str(configuration(root, pages)), site_dir=str(site), strict=False)
    config.plugins.on_startup(command="serve", dirty=True)
    build(config, dirty=site.exists())


def serve(site: Path, builder: Callable[[], None], watched: Sequence[Path], host: str, port: int) -> None:
    """Serve a site and call the builder after every edit; the browser reloads. Ends with the interrupt key."""
    server = LiveReloadServer(builder, host, port, root=str(site), mount_path="/", polling_interval=0.25)
    for path in watched:
        if path.exists():
            server.watch(str(path))
    print(f"Open http://{host}:{port}/ in a browser. Control-C ends.", flush=True)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        print()
    finally:
        server.shutdown()
