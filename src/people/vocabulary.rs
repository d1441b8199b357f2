//! The few hundred words that the resolver must know by heart: the closed
//! classes, and the nouns that tell a person's gender or number. All else
//! comes from the lexicon. The table is laid out when the crate is compiled.

use super::grammar::Tag;

/// What a word is, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Class(u32);

impl Class {
    /// In no list.
    pub(super) const NONE: Class = Class(0);
    /// A noun for one person, by office, trade, relation or kind.
    pub(super) const PERSON: Class = Class(1 << 8);
    /// A relation.
    pub(super) const KIN: Class = Class(1 << 9);
    /// A noun for several people that take "they".
    pub(super) const PEOPLE: Class = Class(1 << 10);
    /// A noun for a body that speaks.
    pub(super) const BODY: Class = Class(1 << 11);
    /// A noun of time or measure: ", a year later," is no apposition.
    pub(super) const TIME: Class = Class(1 << 12);
    /// A noun or title for men, for women.
    pub(super) const MALE: Class = Class(1 << 13);
    /// As [`Class::MALE`].
    pub(super) const FEMALE: Class = Class(1 << 14);
    /// A verb that can stand before its subject in a report: "said Smith".
    pub(super) const SAYING: Class = Class(1 << 15);
    /// A title of courtesy or rank that stands before names: "Mr.".
    pub(super) const COURTESY: Class = Class(1 << 16);
    /// Says little but that it is a person: "man", "victim".
    pub(super) const VAGUE: Class = Class(1 << 17);
    /// A noun for words on paper or screen that speak: "report".
    pub(super) const DOCUMENT: Class = Class(1 << 18);
    /// A body that is called so when its name was told: "the company" is, "the campaign" need not be.
    pub(super) const CALLED: Class = Class(1 << 19);
    /// A finite verb form that no "-ed" tells.
    const TAGS: u32 = 0xff;

    const fn tagged(tag: Tag) -> Class {
        Class(tag as u32 + 1)
    }

    /// Whether any class of `other` is among these.
    pub(super) const fn any(self, other: Class) -> bool {
        self.0 & other.0 & !Class::TAGS != 0
    }

    const fn with(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }

    /// The closed class, if the word is in one.
    pub(super) fn tag(self) -> Option<Tag> {
        const CLOSED: [Tag; 9] = [
            Tag::Determiner,
            Tag::Preposition,
            Tag::And,
            Tag::But,
            Tag::Subordinator,
            Tag::Relative,
            Tag::Auxiliary,
            Tag::Verb,
            Tag::Adverb,
        ];
        match self.0 & Class::TAGS {
            0 => None,
            tag if tag == Tag::Pronoun as u32 + 1 => Some(Tag::Pronoun),
            tag => CLOSED.into_iter().find(|closed| *closed as u32 + 1 == tag),
        }
    }
}

const MAN: Class = Class::PERSON.with(Class::MALE);
const WOMAN: Class = Class::PERSON.with(Class::FEMALE);
const HIM: Class = MAN.with(Class::KIN);
const HER: Class = WOMAN.with(Class::KIN);

/// The lists; a word may stand in several, but in one closed class only.
const LISTS: &[(Class, &str)] = &[
    (Class::tagged(Tag::Determiner), "the a an this these those some any every each no another both several many"),
    (
        Class::tagged(Tag::Preposition),
        "of in on at by for from with to into onto about against between among under over through during without within upon \
         toward towards across behind beside besides despite near opposite alongside above below beyond except including via per \
         like unlike amid outside inside around versus vs vs.",
    ),
    (Class::tagged(Tag::And), "and or & plus"),
    (Class::tagged(Tag::But), "but yet nor then so"),
    (
        Class::tagged(Tag::Subordinator),
        "that when while because if as after before since until till although though unless whether where why how what whereas \
         than whenever lest",
    ),
    (Class::tagged(Tag::Relative), "who whom whose which"),
    (
        Class::tagged(Tag::Auxiliary),
        "is was are were be been being am has had have having do does did will would can could may might must shall should isn't \
         wasn't aren't weren't hasn't hadn't haven't doesn't didn't don't won't wouldn't can't cannot couldn't shouldn't",
    ),
    (
        Class::tagged(Tag::Verb),
        "said says say told tells tell went goes came comes made makes took takes gave gives got gets knew knows thought thinks \
         saw sees wrote writes spoke speaks left leaves met meets won wins lost loses led leads held holds ran runs became becomes \
         began begins kept keeps put puts sat sits stood stands found finds felt feels fell grew drew threw flew drove rose chose \
         broke spent sent built bought brought caught taught fought sought heard hit cut let set read paid laid sold shot beat \
         bore tore wore swore hid rode ate sang swam rang sank meant dealt slept wept wants calls argues believes claims insists \
         adds asks plays works lives tries seems appears marries returns asserts",
    ),
    (
        Class::tagged(Tag::Adverb),
        "also never not always often again already still now just even soon later ever once too only however instead further \
         meanwhile perhaps there here himself herself themselves itself else almost first n't all very more most",
    ),
    (
        Class::tagged(Tag::Pronoun),
        "he she him her his hers they them their theirs it its i me my mine myself we us our ours you your",
    ),
    (
        Class::SAYING,
        "said says added adds asked asks wrote writes explained explains noted notes told recalled recalls argued argues warned \
         warns tweeted insisted insists joked replied admitted admits claimed claims concluded continued declared observed remarked \
         stated suggested suggests acknowledged agreed agrees conceded countered cried quipped reported responded shouted snapped \
         posted predicted promised",
    ),
    (
        MAN,
        "king prince emperor duke earl baron count pope friar imam rabbi bishop archbishop monk abbot priest man boy guy gentleman \
         lad bridegroom spokesman chairman congressman assemblyman businessman policeman fireman salesman councilman alderman \
         anchorman cameraman sportsman craftsman statesman nobleman gunman fisherman frontman middleman serviceman airman \
         infantryman batsman clergyman englishman frenchman irishman scotsman welshman dutchman actor waiter playboy cowboy \
         schoolboy tsar sultan emir caliph sheikh sheik",
    ),
    (
        WOMAN,
        "queen princess empress duchess countess baroness nun abbess woman girl gal lass bride spokeswoman chairwoman \
         congresswoman assemblywoman businesswoman policewoman saleswoman councilwoman anchorwoman camerawoman sportswoman \
         noblewoman gunwoman horsewoman servicewoman airwoman frenchwoman englishwoman irishwoman actress waitress hostess heroine \
         stewardess tsarina ballerina diva seamstress midwife schoolgirl housewife heiress goddess priestess soprano",
    ),
    (
        HIM,
        "father son brother husband uncle nephew grandfather grandson stepfather stepson stepbrother dad daddy fiancé boyfriend \
         widower godfather godson grandpa granddad groom half-brother ex-husband",
    ),
    (
        HER,
        "mother daughter sister wife aunt niece grandmother granddaughter stepmother stepdaughter stepsister mom mum mama mommy \
         fiancée girlfriend widow godmother goddaughter grandma half-sister ex-wife",
    ),
    (Class::PERSON.with(Class::KIN), "cousin spouse partner twin sibling parent child fiance fiancee"),
    (Class::COURTESY.with(Class::MALE), "mr sir lord herr señor monsieur msgr fr"),
    (Class::COURTESY.with(Class::FEMALE), "mrs ms miss lady madam madame mme mlle dame frau señora sra sheikha"),
    (Class::COURTESY, "mx dr prof messrs rev sr sen rep gov gen lt col maj capt sgt adm cmdr"),
    (
        Class::PERSON,
        "president minister chancellor leader official spokesperson governor senator mayor lawyer judge candidate nominee director \
         officer chief executive analyst expert professor author writer critic coach manager player striker captain singer artist \
         driver teacher doctor nurse scientist researcher economist lawmaker activist resident neighbor neighbour \
         friend founder owner premier secretary ambassador diplomat general commander politician representative deputy adviser \
         advisor aide source strategist billionaire chairperson student survivor ceo pontiff \
         qualifier seed defender winger goalkeeper midfielder forward rookie skipper counterpart colleague understudy newcomer \
         incumbent challenger plaintiff defendant guard owner passenger patient hacker",
    ),
    (Class::PERSON.with(Class::VAGUE), "person teenager victim suspect witness veteran star native newcomer pensioner"),
    (Class::VAGUE, "man woman boy girl"),
    (
        Class::PEOPLE,
        "police people officials authorities men women children couple family pair lawmakers experts analysts critics supporters \
         protesters doctors scientists researchers witnesses residents sources aides advisers prosecutors lawyers voters workers \
         students parents activists economists investors diplomats ministers leaders members teammates brothers sisters duo trio \
         others organizers organisers investigators detectives republicans democrats teachers nurses farmers relatives neighbors \
         neighbours friends fans allies loyalists insiders backers surrogates foes opponents boosters alumni",
    ),
    (
        Class::BODY,
        "company firm agency ministry government group party court bank club team council committee commission organization \
         organisation department university school newspaper paper magazine airline carrier maker automaker carmaker union \
         federation association administration campaign army military office embassy regulator watchdog charity hospital network \
         broadcaster retailer manufacturer parliament senate board panel tribunal institute foundation center centre report \
         statement study coalition force studio startup kremlin lender operator developer bureau league authority body service \
         country state city nation",
    ),
    (
        Class::BODY.with(Class::DOCUMENT),
        "poll survey letter memo lawsuit complaint filing document article editorial website press-release",
    ),
    (
        Class::DOCUMENT,
        "report statement study law bill biography memoir book agreement accord treaty sign note order ruling indictment \
         resolution audit analysis guidance tweet message email video motion petition essay column ad advertisement constitution \
         decree verdict data",
    ),
    (
        Class::CALLED,
        "company firm agency bank club team organization organisation department university school newspaper paper magazine \
         airline carrier maker automaker carmaker union federation association hospital network broadcaster retailer manufacturer \
         institute foundation center centre studio startup lender operator developer league charity watchdog regulator ministry \
         group",
    ),
    (
        Class::TIME,
        "year years day days week weeks month months hour hours minute minutes moment decade decades time night morning evening \
         afternoon summer winter spring autumn fall season century same way fact move sign step decision feat result record number \
         lot total few couple",
    ),
];

/// Slots of the hash table, a power of two well above the number of words.
const SLOTS: usize = 2048;

/// Where a word stands: its list, where in it, how long it is, and its classes.
#[derive(Clone, Copy)]
struct Slot {
    list: u8,
    start: u16,
    length: u8,
    class: Class,
}

const fn hash(word: &[u8], start: usize, end: usize) -> usize {
    // FNV-1a: short words, and no need of more.
    let mut hash: u32 = 0x811c_9dc5;
    let mut at = start;
    while at < end {
        hash = (hash ^ word[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    (hash ^ hash >> 15) as usize % SLOTS
}

const fn same(a: &[u8], a_start: usize, b: &[u8], b_start: usize, length: usize) -> bool {
    let mut at = 0;
    while at < length {
        if a[a_start + at] != b[b_start + at] {
            return false;
        }
        at += 1;
    }
    true
}

const fn lay_out() -> [Slot; SLOTS] {
    let mut slots = [Slot { list: 0, start: 0, length: 0, class: Class::NONE }; SLOTS];
    let mut list = 0;
    while list < LISTS.len() {
        let words = LISTS[list].1.as_bytes();
        let mut start = 0;
        while start < words.len() {
            let mut end = start;
            while end < words.len() && words[end] != b' ' {
                end += 1;
            }
            if end > start {
                let mut slot = hash(words, start, end);
                while slots[slot].length != 0
                    && !(slots[slot].length as usize == end - start
                        && same(
                            LISTS[slots[slot].list as usize].1.as_bytes(),
                            slots[slot].start as usize,
                            words,
                            start,
                            end - start,
                        ))
                {
                    slot = (slot + 1) % SLOTS;
                }
                slots[slot] = Slot {
                    list: list as u8,
                    start: start as u16,
                    length: (end - start) as u8,
                    class: slots[slot].class.with(LISTS[list].0),
                };
            }
            start = end + 1;
        }
        list += 1;
    }
    slots
}

static TABLE: [Slot; SLOTS] = lay_out();

/// The classes of a word, without its capitals and its final dot.
pub(super) fn class(word: &str) -> Class {
    const LONGEST: usize = 16;
    let mut buffer = [0; LONGEST];
    let bare = if word.len() > 1 && word != "vs." { word.strip_suffix('.').unwrap_or(word) } else { word };
    let Some(lower) = buffer.get_mut(..bare.len()) else { return Class::NONE };
    lower.copy_from_slice(bare.as_bytes());
    lower.make_ascii_lowercase();
    let mut slot = hash(lower, 0, lower.len());
    loop {
        let found = &TABLE[slot];
        if found.length == 0 {
            return Class::NONE;
        }
        if usize::from(found.length) == lower.len()
            && same(LISTS[usize::from(found.list)].1.as_bytes(), usize::from(found.start), lower, 0, lower.len())
        {
            return found.class;
        }
        slot = (slot + 1) % SLOTS;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_in_its_lists() {
        let mut closed: Vec<&str> = Vec::new();
        for (class_of_list, words) in LISTS {
            for word in words.split_whitespace() {
                let class = class(word);
                assert_eq!(class.with(*class_of_list), class, "{word}");
                if class_of_list.0 & Class::TAGS != 0 {
                    assert!(!closed.contains(&word), "{word} stands in two closed classes");
                    closed.push(word);
                }
            }
        }
        assert!(TABLE.iter().filter(|slot| slot.length > 0).count() * 2 < SLOTS, "the table is more than half full");
        assert_eq!(class("Mrs."), class("mrs"));
        assert_eq!(class("xylophone"), Class::NONE);
    }
}
