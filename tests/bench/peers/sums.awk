# SPDX-License-Identifier: GPL-3.0-or-later
# Sums four sources by city and by year into OUT_city.tsv and OUT_year.tsv, in
# millions of euros; says rows and sums in cents. usage: mawk -v out=OUT -f sums.awk IN.csv
BEGIN { FS = "," }
NR > 1 {
  year = substr ($6, 1, 4)
  for (i = 8; i <= 11; i++) { by_city[$2, i] += $i; by_year[year, i] += $i; sum[i] += $i }
  cities[$2] = 1
  years[year] = 1
}
END {
  city_file = "LC_ALL=C sort -t'\t' -k6,6n >" out "_city.tsv"
  for (city in cities) {
    total = 0
    for (i = 8; i <= 11; i++) total += by_city[city, i]
    printf "%s", city | city_file
    for (i = 8; i <= 11; i++) printf "\t%.2f", by_city[city, i] / 1e6 | city_file
    printf "\t%.2f\n", total / 1e6 | city_file
  }
  close (city_file)
  year_file = "LC_ALL=C sort >" out "_year.tsv"
  for (year in years) {
    printf "%s", year | year_file
    for (i = 8; i <= 11; i++) printf "\t%.2f", by_year[year, i] / 1e6 | year_file
    printf "\n" | year_file
  }
  close (year_file)
  printf "rows %d cents", NR - 1 >"/dev/stderr"
  for (i = 8; i <= 11; i++) printf " %.0f", sum[i] * 100 >"/dev/stderr"
  printf "\n" >"/dev/stderr"
}
