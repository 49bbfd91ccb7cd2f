"""What a browser may do with our pages: load what lies beside them, and of scripts in pages run those of a fixed list.

The list lies in `inline_scripts.txt`, a sum a line. It says which scripts the templates hold, and is made from them
alone (`make hashes`): what a built page holds does not matter to it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path

from .service_worker import SAID

LIST = Path(__file__).with_name("inline_scripts.txt")


def sum_of(script: str) -> str:
    """As a policy names a script: `sha256-…`."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def listed(words: str) -> tuple[str, ...]:
    """The sums of a list; what follows a sum on its line is for people, and so is a line that begins with #."""
    rows = (row for row in words.splitlines() if row.strip() and not row.startswith("#"))
    return tuple(row.split()[0] for row in rows)


INLINE = listed(LIST.read_bytes().decode())
"""The sums of the scripts that pages may hold."""


def _policy(ours: str, inline: Iterable[str]) -> str:
    rows = (
        "default-src 'none'",
        " ".join(["script-src", ours, *(f"'{sum}'" for sum in inline)]),
        f"style-src {ours}",
        f"font-src {ours}",
        f"img-src {ours} data:",
        "worker-src 'self'",  # what keeps pages for reading without a network
        "connect-src 'self'",  # for who judges a site by its robots.txt from a page, and to keep it offline
        "base-uri 'none'",
        f"form-action {ours}",
    )
    return "; ".join(rows)


# Firefox takes no file for a neighbour of the page: in a folder `file:` has to be said. A page that came over http can
# load no file anyhow.
IN_PAGES = _policy("'self' file:", INLINE)
"""In a `<meta>` of each page: a folder and many a host send no headers."""


def _meta(policy: str) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


META = _meta(IN_PAGES)
"""The one `http-equiv` of a page."""


def sent(more: Iterable[str] = ()) -> dict[str, str]:
    """The headers, by name. The policy says as a server can also who may frame a page. `more`: the sums of scripts
    that pages of other editions hold; each page's own policy names its own."""
    return {
        "Content-Security-Policy": _policy("'self'", (*INLINE, *more)) + "; frame-ancestors 'self'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }


def with_script(page: str, script: str) -> str:
    """A page whose policy lets one script more run: as a preview's does, to learn of changes. Nothing of it is kept."""
    page = SAID.sub("", page)
    return page.replace(META, _meta(_policy("'self'", (*INLINE, sum_of(script)))))


def header_files(more: Iterable[str] = ()) -> dict[str, str]:
    """The headers as hosts read them, by the name of the file: Netlify, Cloudflare and their like; Apache; nginx;
    Caddy."""
    headers = sent(more)
    apache = "".join(f'  Header always set {name} "{value}"\n' for name, value in headers.items())
    return {
        "_headers": "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items()),
        ".htaccess": f"<IfModule mod_headers.c>\n{apache}</IfModule>\n",
        "nginx-headers.conf": "# To be included in the server's block.\n"
        + "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items()),
        "caddy-headers.conf": "# To be imported into the site's block.\n"
        + "".join(f'header {name} "{value}"\n' for name, value in headers.items()),
    }
