"""The site while one writes: what changed is rendered, and the server reloads the browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from ...publish.policy import with_script
from .rendering import Rendering, environment
from .theme_style import join

# The host itself is imported where it is used: a build has it in a process of its own, and need not wait for it here.


def prepare(root: Path) -> None:
    """Once, before the first rendering in this process."""
    os.environ.update(environment(root))
    from . import renderer

    renderer.quiet()


def render_changed(root: Path, build: Path, pages: Path, site: Path) -> None:
    """Bring a site up to date with the pages, as the build does, but print what is wrong and go on."""
    from . import renderer

    rendering = Rendering.begun(root, build, pages, site)
    warnings = renderer.render(*rendering.places, strict=False)
    rendering.ended(warned=bool(warnings))
    join(site)


def serve(site: Path, builder: Callable[[], None], watched: Sequence[Path], host: str, port: int) -> None:
    """Serve a site and call the builder after every edit; the browser reloads. Ends with the interrupt key."""
    from mkdocs.livereload import LiveReloadServer
    from watchdog.observers.polling import PollingObserverVFS

    class PreviewServer(LiveReloadServer):
        """Its pages ask whether there is something new, by a script in them: their policy names that one too."""

        def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
            made = bytes(super()._inject_js_into_html(content, epoch)).decode("utf-8", "surrogateescape")  # type: ignore[no-untyped-call]
            script = made.rpartition("<script>")[2].partition("</script>")[0]  # the last one: what is injected
            return with_script(made, script).encode("utf-8", "surrogateescape")

    server = PreviewServer(builder, host, port, root=str(site), mount_path="/", polling_interval=0.25)
    # It follows no link: one that leads to the whole disk would have us look at all of it.
    server.observer = PollingObserverVFS(os.lstat, os.scandir, polling_interval=0.25)  # type: ignore[assignment]
    for path in watched:
        if path.exists():
            server.watch(str(path))
    print(f"Open http://{host}:{port}/ in a browser. Control-C ends.", flush=True)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except OSError as error:
        raise OSError(error.errno, error.strerror, f"{host}:{port}") from error
    except KeyboardInterrupt:
        print()
    finally:
        server.shutdown()
