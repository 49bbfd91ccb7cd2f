#!/bin/sh
# Brings what the project needs into .venv, once for each state of its lists:
# `set_up.sh [check|dev] [browser|browsers|typesetters]`.
# `check`: what the check alone needs; `dev`: what the tests need too, Java with it; `browser`: Chromium, `browsers`: Firefox besides;
# `typesetters`: what makes and reads the texts of the bench (the same names stand in bench/programs.py).
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

# Says how far pip is: of so many packages.
counted() {
    n=0
    while read -r word _; do
        case $word in
            Collecting | Processing) n=$((n + 1)); [ $((n % 10)) != 0 ] || echo "  $n of $1 packages …" ;;
            Installing) echo "  unpacking $n packages …" ;;
        esac
    done
}

pins=run browser="" typesetters=""
for wish in "$@"; do
    case $wish in check|dev) pins=$wish ;; browser|browsers) browser=$wish ;; typesetters) typesetters=$wish ;; esac
done

python=${PYTHON:-python3}
command -v "$python" >/dev/null || debian python3
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed." >&2; exit 1; }

state=$(cat pyproject.toml requirements/*.txt scripts/set_up.sh | cksum)
stamp=".venv/ready-$pins"
if [ "$(cat "$stamp" 2>/dev/null)" != "$state" ]; then
    echo "Setting up .venv …"
    if ! "$python" -m venv .venv >/dev/null 2>&1; then
        rm -rf .venv
        debian python3-venv python3-pip
        "$python" -m venv .venv
    fi
    pip="$PWD/.venv/bin/python -m pip --disable-pip-version-check" list="requirements/$pins.txt"
    # Every file by its sum, none built here (that would fetch what builds it, without sums), nothing that is not listed.
    done=$({ { $pip install --require-hashes --only-binary :all: --no-deps -r "$list" && echo yes >&3; } |
        counted "$(grep -c "==" "$list")" >&2; } 3>&1)
    [ "$done" = yes ]
    $pip --quiet install --no-deps --no-build-isolation --editable . # `.venv/bin/reader` runs the engine as it lies here
    rm -rf ./*.egg-info
    echo "$state" >"$stamp"
    case $pins in dev) smaller="run check" ;; run) smaller=check ;; *) smaller="" ;; esac
    for list in $smaller; do echo "$state" >".venv/ready-$list"; done
fi

if [ "$pins" = dev ] && ! command -v java >/dev/null; then
    echo "Installing Java, with which books are judged in the tests …"
    debian default-jre-headless
fi
if [ -n "$browser" ] && ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null && ! command -v google-chrome >/dev/null; then
    echo "Installing Chromium for the tests …"
    debian chromium
fi
if [ "$browser" = browsers ] && ! command -v firefox-esr >/dev/null && ! command -v firefox >/dev/null; then
    echo "Installing Firefox for the tests …"
    debian firefox-esr
fi

if [ -n "$typesetters" ]; then
    absent=""
    for package in groff lmodern fonts-dejavu-core fonts-wqy-microhei texlive-latex-recommended texlive-latex-extra \
        texlive-fonts-recommended texlive-xetex texlive-lang-cyrillic texlive-lang-french texlive-lang-german \
        texlive-lang-italian texlive-lang-polish texlive-lang-portuguese texlive-lang-spanish pandoc lynx \
        w3m poppler-utils tesseract-ocr tesseract-ocr-deu tesseract-ocr-fra tesseract-ocr-rus; do
        dpkg -s "$package" >/dev/null 2>&1 || absent="$absent $package"
    done
    if [ -n "$absent" ]; then
        echo "Installing what makes and reads the bench's texts:$absent …"
        debian $absent
    fi
fi
