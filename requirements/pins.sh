#!/bin/sh
# Writes every distribution that is installed, its version and the sums of all its files: run.txt for the reader itself,
# check.txt for its check alone, print.txt for PDF and the archive, dev.txt for its tests, bench.txt for its bench of texts, peers.txt for its peers there,
# builders.txt for its bench of courses, fuzz.txt for its fuzzing, mutate.txt for the mistakes that its tests must notice, renew.txt for what renews these lists and the files of others.
# `pins.sh UV [--upgrade]`: without it a version stays while it may.
set -eu
cd "$(dirname "$0")/.."
uv=$1
shift

pins() { # pins FILE LIST ARGUMENT...
    file=$1
    shift
    "$uv" pip compile --quiet --universal --python-version 3.11.5 --generate-hashes --no-header --no-emit-index-url \
        --output-file "requirements/$file" "$@"
}

pins run.txt pyproject.toml requirements/build.in "$@"
pins check.txt requirements/check.in --constraint requirements/run.txt "$@"
pins dev.txt pyproject.toml requirements/build.in --extra dev --extra print --constraint requirements/run.txt "$@"
pins print.txt pyproject.toml requirements/build.in --extra print --constraint requirements/run.txt "$@"
pins renew.txt pyproject.toml requirements/build.in --extra renew --constraint requirements/dev.txt "$@"
pins bench.txt pyproject.toml --extra bench --constraint requirements/dev.txt "$@"
pins peers.txt requirements/peers.in "$@"
pins builders.txt requirements/builders.in "$@"
pins fuzz.txt pyproject.toml --extra fuzz --constraint requirements/dev.txt "$@"
pins mutate.txt pyproject.toml --extra mutate --constraint requirements/dev.txt "$@"
