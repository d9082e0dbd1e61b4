#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# mawk and gnuplot. usage: gnuplot.sh IN.csv OUT.(png|pdf|svg)
set -eu

sums=$2.sums
mawk -v out="$sums" -f "$(dirname "$0")/sums.awk" "$1"
case $2 in
  *.png) terminal='pngcairo size 1920,1080 font "DejaVu Sans,15"' ;;
  *.pdf) terminal='pdfcairo size 19.2in,10.8in font "DejaVu Sans,20"' ;;
  *) terminal='svg size 1920,1080 font "DejaVu Sans,18"' ;;
esac
exec gnuplot <<END
set term $terminal
set output "$2"
set multiplot title "Rahoitus lähteittäin, InnoCities 2021–2027"
set style fill solid noborder
array C[4]; C[1]=0x0072B2; C[2]=0xE69F00; C[3]=0x009E73; C[4]=0xCC79A7
array L[4]; L[1]="EAKR"; L[2]="Valtio"; L[3]="Kaupunki"; L[4]="Muu"
set datafile separator "\t"
set size 0.62,0.95; set origin 0,0; set xlabel "milj. €"; set grid x; set key bottom right
f="${sums}_city.tsv"
cum(k)=(k>=1?column(2):0)+(k>=2?column(3):0)+(k>=3?column(4):0)+(k>=4?column(5):0)
plot for [k=1:4] f using (0.5*(cum(k-1)+cum(k))):0:(cum(k-1)):(cum(k)):(\$0-0.4):(\$0+0.4):ytic(1) \
    with boxxy lc rgb C[k] title L[k], \
  for [k=1:4] f using (0.5*(cum(k-1)+cum(k))):0:(sprintf("%.0f %%",100*column(k+1)/column(6))) \
    with labels notitle, \
  f using (cum(4)):0:(sprintf("%.1f",column(6))) with labels left offset 1,0 notitle
set size 0.38,0.95; set origin 0.62,0; unset xlabel; unset grid; set grid y; unset key
set style data histograms; set style histogram rowstacked; set boxwidth 0.8
g="${sums}_year.tsv"
plot for [k=1:4] g using (column(k+1)):xtic(1) lc rgb C[k], \
  for [k=1:4] g using 0:(cum(k)-column(k+1)/2):(sprintf("%.1f",column(k+1))) with labels notitle
END
