#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds as distributions do, with -O2, and prints how long things take.
#
#   run.sh [BUILD]           sums of a million projects, search and lists of them, starts
#   run.sh --peers [BUILD]   a million rows to a picture, beside other programs; redraws
#   run.sh --deck [BUILD]    decks from the sample and 100 000 projects, beside other programs;
#                            slides to their painted frames; snapshots
#   run.sh --intake [BUILD]  a list of a million rows, or N_ROWS, beside other programs
#   run.sh --sync [BUILD]    pull and push with a database: 100 000 documents, or N_DOCUMENTS=1000000
set -eu

deck=false
intake=false
peers=false
sync=false
case ${1-} in
  --deck) deck=true; shift ;;
  --intake) intake=true; shift ;;
  --peers) peers=true; shift ;;
  --sync) sync=true; shift ;;
esac

# The system's Python is the one that sees Debian's modules.
PATH=/usr/local/bin:/usr/bin:/bin:$PATH

root=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$root/build-bench}

[ -d "$build" ] || meson setup "$build" "$root" --buildtype=release -Doptimization=2 >/dev/null
if $sync; then
  ninja -C "$build" tests/bench/bench-sync >/dev/null
  exec "$build/tests/bench/bench-sync" "${N_DOCUMENTS:-100000}"
fi

if $intake; then
  ninja -C "$build" tests/bench/bench-intake >/dev/null
  exec python3 -B "$root/tests/bench/bench-intake.py" "$build/tests/bench/bench-intake" "$build/peers" "${N_ROWS:-1000000}"
fi

ninja -C "$build" tests/bench/bench-aggregate tests/bench/bench-chart tests/bench/bench-list tests/bench/bench-deck \
  tests/bench/bench-slides tests/bench/empty-window app/innocities app/desktop/gschemas.compiled \
  po/fi/LC_MESSAGES/innocities-overview.mo >/dev/null

INNOCITIES_LOCALEDIR=$build/po
GSETTINGS_SCHEMA_DIR=$build/app/desktop
export INNOCITIES_LOCALEDIR GSETTINGS_SCHEMA_DIR

if $peers; then
  python3 -B "$root/tests/bench/peers.py" "$build/tests/bench/bench-chart" "$build/peers"
  exec "$build/tests/bench/bench-chart" "$build/peers/rows-1000000.csv"
fi

if $deck; then
  "$build/tests/bench/bench-deck" 100000 "$build/hundred-thousand"
  python3 -B "$root/tests/bench/bench-deck.py" "$build/app/innocities" "$build/hundred-thousand"
  GSK_RENDERER=cairo exec xvfb-run -a -s "-screen 0 1920x1080x24" dbus-run-session -- "$build/tests/bench/bench-slides"
fi

"$build/tests/bench/bench-aggregate"
"$build/tests/bench/bench-list" 1000000 "$build/million"
if [ -z "${DISPLAY-}${WAYLAND_DISPLAY-}" ] && command -v xvfb-run >/dev/null; then
  exec xvfb-run -a dbus-run-session -- python3 -B "$root/tests/bench/bench-start.py" \
    "$build/app/innocities" "$build/tests/bench/empty-window" "$build/million"
fi
exec python3 -B "$root/tests/bench/bench-start.py" "$build/app/innocities" "$build/tests/bench/empty-window" \
  "$build/million"
