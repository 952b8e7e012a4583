#!/bin/sh
# @retorquere/bibtex-parser 9.0.29, which Better BibTeX for Zotero uses, parts a keyword in braces.
#
# Guess: braces keep a comma from parting a field, as they do in names and titles, so
# "{Fraud, finance}, crime" has two keywords, "Fraud, finance" and "crime".
#
# What happens: the keyword is parted at its comma, and each half keeps its brace, so that two of
# three keywords begin or end with a brace. biber 2.18 parts there, too. An exporter has to write a
# label with a comma in another way.
#
#   bibtex-parser 9.0.29
#   Fraud, crime -> Fraud | crime
#   {Fraud, finance}, crime -> crime | finance} | {Fraud
#
# Ends with status 0 while this holds, 1 if it changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @retorquere/bibtex-parser@9.0.29
cat > keywords.mjs <<'JS'
import * as bibtex from '@retorquere/bibtex-parser'
import { readFileSync } from 'fs'

const SEEN = {
  'Fraud, crime': ['Fraud', 'crime'],
  '{Fraud, finance}, crime': ['crime', 'finance}', '{Fraud'],
}
const about = 'node_modules/@retorquere/bibtex-parser/package.json'
const { version } = JSON.parse(readFileSync(about, 'utf8'))
console.log('bibtex-parser', version)
let changed = false
for (const [keywords, expected] of Object.entries(SEEN)) {
  const { entries, errors } = bibtex.parse(`@misc{a, title = {One}, keywords = {${keywords}}}`)
  // In the order of their letters: the parser gives them in an order of its own.
  const found = [...entries[0].fields.keywords].sort()
  console.log(keywords, '->', found.join(' | '))
  changed ||= errors.length > 0 || found.join('\n') !== expected.join('\n')
}
process.exit(changed ? 1 : 0)
JS
node keywords.mjs
