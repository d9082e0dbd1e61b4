#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# mawk, a workbook and a spreadsheet without its window. The million rows are more
# than a sheet of some holds, so the sums are made before.
# usage: spreadsheet.sh soffice|ssconvert IN.csv OUT.(png|pdf|svg)
set -eu

here=$(dirname "$0")
mawk -v out="$3.sums" -f "$here/sums.awk" "$2"
python3 -B "$here/book.py" "$3.sums" "${3%.*}.xlsx"
if [ "$1" = soffice ]; then
  exec soffice --headless --convert-to "${3##*.}" --outdir "$(dirname "$3")" "${3%.*}.xlsx" >/dev/null
fi
exec ssconvert "${3%.*}.xlsx" "$3" >/dev/null
