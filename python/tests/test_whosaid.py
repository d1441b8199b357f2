"""The package as it was installed: python -m unittest discover -s python/tests"""

import threading
import unittest

import whosaid

TEXT = "😀 “We are ready,” Ada Marsh said on Monday. “Nobody else is,” she added."


class Annotated(unittest.TestCase):
    def test_positions_slice_the_text(self):
        document = whosaid.annotate(TEXT, date="2025-03-04")
        self.assertEqual(document["offsetUnit"], "codepoint")
        for part in document["entities"] + document["quotes"]:
            self.assertEqual(TEXT[part["start"] : part["end"]], part["text"])
        said = [(quote["text"], quote["speaker"]["name"]) for quote in document["quotes"]]
        self.assertEqual(said, [("“We are ready,”", "Ada Marsh"), ("“Nobody else is,”", "Ada Marsh")])
        self.assertIn("2025-03-03", [entity["value"] for entity in document["entities"]])

    def test_what_makes_no_sense_is_refused(self):
        with self.assertRaises(ValueError):
            whosaid.annotate(TEXT, date="never")
        with self.assertRaises(ValueError):
            whosaid.export(TEXT, "docx")
        with self.assertRaises(TypeError):
            whosaid.annotate(7)

    def test_any_string_is_annotated(self):
        for text in ("", "\0", "\ud800 Ada Marsh", "e\u0301" * 1000, "“" * 10000):
            for entity in whosaid.annotate(text)["entities"]:
                self.assertEqual(text[entity["start"] : entity["end"]], entity["text"])

    def test_formats_are_written(self):
        self.assertIn("[2] Ada Marsh", whosaid.export(TEXT, "footnotes"))
        self.assertTrue(whosaid.export(TEXT, "csv", name="=a").splitlines()[1].startswith("'=a,q1,"))

    def test_threads_get_the_same(self):
        expected, found = whosaid.annotate(TEXT), []
        threads = [threading.Thread(target=lambda: found.append(whosaid.annotate(TEXT))) for _ in range(4)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        self.assertEqual(found, [expected] * 4)


class InSpacy(unittest.TestCase):
    def setUp(self):
        try:
            import spacy
        except ImportError:
            self.skipTest("spaCy is not installed")
        self.spacy = spacy

    def test_the_component_fills_the_document(self):
        nlp = self.spacy.blank("en")
        nlp.add_pipe("whosaid", config={"date": "2025-03-04"})
        doc = nlp(TEXT)
        self.assertEqual([(ent.text, ent.label_) for ent in doc.ents][:1], [("Ada Marsh", "PERSON")])
        self.assertEqual([quote["speaker"] for quote in doc._.quotes], ["Ada Marsh"] * 2)
        self.assertEqual(doc._.quotes[0]["span"].text, "“We are ready,”")
        self.assertIn("she", [mention.text for mention in doc._.people[0]["mentions"]])
        self.assertEqual(len(nlp("")), 0)

    def test_a_pipeline_can_be_stored(self):
        import tempfile

        nlp = self.spacy.blank("en")
        nlp.add_pipe("whosaid")
        with tempfile.TemporaryDirectory() as folder:
            nlp.to_disk(folder)
            again = self.spacy.load(folder)
        self.assertEqual([ent.text for ent in again(TEXT).ents], [ent.text for ent in nlp(TEXT).ents])


if __name__ == "__main__":
    unittest.main()
