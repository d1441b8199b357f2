//! The words that reporting English is made of: closed classes, and the verbs
//! and nouns that report.
//!
//! One small table, laid out when the crate is compiled. A verb is listed by
//! its base form; regular forms are found by their endings.

mod lists;

use self::lists::{FORMS, IRREGULAR, LISTS};

/// What a word can do in a reporting clause; a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Class(pub(super) u32);

impl Class {
    /// In no list.
    pub(super) const NONE: Class = Class(0);
    /// "the", "a", "some", "two".
    pub(super) const DET: Class = Class(1);
    /// "his", "their".
    pub(super) const POSS: Class = Class(1 << 1);
    /// "he", "they", "who".
    pub(super) const SUBJECT: Class = Class(1 << 2);
    /// "him", "them".
    pub(super) const OBJECT: Class = Class(1 << 3);
    /// Forms of "be", "have", "do", and modals.
    pub(super) const AUX: Class = Class(1 << 4);
    /// Forms of "be".
    pub(super) const BE: Class = Class(1 << 5);
    /// "of", "in", "after".
    pub(super) const PREP: Class = Class(1 << 6);
    /// "that", "whether", "how": opens a clause.
    pub(super) const OPENER: Class = Class(1 << 7);
    /// "and", "but", "or".
    pub(super) const AND: Class = Class(1 << 8);
    /// "because", "while", "as".
    pub(super) const CONJ: Class = Class(1 << 9);
    /// "not", "never".
    pub(super) const NOT: Class = Class(1 << 10);
    /// "also", "later", "once".
    pub(super) const ADV: Class = Class(1 << 11);
    /// "Monday", "today", "week".
    pub(super) const TIME: Class = Class(1 << 12);
    /// Reports speech or writing with a clause or with marks: "say", "write".
    pub(super) const SAY: Class = Class(1 << 13);
    /// Reports and names the hearer: "tell", "assure".
    pub(super) const TELL: Class = Class(1 << 14);
    /// Reports thought or knowledge: "think", "find".
    pub(super) const THINK: Class = Class(1 << 15);
    /// An act of speech with an object: "criticise", "describe", "call".
    pub(super) const ACT: Class = Class(1 << 16);
    /// Reports by its own noun: "statement", "claim".
    pub(super) const NOUN: Class = Class(1 << 17);
    /// A verb that is as often a noun: "report", "call".
    pub(super) const NOUNY: Class = Class(1 << 18);
    /// A base form, a plural present.
    pub(super) const BASE: Class = Class(1 << 19);
    /// "says".
    pub(super) const PRESENT: Class = Class(1 << 20);
    /// "said", as past or as participle.
    pub(super) const PAST: Class = Class(1 << 21);
    /// "saying".
    pub(super) const ING: Class = Class(1 << 22);
    /// A mood that speaks like a verb of saying when marks stand beside it: "smile", "begin".
    pub(super) const BESIDE: Class = Class(1 << 23);
    /// An interrogative: "why", "how".
    pub(super) const WH: Class = Class(1 << 24);
    /// A noun listed with all its forms.
    pub(super) const WHOLE: Class = Class(1 << 25);
    /// First or second person.
    pub(super) const ME: Class = Class(1 << 26);

    /// A common verb that does not report.
    pub(super) const VERB: Class = Class(1 << 27);

    /// Something with a title: "film", "song", "show".
    pub(super) const WORK: Class = Class(1 << 28);
    /// Gives a name rather than reports: "titled", "dubbed", "nicknamed".
    pub(super) const NAMING: Class = Class(1 << 29);

    /// Any verb that reports.
    pub(super) const CUE: Class = Class(Self::SAY.0 | Self::TELL.0 | Self::THINK.0 | Self::ACT.0 | Self::BESIDE.0);

    /// Somebody, some body or something written, that can speak: "official", "agency", "report".
    pub(super) const VOICE: Class = Class(1 << 30);

    pub(super) const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }

    pub(super) const fn any(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }
}

use Class as C;

const SLOTS: usize = 4096;

struct Table {
    keys: [u32; SLOTS],
    classes: [u32; SLOTS],
}

static TABLE: Table = lay_out();

/// FNV-1a over lower-cased bytes.
const fn hash(bytes: &[u8], from: usize, to: usize) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    let mut at = from;
    while at < to {
        hash = (hash ^ bytes[at].to_ascii_lowercase() as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    // Zero marks an empty slot.
    if hash == 0 { 1 } else { hash }
}

const fn slot(key: u32) -> usize {
    (key ^ (key >> 15)) as usize % SLOTS
}

const fn lay_out() -> Table {
    let mut table = Table { keys: [0; SLOTS], classes: [0; SLOTS] };
    let mut list = 0;
    while list < LISTS.len() {
        let (class, words) = LISTS[list];
        let bytes = words.as_bytes();
        let mut start = 0;
        while start < bytes.len() {
            let mut end = start;
            while end < bytes.len() && bytes[end] != b' ' {
                end += 1;
            }
            if end > start {
                let key = hash(bytes, start, end);
                let mut at = slot(key);
                while table.keys[at] != 0 && table.keys[at] != key {
                    at = (at + 1) % SLOTS;
                }
                table.keys[at] = key;
                table.classes[at] |= class.0;
            }
            start = end + 1;
        }
        list += 1;
    }
    table
}

fn listed(bytes: &[u8]) -> Class {
    let key = hash(bytes, 0, bytes.len());
    let mut at = slot(key);
    while TABLE.keys[at] != 0 {
        if TABLE.keys[at] == key {
            return Class(TABLE.classes[at]);
        }
        at = (at + 1) % SLOTS;
    }
    Class::NONE
}

/// A listed verb whose endings are regular, stripped of the form it was listed in.
fn regular(stem: &[u8], form: Class) -> Class {
    let class = listed(stem);
    let regular = FORMS.0;
    if class.0 & regular == regular { Class(class.0 & !regular | form.0) } else { Class::NONE }
}

/// The classes of a word, whatever its capitals.
pub(super) fn class(word: &str) -> Class {
    let bytes = word.as_bytes();
    if bytes.len() < 2 && !matches!(bytes, b"a" | b"A" | b"I" | b"i") || bytes.len() > 16 || !word.is_ascii() {
        return Class::NONE;
    }
    let mut class = listed(bytes);
    if class.0 & FORMS.0 == FORMS.0 {
        class.0 &= !(C::PRESENT.0 | C::PAST.0 | C::ING.0);
    }
    Class(class.0 | inflected(bytes).map_or(0, |(_, _, class)| class.0))
}

/// The base of a regular form of a listed verb, with its length and the class that the form has.
fn inflected(word: &[u8]) -> Option<([u8; 20], usize, Class)> {
    let length = word.len();
    if length > 16 {
        return None;
    }
    let lower = |back: usize| word[length - back].to_ascii_lowercase();
    if length < 4 {
        return None;
    }
    let tries: &[(usize, &[u8])];
    let form;
    match (lower(3), lower(2), lower(1)) {
        (b'i', b'n', b'g') => {
            form = C::ING;
            tries = &[(3, b""), (3, b"e")];
        }
        (b'i', b'e', b'd') => {
            form = C::PAST;
            tries = &[(3, b"y"), (1, b"")];
        }
        (_, b'e', b'd') => {
            form = C::PAST;
            tries = &[(1, b""), (2, b"")];
        }
        (b'i', b'e', b's') => {
            form = C::PRESENT;
            tries = &[(3, b"y"), (1, b"")];
        }
        (_, b'e', b's') => {
            form = C::PRESENT;
            tries = &[(1, b""), (2, b"")];
        }
        (_, _, b's') => {
            form = C::PRESENT;
            tries = &[(1, b"")];
        }
        _ => return None,
    }
    let mut stem = [0; 20];
    for (cut, ending) in tries {
        let kept = length - cut;
        stem[..kept].copy_from_slice(&word[..kept]);
        stem[kept..kept + ending.len()].copy_from_slice(ending);
        let class = regular(&stem[..kept + ending.len()], form);
        if class != Class::NONE {
            return Some((stem, kept + ending.len(), class));
        }
    }
    // A doubled consonant: "quipped", "bragging".
    let cut = if form == C::ING { 3 } else { 2 };
    let kept = length - cut;
    if form != C::PRESENT && kept > 2 && word[kept - 1].eq_ignore_ascii_case(&word[kept - 2]) {
        stem[..kept - 1].copy_from_slice(&word[..kept - 1]);
        let class = regular(&word[..kept - 1], form);
        return (class != Class::NONE).then_some((stem, kept - 1, class));
    }
    None
}

/// Whether a word belongs to a closed class.
pub(super) fn is_function_word(word: &str) -> bool {
    let closed = [C::DET, C::POSS, C::SUBJECT, C::OBJECT, C::AUX, C::PREP, C::OPENER, C::AND, C::CONJ, C::ADV, C::TIME];
    class(word).any(closed.into_iter().fold(Class::NONE, Class::or))
}

/// Whether a word reports speech in a finite form: "said", "asks".
pub(super) fn is_said(word: &str) -> bool {
    let class = class(word);
    class.any(C::SAY.or(C::TELL)) && class.any(C::PAST.or(C::PRESENT))
}

/// How likely a noun is to be somebody or something that speaks: 2 for those that are listed, 1 for those that end like agents,
/// 0 for all others.
pub(super) fn voice(word: &str) -> u32 {
    let stem = word.strip_suffix('s').filter(|stem| stem.len() > 2);
    if class(word).any(C::VOICE) || stem.is_some_and(|stem| class(stem).any(C::VOICE)) {
        return 2;
    }
    let stem = stem.unwrap_or(word);
    u32::from(word.len() > 4 && ["er", "or", "ist", "ian", "man", "men", "ee", "ant"].iter().any(|end| stem.ends_with(end)))
}

/// Whether a noun is something that says what is written on it or shown by it, and reports nothing by itself: "poll", "banner".
pub(super) fn is_written(word: &str) -> bool {
    matches!(
        word,
        "poll"
            | "polls"
            | "survey"
            | "surveys"
            | "study"
            | "studies"
            | "data"
            | "figures"
            | "documents"
            | "research"
            | "records"
            | "banners"
            | "placard"
            | "placards"
            | "signs"
            | "letters"
            | "emails"
            | "tweets"
            | "posts"
            | "memos"
            | "articles"
            | "ad"
            | "ads"
            | "advert"
            | "video"
            | "videos"
            | "resolution"
            | "lawsuit"
            | "lawsuits"
            | "complaints"
            | "note"
            | "notes"
            | "ruling"
            | "story"
            | "stories"
            | "editorials"
            | "statements"
            | "petition"
            | "filing"
            | "filings"
            | "statistics"
            | "numbers"
            | "analysis"
            | "book"
            | "paper"
            | "affidavit"
            | "indictment"
            | "leaflet"
            | "leaflets"
            | "poster"
            | "posters"
    )
}

/// Whether a word is a determiner or an owner.
pub(super) fn is_determiner(word: &str) -> bool {
    class(word).any(C::DET.or(C::POSS))
}

/// Whether a word ends like an adverb and is no noun or adjective that does.
pub(super) fn is_adverb(word: &str) -> bool {
    const OTHERS: &str = " family assembly reply supply rally bully belly monopoly anomaly butterfly early elderly daily weekly monthly \
        quarterly friendly likely unlikely deadly costly lovely lively lonely orderly scholarly italy imply apply comply multiply ";
    let listed = || OTHERS.split(' ').any(|other| other.eq_ignore_ascii_case(word));
    word.len() > 4 && word.ends_with("ly") && !listed()
}

/// Whether a word is a subject pronoun.
pub(super) fn is_pronoun(word: &str) -> bool {
    class(word).any(C::SUBJECT)
}

/// Whether a token can end a sentence.
pub(super) fn ends_sentence(word: &str) -> bool {
    matches!(word, "." | "!" | "?" | "..." | "\u{2026}")
}

/// A number for the base of a listed verb, or for the word itself.
pub(super) fn stem(word: &str) -> u32 {
    if let Some(forms) = IRREGULAR.iter().find(|forms| forms.iter().any(|form| form.eq_ignore_ascii_case(word))) {
        return key(forms[0]);
    }
    match inflected(word.as_bytes()) {
        Some((stem, length, _)) => hash(&stem, 0, length),
        None => key(word),
    }
}

/// A number for a word, whatever its capitals.
pub(super) fn key(word: &str) -> u32 {
    hash(word.as_bytes(), 0, word.len())
}
