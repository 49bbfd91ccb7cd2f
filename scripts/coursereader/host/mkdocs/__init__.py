"""MkDocs and its theme Material, the one host we have; nothing outside this folder knows them.

`rendering.Host` builds a site; `serving` shows it while one writes; `configuration.configure` alone writes what
`mkdocs build` by hand needs.
"""
