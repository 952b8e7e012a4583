#!/bin/sh
# citation-js 0.8.2 reads the day of a newspaper article in RIS from Y1 alone; DA is lost.
#
# Guess: "DA  - 2014/09/30/", which Zotero, EndNote and RefWorks write beside "PY  - 2014", gives the
# 30th of September 2014, and a second UR gives no more than one URL: CSL JSON has a text there.
#
# What happens: DA is passed over, so that the year of PY is all that is left, or no date at all; a
# whole date in PY stays raw; Y1, which is older, gives the day. Two UR lines make a list of URL,
# which is no CSL JSON. No error says so. Who takes Dateline's records there uses its CSL JSON.
#
#   citation-js 0.8.2
#   PY  - 2014 + DA  - 2014/09/30/ -> {"issued":{"date-parts":[[2014]]}}
#   DA  - 2014/09/30/ -> {}
#   PY  - 2014/09/30/ -> {"issued":{"raw":"2014/09/30/"}}
#   Y1  - 2014/09/30/ -> {"issued":{"date-parts":[[2014,9,30]]}}
#   UR  - https://a.example/1 + UR  - https://a.example/2 -> {"URL":["https://a.example/1","https://a.example/2"]}
#
# Ends with status 0 while this holds, 1 if it changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-ris@0.8.2
cat > ris.mjs <<'JS'
import { Cite, version } from '@citation-js/core'
import '@citation-js/plugin-ris'

const SEEN = [
  [['PY  - 2014', 'DA  - 2014/09/30/'], { issued: { 'date-parts': [[2014]] } }],
  [['DA  - 2014/09/30/'], {}],
  [['PY  - 2014/09/30/'], { issued: { raw: '2014/09/30/' } }],
  [['Y1  - 2014/09/30/'], { issued: { 'date-parts': [[2014, 9, 30]] } }],
  [
    ['UR  - https://a.example/1', 'UR  - https://a.example/2'],
    { URL: ['https://a.example/1', 'https://a.example/2'] },
  ],
]
console.log('citation-js', version)
let changed = false
for (const [lines, expected] of SEEN) {
  const record = ['TY  - NEWS', 'TI  - One arrest', ...lines, 'ER  - ', ''].join('\n')
  const { issued, URL } = new Cite(record).data[0]
  const found = JSON.stringify({ issued, URL })
  console.log(lines.join(' + '), '->', found)
  changed ||= found !== JSON.stringify(expected)
}
process.exit(changed ? 1 : 0)
JS
node ris.mjs
