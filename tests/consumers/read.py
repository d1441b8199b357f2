"""Opens every export with programs that are not ours, for all golden articles: COMMAND names the command.

What is not installed for this Python is passed over and named; nothing here is needed to build.
"""

import contextlib
import csv
import html.parser
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree

COMMAND = os.environ["COMMAND"]
GOLDEN = pathlib.Path(__file__).parent.parent / "golden"
passed, skipped, failed = [], [], []


def written(path, form, *more):
    run = subprocess.run([COMMAND, "annotate", "--format", form, *more, path], capture_output=True, check=True)
    return run.stdout.decode()


def articles():
    for path in sorted(GOLDEN.glob("*.txt")):
        text = path.read_bytes().decode()
        yield path, text, json.loads(written(path, "json"))


def consumer(name, *modules):
    """Runs a check for every article, unless a module that it needs is not installed."""

    def decorate(check):
        try:
            loaded = [__import__(module, fromlist=["_"]) for module in modules]
        except ImportError as error:
            skipped.append(f"{name} ({error.name} is not installed)")
            return
        for path, text, document in ARTICLES:
            try:
                check(path, text, document, *loaded)
            except Exception as error:
                failed.append(f"{name}: {path.name}: {error!r}"[:400])
                return
        passed.append(name)

    return decorate


ARTICLES = list(articles())


@consumer("CSV by Python's csv")
def _(path, text, document):
    rows = list(csv.DictReader(io.StringIO(written(path, "csv"), newline="")))
    assert len(rows) == len(document["quotes"])
    for row, quote in zip(rows, document["quotes"]):
        assert text[int(row["quote_start"]) : int(row["quote_end"])] == quote["text"]
        assert row["quote_type"] == quote["kind"]


@consumer("CSV by DuckDB", "duckdb")
def _(path, text, document, duckdb):
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder, "quotes.csv")
        table.write_bytes(written(path, "csv").encode())
        rows = duckdb.read_csv(str(table), all_varchar=True, header=True, quotechar='"', escapechar='"', delimiter=",").fetchall()
        assert len(rows) == len(document["quotes"]), (len(rows), len(document["quotes"]))


@consumer("CSV by Polars", "polars")
def _(path, text, document, polars):
    table = polars.read_csv(io.BytesIO(written(path, "csv-entities").encode()), infer_schema_length=0)
    found = [(int(start), int(end)) for start, end in zip(table["start"], table["end"])] if len(table) else []
    assert found == [(entity["start"], entity["end"]) for entity in document["entities"]]


@consumer("TEI by expat")
def _(path, text, document):
    tei = ElementTree.fromstring(written(path, "tei"))
    space = "{http://www.tei-c.org/ns/1.0}"
    article = "".join(tei.find(f".//{space}ab").itertext())
    assert article == text, (article, text)
    ids = {element.get("{http://www.w3.org/XML/1998/namespace}id") for element in tei.iter()}
    assert all(said.get("who", "#")[1:] in ids for said in tei.iter(f"{space}said") if said.get("who"))


@consumer("HTML by Python's parser")
def _(path, text, document):
    class Article(html.parser.HTMLParser):
        inside, shown = False, ""

        def handle_starttag(self, tag, _):
            self.inside |= tag == "article"
            assert tag not in ("script", "img", "link", "iframe")

        def handle_endtag(self, tag):
            self.inside &= tag != "article"

        def handle_data(self, data):
            self.shown += data if self.inside else ""

    page = Article()
    page.feed(written(path, "html"))
    assert page.shown == text


@consumer("displaCy by spaCy", "spacy.displacy")
def _(path, text, document, displacy):
    drawing = json.loads(written(path, "displacy"))
    markup = displacy.render(drawing, style="ent", manual=True, page=False, jupyter=False)
    assert markup.count("<mark ") == len(document["entities"])


@consumer("CoNLL by spaCy's converter", "spacy.training.converters")
def _(path, text, document, converters):
    columns = written(path, "conll")
    docs = list(converters.conll_ner_to_docs(columns, n_sents=1, no_print=True))
    found = [entity.label_ for converted in docs for entity in converted.ents]
    assert found == [entity["label"] for entity in document["entities"]], (found, len(document["entities"]))


@consumer("brat by brat-peek", "peek")
def _(path, text, document, peek):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "a.ann")
        file.write_bytes(written(path, "brat").encode())
        # It says that it does not know which mentions are equivalent.
        with contextlib.redirect_stdout(io.StringIO()):
            read = peek.AnnDocument(str(file)).anns
    told = [quote for quote in document["quotes"] if quote["speaker"] and quote["speaker"]["mention"]]
    assert sum(relation.tag == "Speaker" for relation in read["relations"]) == len(told)
    marked = {(entity.span[0][0], entity.tag) for entity in read["entities"]}
    assert all((entity["start"], entity["label"]) in marked for entity in document["entities"])
    names = {entity.name for entity in read["entities"]}
    assert all(relation.arg1.split(":")[1] in names and relation.arg2.split(":")[1] in names for relation in read["relations"])


@consumer("Markdown by markdown-it", "markdown_it", "mdit_py_plugins.footnote")
def _(path, text, document, markdown, footnote):
    tokens = markdown.MarkdownIt("commonmark").use(footnote.footnote_plugin).parse(written(path, "markdown"))
    shown = ""
    # The first heading is the file's name.
    for token in tokens[3:]:
        if token.type in ("heading_open", "footnote_block_open"):
            break
        for child in token.children or []:
            shown += "\n" if child.type in ("softbreak", "hardbreak") else child.content if child.type in ("text", "text_special") else ""
        shown += "\n" if token.type == "inline" else ""
    words = lambda said: unicodedata.normalize("NFC", said).split()
    assert words(shown) == words(text) or not tokens, (words(shown)[:20], words(text)[:20])


print("   opened by others:", ", ".join(passed))
if skipped:
    print("   passed over:", ", ".join(skipped))
if failed:
    sys.exit("\n".join(failed))
