"""MkDocs and its theme Material. `rendering` builds a site, `serving` shows it while one writes; `configuration` alone
writes what `mkdocs build` by hand needs."""
