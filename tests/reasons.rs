//! Why a name, a quote, a speaker, a mention: told when asked for, never otherwise, and nothing else changes.

use whosaid::reason::Reason;
use whosaid::{Annotator, Options};

const ARTICLE: &str = "Ada Marsh came home on Monday. “We were cold,” she said. “The boat was old.” \
    The film “Iron Harbour” opens in May.\n\nThe mayor said that the harbour was safe. \
    According to Tom Okoye, the boat is lost.\n";

fn annotated() -> whosaid::Document<'static> {
    Annotator::default().annotate(ARTICLE, &Options { reasons: true, ..Options::default() })
}

/// `code: text` of each reason.
fn told(why: &[Reason]) -> Vec<String> {
    why.iter().map(|reason| format!("{}: {}", reason.code, reason.text)).collect()
}

#[test]
fn nothing_else_changes() {
    let plain = Annotator::default().annotate(ARTICLE, &Options::default());
    let mut asked = annotated();
    assert!(!serde_json::to_string(&plain).unwrap().contains("\"why\""));
    asked.entities.iter_mut().for_each(|entity| entity.why.clear());
    for quote in &mut asked.quotes {
        quote.why.clear();
        quote.speaker.iter_mut().for_each(|speaker| speaker.why.clear());
    }
    asked.people.iter_mut().for_each(|person| person.why.clear());
    assert_eq!(plain, asked);
}

#[test]
fn every_name_quote_speaker_and_mention_says_why() {
    let document = annotated();
    assert!(document.entities.len() > 3);
    for entity in &document.entities {
        assert!(!entity.why.is_empty(), "{}", entity.mention.text);
    }
    for quote in &document.quotes {
        assert!(!quote.why.is_empty(), "{:?}", quote.mention.text);
        assert!(quote.speaker.iter().all(|speaker| !speaker.why.is_empty()), "{:?}", quote.mention.text);
    }
    for person in &document.people {
        assert_eq!(person.mentions.len(), person.why.len());
        assert!(person.why.iter().all(|why| !why.is_empty()), "{}: {:?}", person.name, person.why);
    }
}

#[test]
fn quotes_and_speakers_tell_the_facts_they_went_by() {
    let document = annotated();
    // What the models weigh most changes as they learn; nothing is asked where the column is empty.
    for (words, of_kind, of_speaker) in [
        ("“We were cold,”", "said-beside: “said” and “she” stand right behind its comma", "cue: “she” is the subject of “said”"),
        ("“The boat was old.”", "", "conversation: “she” spoke the quote before"),
        ("“Iron Harbour”", "", ""),
        ("that the harbour was safe", "that: it begins with “that”", "subject: “The mayor” is the subject of “said”"),
        ("the boat is lost", "cue: “According to” names a source for it", "subject: “Tom Okoye” stands behind “According to”"),
    ] {
        let quote = document.quotes.iter().find(|quote| quote.mention.text == words).expect(words);
        let kind = told(&quote.why);
        assert!(of_kind.is_empty() || kind.iter().any(|reason| reason == of_kind), "{words}: {kind:#?}");
        let speaker = quote.speaker.as_ref().map(|speaker| told(&speaker.why)).unwrap_or_default();
        assert!(
            of_speaker.is_empty() && speaker.is_empty() || speaker.iter().any(|reason| reason == of_speaker),
            "{words}: {speaker:#?}"
        );
    }
}

#[test]
fn mentions_tell_how_they_were_resolved() {
    let document = annotated();
    let ada = document.people.iter().find(|person| person.name == "Ada Marsh").expect("Ada Marsh");
    for (mention, code) in [("Ada Marsh", "name"), ("she", "only")] {
        let at = ada.mentions.iter().position(|one| one.text == mention).expect(mention);
        assert_eq!(ada.why[at][0].code, code, "{mention}: {:?}", told(&ada.why[at]));
    }
}

#[test]
fn names_and_numbers_tell_what_holds_at_their_place() {
    let dictionary = whosaid::lexicon::Dictionary::parse("Grey Heron\tPRODUCT\n").unwrap();
    let options = Options { reasons: true, dictionary: Some(std::sync::Arc::new(dictionary)), ..Options::default() };
    for (article, name, reasons) in [
        ("Then Ruth Adeyemi left.", "Ruth Adeyemi", "given: “Ruth” is in the list of given names"),
        ("Then Professor Mei-Ling Osei left.", "Mei-Ling Osei", "title: “Professor” stands before it"),
        ("Its chief executive, Helena Brandt, left.", "Helena Brandt", "title: “chief executive” stands before its comma"),
        ("“No,” said Tomas Lindqvist, who has a bakery.", "Tomas Lindqvist", "said: “said” stands right before it"),
        ("“No,” said Tomas Lindqvist, who has a bakery.", "Tomas Lindqvist", "who: “who” stands behind its comma"),
        ("Daniel Osei left. “I said no,” Osei recalled.", "Osei", "longer: “Daniel Osei” is named in full elsewhere"),
        ("Daniel Osei left. “I said no,” Osei recalled.", "Osei", "said: “recalled” stands right behind it"),
        ("Much of it is bound for Norway.", "Norway", "list: “Norway” is in the list of countries"),
        ("She was born in Norway.", "Norway", "where: “in” stands before it"),
        ("The Northern Calder Bank paid for it.", "Northern Calder Bank", "head: “Bank” is usual in names of organisations"),
        ("It took 11 percent of it.", "11 percent", "part: “percent” means percent"),
        ("It cost them $48 million.", "$48 million", "part: “$” is a currency"),
        ("She bought a Grey Heron.", "Grey Heron", "dictionary: it is in your dictionary"),
    ] {
        let document = Annotator::default().annotate(article, &options);
        let entity = document.entities.iter().find(|entity| entity.mention.text == name);
        let why = told(&entity.unwrap_or_else(|| panic!("no {name} in {article}: {:?}", document.entities)).why);
        assert!(why.iter().any(|reason| reason == reasons), "{name} in {article}: {why:#?}");
    }
    let dated = Options { reasons: true, date: Some((2025, 3, 6)), ..Options::default() };
    let document = Annotator::default().annotate("Ada Marsh left on Tuesday.", &dated);
    let tuesday = document.entities.iter().find(|entity| entity.mention.text == "Tuesday").expect("Tuesday");
    let why = told(&tuesday.why);
    assert_eq!(why, ["part: “Tuesday” is a day of the week", "article-date: it is counted from the article's date, 2025-03-06"]);
}
