"""A component for spaCy: `nlp.add_pipe("whosaid")` fills `doc.ents`, `doc._.quotes` and `doc._.people`."""

from spacy.language import Language
from spacy.tokens import Doc

from . import annotate

for _name in ("quotes", "people"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=())


@Language.factory("whosaid", assigns=["doc.ents"], default_config={"ents": True, "date": None})
def create(nlp, name, ents, date):
    """The component. `ents` says whether entities are set, `date` is the date of all articles."""
    return Component(ents, date)


class Component:
    """Annotates documents as spaCy passes them on."""

    def __init__(self, ents, date):
        self.ents = ents
        self.date = date

    def __call__(self, doc):
        found = annotate(doc.text, date=self.date)

        def span(part, label=""):
            return part and doc.char_span(part["start"], part["end"], label=label, alignment_mode="expand")

        if self.ents:
            # spaCy's tokens can be larger than a name: of two in one token the first stays.
            spans, end = [], 0
            for entity in found["entities"]:
                marked = span(entity, entity["label"])
                if marked is not None and marked.start >= end:
                    spans.append(marked)
                    end = marked.end
            doc.set_ents(spans)
        doc._.quotes = tuple(
            {
                "id": quote["id"],
                "span": span(quote),
                "kind": quote["kind"],
                "cue": span(quote["cue"]),
                "speaker": quote["speaker"] and quote["speaker"]["name"],
                "mention": quote["speaker"] and span(quote["speaker"]["mention"]),
                "person": quote["speaker"] and quote["speaker"]["person"],
                "score": quote["score"],
            }
            for quote in found["quotes"]
        )
        doc._.people = tuple(
            {**person, "mentions": [span(mention) for mention in person["mentions"]]} for person in found["people"]
        )
        return doc

    def to_disk(self, path, exclude=()):
        """There is nothing to store: the model is inside the package."""

    def from_disk(self, path, exclude=()):
        """There is nothing to load."""
        return self
