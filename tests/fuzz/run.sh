#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the fuzzers with libFuzzer and the sanitizers, and runs each for a while:
#
#   run.sh [SECONDS [BUILD]]
#
# What breaks is left in BUILD/tests/fuzz; a small seed of it belongs into corpus/.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
seconds=${1:-60}
build=${2:-$root/build-fuzz}

[ -d "$build" ] || CC=clang meson setup "$build" "$root" -Db_sanitize=address,undefined -Db_lundef=false \
  -Doptimization=1 -Dc_args=-fsanitize=fuzzer-no-link >/dev/null

for name in csv guard jsonstat link merge page portfolio xlsx; do
  ninja -C "$build" "tests/fuzz/fuzz-$name" >/dev/null
  mkdir -p "$build/tests/fuzz/found-$name"
  echo "== $name"
  (cd "$build/tests/fuzz" && G_SLICE=always-malloc ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=halt_on_error=1 \
    "./fuzz-$name" -max_total_time="$seconds" -max_len=65536 -timeout=10 -print_final_stats=1 \
    "found-$name" "$root/tests/fuzz/corpus/$name" 2>&1 | tail -n 12)
done
