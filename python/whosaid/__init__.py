"""Marks the named entities and the quotes of English news articles, and says who said what.

>>> from whosaid import annotate
>>> text = "“We are ready,” Ada Marsh said."
>>> annotate(text)["quotes"][0]["speaker"]["name"]
'Ada Marsh'
"""

import json

from ._core import __version__, annotate_json, export

__all__ = ["__version__", "annotate", "annotate_json", "export"]


def annotate(text, date=None, dictionary=None, reasons=False):
    """The document of a text: its entities, quotes and people, positions counted as Python counts.

    `date` is the article's, `2022-02-07`; `dictionary` your own phrases, a line each: the phrase, a tab, its label.
    Raises `ValueError` for a date or dictionary that makes no sense, and for no text.
    """
    # A lone surrogate is no character; Rust's strings have no place for it, and it stays one position.
    if any("\ud800" <= character <= "\udfff" for character in text):
        text = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
    return json.loads(annotate_json(text, date, dictionary, reasons))
