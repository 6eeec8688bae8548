#!/bin/sh
# Makes docs/report.png, the picture in README.md, from the report of the last run.
set -eu
cd "$(dirname "$0")/.."
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars \
  --blink-settings=preferredColorScheme=1 --user-data-dir="$profile" --window-size=1180,1500 \
  --screenshot="$PWD/docs/report.png" "file://$PWD/data/reports/latest.html#${1:-flow}"
