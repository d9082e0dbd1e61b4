#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# mawk, a workbook and a spreadsheet without its window. The sums are made before: a
# sheet of a million rows takes minutes to open.
# usage: spreadsheet.sh soffice|ssconvert IN.csv OUT.pdf
set -eu

here=$(dirname "$0")
book=${3%.*}.xlsx
mawk -v out="$3.sums" -f "$here/sums.awk" "$2"
python3 -B "$here/book.py" "$3.sums" "$book"
if [ "$1" = soffice ]; then
  folder=$(cd "$(dirname "$3")" && pwd)
  exec soffice "-env:UserInstallation=file://$folder/office" --headless --convert-to pdf \
    --outdir "$folder" "$book" >/dev/null
fi
exec ssconvert "$book" "$3" >/dev/null
