#!/bin/sh
# @retorquere/bibtex-parser 9.0.29, which Better BibTeX for Zotero uses, lowers capitals in braces.
#
# Guess: a title in two pairs of braces keeps its capitals in every reader, as in BibTeX and
# biblatex, where that is the usual way to protect a title.
#
# What happens: of an English title, and of one without a language, all capitals but those of the
# first word and of words in capitals are lowered, names too. One pair more keeps them, and so do
# pairs within the title that do not hold all of it; a title with another language is left alone.
#
#   bibtex-parser 9.0.29
#   {Operation Andes Nets UN Award}  -> Operation andes nets UN award
#   {{Operation Andes Nets UN Award}}  -> Operation andes nets UN award
#   {{Operation Andes Nets UN Award}} english -> Operation andes nets UN award
#   {{Operation Andes Nets UN Award}} spanish -> Operation Andes Nets UN Award
#   {{{Operation Andes Nets UN Award}}} english -> Operation Andes Nets UN Award
#
# Ends with status 0 while this holds, 1 if it changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @retorquere/bibtex-parser@9.0.29
cat > titles.mjs <<'JS'
import * as bibtex from '@retorquere/bibtex-parser'
import { readFileSync } from 'fs'

const SEEN = [
  ['{Operation Andes Nets UN Award}', '', 'Operation andes nets UN award'],
  ['{{Operation Andes Nets UN Award}}', '', 'Operation andes nets UN award'],
  ['{{Operation Andes Nets UN Award}}', 'english', 'Operation andes nets UN award'],
  ['{{Operation Andes Nets UN Award}}', 'spanish', 'Operation Andes Nets UN Award'],
  ['{{{Operation Andes Nets UN Award}}}', 'english', 'Operation Andes Nets UN Award'],
]
const about = 'node_modules/@retorquere/bibtex-parser/package.json'
const { version } = JSON.parse(readFileSync(about, 'utf8'))
console.log('bibtex-parser', version)
let changed = false
for (const [title, langid, expected] of SEEN) {
  const language = langid && `, langid = {${langid}}`
  const { entries, errors } = bibtex.parse(`@misc{a, title = ${title}${language}}`)
  console.log(title, langid, '->', entries[0].fields.title)
  changed ||= errors.length > 0 || entries[0].fields.title !== expected
}
process.exit(changed ? 1 : 0)
JS
node titles.mjs
