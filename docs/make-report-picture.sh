#!/bin/sh
# Makes docs/report.png, the picture in README.md: head and events of the report of the last run.
# Usage: docs/make-report-picture.sh [REPORT], by default data/reports/latest.html
set -eu
report=$(realpath "${1:-data/reports/latest.html}")
picture=$(realpath "$(dirname "$0")")/report.png
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cat > "$scratch/frame.html" <<PAGE
<style>body { margin: 0 } iframe { display: block; border: 0; width: 1120px }</style>
<iframe src="file://$report" style="height: 790px"></iframe>
<iframe src="file://$report#events" style="height: 960px"></iframe>
PAGE
chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars \
  --blink-settings=preferredColorScheme=1 --user-data-dir="$scratch/profile" --window-size=1120,1750 \
  --screenshot="$picture" "file://$scratch/frame.html"
