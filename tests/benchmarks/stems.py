"""How many forms of a word its keys unite, and how many words they mix, by language.

    pip install simplemma wordfreq
    python tests/benchmarks/stems.py [CODE ...]

The 20,000 most frequent words of three letters or more of each language come from wordfreq, their
base forms from simplemma. For a word, recall is the share of the other forms of its base form that
have a key in common with it; precision the share of all words with a key in common that have its
base form. Both are means over the words that have another form or meet another word. simplemma
parts what a stemmer unites on purpose, like *arrest* and *arrested* where one is a noun, so its
precision is low for every stemmer: rows compare versions of the code, not languages.
"""

import sys
from collections import defaultdict
from statistics import fmean

import simplemma
import wordfreq

from search.language.analysis import Analyzer

WORDS = 20_000
# Our code to those of simplemma and wordfreq, where they differ.
CODES = {"no": ("nb", "nb"), "sr": ("hbs", "sh")}
LANGUAGES = (
    *("ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hu", "id"),
    *("is", "it", "lt", "lv", "mk", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv"),
    *("tr", "uk"),
)


def recall_and_precision(language: str) -> tuple[float, float]:
    """Return the mean recall and precision of the keys of the words of *language*."""
    lemmas, frequent = CODES.get(language, (language, language))
    listed = wordfreq.top_n_list(frequent, 3 * WORDS // 2)
    words = [word for word in listed if word.isalpha() and len(word) > 2][:WORDS]
    base = {word: simplemma.lemmatize(word, lang=lemmas, greedy=False).lower() for word in words}
    forms, sharing = defaultdict(set), defaultdict(set)
    analyzer, keys = Analyzer(), {}
    for word in words:
        forms[base[word]].add(word)
        found = analyzer.keys(word, language)
        keys[word] = {found.word, *found.stems}
        for key in keys[word]:
            sharing[key].add(word)
    recalls, precisions = [], []
    for word in words:
        met = set().union(*(sharing[key] for key in keys[word])) - {word}
        same = forms[base[word]] - {word}
        if same:
            recalls.append(len(met & same) / len(same))
        if met:
            precisions.append(len(met & same) / len(met))
    return fmean(recalls), fmean(precisions)


def main() -> None:
    """Print a row for each language."""
    print("| language | recall | precision |\n| --- | --- | --- |")
    for language in sys.argv[1:] or LANGUAGES:
        recall, precision = recall_and_precision(language)
        print(f"| {language} | {recall:.3f} | {precision:.3f} |", flush=True)


if __name__ == "__main__":
    main()
