// SPDX-License-Identifier: GPL-3.0-or-later
// ECharts in node, without a browser. usage: node echarts_chart.js IN.csv OUT.svg
'use strict';

const fs = require ('fs');
const echarts = require ('echarts');

const LABELS = ['EAKR', 'Valtio', 'Kaupunki', 'Muu'];
const COLOURS = ['#0072B2', '#E69F00', '#009E73', '#CC79A7'];
const COMMA = 44, POINT = 46, ZERO = 48, NINE = 57;
const MILLION = 1e8; // cents

const sum = (four) => four[0] + four[1] + four[2] + four[3];

// Goes through the bytes; a string is made once a city.
function aggregate (bytes) {
  const decoder = new TextDecoder (), index = new Map (), names = [], cities = [], years = {};
  const total = [0, 0, 0, 0];
  let at = bytes.indexOf (10) + 1, rows = 0;
  while (at < bytes.length) {
    let field = 0, start = 0, end = 0, year = 0;
    for (; field < 7; at++)
      if (bytes[at] === COMMA) {
        field++;
        if (field === 1) start = at + 1;
        else if (field === 2) end = at;
        else if (field === 5) year = at + 1;
      }
    let hash = end - start;
    for (let k = start; k < end; k++) hash = (hash * 31 + bytes[k]) | 0;
    let city = index.get (hash);
    if (city === undefined) {
      city = names.length;
      names.push (decoder.decode (bytes.subarray (start, end)));
      cities.push ([0, 0, 0, 0]);
      index.set (hash, city);
    }
    let number = 0;
    for (let k = 0; k < 4; k++) number = number * 10 + bytes[year + k] - ZERO;
    const ofYear = years[number] || (years[number] = [0, 0, 0, 0]), ofCity = cities[city];
    for (let s = 0; s < 4; s++, at++) {
      let cents = 0, c;
      for (; ((c = bytes[at]) >= ZERO && c <= NINE) || c === POINT; at++)
        if (c !== POINT) cents = cents * 10 + (c - ZERO);
      ofCity[s] += cents;
      ofYear[s] += cents;
      total[s] += cents;
    }
    rows++;
  }
  const order = names.map ((_, i) => i).sort ((a, b) => sum (cities[a]) - sum (cities[b]));
  const byYear = Object.keys (years).sort ();
  return { rows, total, names: order.map ((i) => names[i]), cities: order.map ((i) => cities[i]),
           yearNames: byYear, years: byYear.map ((k) => years[k]) };
}

function series (four, name, more, label) {
  return LABELS.map ((of, s) => ({
    name: of, type: 'bar', stack: name, color: COLOURS[s], barCategoryGap: '20%',
    data: four.map ((c) => c[s] / MILLION), label: { show: true, fontSize: 16, formatter: label },
    labelLayout: { hideOverlap: true }, ...more }));
}

function option (sums) {
  const totals = sums.cities.map (sum), text = { fontSize: 18 };
  return {
    animation: false, backgroundColor: '#fff',
    title: { text: 'Rahoitus lähteittäin, InnoCities 2021–2027', textStyle: { fontSize: 30 }, left: 30, top: 16 },
    legend: { left: 30, top: 64, textStyle: { fontSize: 20 }, data: LABELS },
    grid: [{ left: 200, top: 120, width: 860, bottom: 90 }, { left: 1240, top: 120, right: 30, bottom: 90 }],
    xAxis: [{ type: 'value', name: 'milj. €', nameLocation: 'middle', nameGap: 36, nameTextStyle: text, axisLabel: text },
            { type: 'category', gridIndex: 1, data: sums.yearNames, axisLabel: text }],
    yAxis: [{ type: 'category', data: sums.names, axisLabel: { ...text, interval: 0 } },
            { type: 'value', gridIndex: 1, axisLabel: text }],
    series: series (sums.cities, 'city', {}, (p) => Math.round (100 * p.value * MILLION / totals[p.dataIndex]) + ' %')
      .concat (series (sums.years, 'year', { xAxisIndex: 1, yAxisIndex: 1 }, (p) => p.value.toFixed (1))),
  };
}

const [source, target] = process.argv.slice (2);
const sums = aggregate (fs.readFileSync (source));
const chart = echarts.init (null, null, { renderer: 'svg', ssr: true, width: 1920, height: 1080 });
chart.setOption (option (sums));
fs.writeFileSync (target, chart.renderToSVGString ());
console.error ('rows ' + sums.rows + ' cents ' + sums.total.join (' '));
process.exit (0);
