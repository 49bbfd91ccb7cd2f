#!/bin/sh
# Brings what the project needs into .venv, once for each state of its lists: `set_up.sh [dev] [browser]`.
set -eu
cd "$(dirname "$0")/.."

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else
        echo "Please run as root: $*" >&2; exit 1
    fi
}

debian() {
    command -v apt-get >/dev/null || { echo "Please install: $*" >&2; exit 1; }
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

extras="" browser=""
for wish in "$@"; do
    case $wish in dev) extras="[dev]" ;; browser) browser=yes ;; esac
done

python=${PYTHON:-python3}
command -v "$python" >/dev/null || debian python3
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed." >&2; exit 1; }

state=$(cat pyproject.toml constraints.txt scripts/set_up.sh | cksum)
stamp=".venv/ready$extras"
if [ "$(cat "$stamp" 2>/dev/null)" != "$state" ]; then
    echo "Setting up .venv …"
    if ! "$python" -m venv .venv >/dev/null 2>&1; then
        rm -rf .venv
        debian python3-venv python3-pip
        "$python" -m venv .venv
    fi
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt ".$extras"
    rm -rf build/lib build/bdist.* ./*.egg-info
    echo "$state" >"$stamp"
    if [ -n "$extras" ]; then echo "$state" >.venv/ready; fi
fi

if [ -n "$browser" ] && ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null && ! command -v google-chrome >/dev/null; then
    echo "Installing Chromium for the tests …"
    debian chromium
fi
