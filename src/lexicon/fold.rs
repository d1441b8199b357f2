//! How words are compared: without case and diacritics, their capitals noted apart.
//!
//! A word and its folded form hash alike, so that a text is never copied to be
//! looked up. "São" folds to "sao", "U.S." to "us", "&" to "and", every dash
//! to "-".

/// What the letters of a word are, two bits a word.
///
/// A phrase of the lists asks for capitals where it is spelt with them, and a
/// text's word fits when it has all that is asked for: `asked & found == asked`,
/// for many words at once with their bits side by side.
pub(super) mod shape {
    /// Small letters only.
    pub(in crate::lexicon) const LOWER: u32 = 0;
    /// A capital somewhere: "Paris", "iPhone".
    pub(in crate::lexicon) const CAPITAL: u32 = 1;
    /// Capitals only, or no letters: "NATO", "U.S.", "20".
    pub(in crate::lexicon) const UPPER: u32 = 3;
    /// The bit that tells acronyms, for all words of a phrase.
    pub(in crate::lexicon) const ACRONYMS: u32 = 0xaaaa_aaaa;
    /// How many words a phrase's bits have room for.
    pub(in crate::lexicon) const WORDS: usize = 16;
}

/// A word made ready for lookup.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Word {
    /// The hash of its folded form.
    pub(super) hash: u64,
    /// One of the constants of [`shape`].
    pub(super) shape: u32,
}

const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;
const SEED: u64 = 0x2545_f491_4f6c_dd1d;

/// The hash of a phrase with one word more.
pub(super) const fn join(phrase: u64, word: u64) -> u64 {
    finish((phrase.rotate_left(21) ^ word).wrapping_mul(MULTIPLIER))
}

const fn step(state: u64, chunk: u64) -> u64 {
    (state.rotate_left(23) ^ chunk).wrapping_mul(MULTIPLIER)
}

const fn finish(state: u64) -> u64 {
    let state = (state ^ state >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    state ^ state >> 32
}

/// The hash of bytes that are folded already.
pub(super) fn hash(folded: &[u8]) -> u64 {
    let (chunks, rest) = folded.as_chunks::<8>();
    let state = chunks.iter().fold(SEED, |state, chunk| step(state, u64::from_le_bytes(*chunk)));
    finish(step(state, tail(rest)))
}

/// Up to seven bytes and a one behind them, so that lengths differ.
fn tail(rest: &[u8]) -> u64 {
    rest.iter().rev().fold(1, |value, byte| value << 8 | u64::from(*byte))
}

/// Reads a word as the lists hold it.
pub(super) fn word(reading: &str) -> Word {
    let bytes = reading.as_bytes();
    // Dots and ampersands need a second look, but a full stop, which every sentence has, does not.
    if bytes != b"." && !bytes.iter().all(|byte| byte.is_ascii() && *byte != b'.' && *byte != b'&') {
        return rare(reading);
    }
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mut state = SEED;
    let (mut upper, mut lower) = (0, 0);
    let mut take = |chunk: u64| {
        // Bit 7 of each byte tells whether it is at least the bound; no byte has bit 7 of its own.
        const ONES: u64 = 0x0101_0101_0101_0101;
        let at_least = |bound: u8| chunk + ONES * u64::from(0x80 - bound);
        let capitals = at_least(b'A') & !at_least(b'Z' + 1) & (ONES << 7);
        upper |= capitals;
        lower |= at_least(b'a') & !at_least(b'z' + 1) & (ONES << 7);
        chunk | capitals >> 2
    };
    for chunk in chunks {
        state = step(state, take(u64::from_le_bytes(*chunk)));
    }
    let hash = finish(step(state, take(tail(rest))));
    Word { hash, shape: shape_of(upper != 0, lower != 0) }
}

fn shape_of(upper: bool, lower: bool) -> u32 {
    match (upper, lower) {
        (_, false) => shape::UPPER,
        (true, true) => shape::CAPITAL,
        (false, true) => shape::LOWER,
    }
}

/// What a phrase of the lists asks of a text's word: nothing where it has no capitals.
pub(super) fn asked(reading: &str) -> u32 {
    if reading.chars().any(char::is_uppercase) { word(reading).shape } else { shape::LOWER }
}

#[cold]
fn rare(reading: &str) -> Word {
    let folded = folded(reading);
    let upper = reading.chars().any(char::is_uppercase);
    let lower = reading.chars().any(char::is_lowercase);
    Word { hash: hash(folded.as_bytes()), shape: shape_of(upper, lower) }
}

/// The folded form of a word: small letters without diacritics.
pub(super) fn folded(reading: &str) -> String {
    let mut folded = String::with_capacity(reading.len());
    plain(reading, |letter| folded.extend(letter.to_lowercase()));
    folded
}

/// Gives the characters of a word without diacritics, its case kept.
pub(super) fn plain(reading: &str, mut take: impl FnMut(char)) {
    if reading == "&" {
        return "and".chars().for_each(take);
    }
    // The dots of "U.S." go, so that it is "US"; those of "Mr." and "Amazon.com" are part of the word.
    let dotted = reading.contains('.') && !reading.chars().any(char::is_lowercase) && reading.starts_with(char::is_alphabetic);
    for character in reading.chars() {
        match character {
            _ if character.is_ascii() => {
                if character != '.' || !dotted {
                    take(character);
                }
            }
            '\u{2010}'..='\u{2015}' | '\u{2212}' => take('-'),
            '\u{2018}' | '\u{2019}' | '\u{2bb}'..='\u{2bf}' => take('\''),
            '\u{300}'..='\u{36f}' => {}
            _ => match base(character) {
                Some(letters) => letters.chars().for_each(&mut take),
                None => take(character),
            },
        }
    }
}

/// The Latin letters under a letter with diacritics, or what English writes for it.
fn base(character: char) -> Option<&'static str> {
    if !matches!(character, '\u{c0}'..='\u{292}' | '\u{1e00}'..='\u{1eff}') {
        return None;
    }
    Some(match character {
        'À'..='Å' | 'Ā' | 'Ă' | 'Ą' | 'Ǎ' | 'Ạ' | 'Ả' | 'Ấ' | 'Ầ' | 'Ẩ' | 'Ẫ' | 'Ậ' | 'Ắ' | 'Ằ' | 'Ẳ' | 'Ẵ' | 'Ặ' | 'Ə' => {
            "A"
        }
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ẩ' | 'ẫ' | 'ậ' | 'ắ' | 'ằ' | 'ẳ' | 'ẵ' | 'ặ' | 'ə' => {
            "a"
        }
        'Æ' => "AE",
        'æ' => "ae",
        'Ḃ' => "B",
        'ḃ' => "b",
        'Ç' | 'Ć' | 'Ĉ' | 'Ċ' | 'Č' => "C",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'Ð' | 'Ď' | 'Đ' | 'Ḍ' | 'Ɖ' => "D",
        'ð' | 'ď' | 'đ' | 'ḍ' | 'ɖ' => "d",
        'È'..='Ë' | 'Ē' | 'Ĕ' | 'Ė' | 'Ę' | 'Ě' | 'Ẹ' | 'Ẻ' | 'Ẽ' | 'Ế' | 'Ề' | 'Ể' | 'Ễ' | 'Ệ' => "E",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ' | 'ẻ' | 'ẽ' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ' => "e",
        'Ĝ' | 'Ğ' | 'Ġ' | 'Ģ' | 'Ǧ' | 'Ḡ' => "G",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' | 'ǧ' | 'ḡ' => "g",
        'Ĥ' | 'Ħ' | 'Ḥ' | 'Ḩ' | 'Ḫ' => "H",
        'ĥ' | 'ħ' | 'ḥ' | 'ḩ' | 'ḫ' | 'ẖ' => "h",
        'Ì'..='Ï' | 'Ĩ' | 'Ī' | 'Ĭ' | 'Į' | 'İ' | 'Ǐ' | 'Ỉ' | 'Ị' => "I",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' | 'ỉ' | 'ị' => "i",
        'Ĵ' => "J",
        'ĵ' => "j",
        'Ķ' | 'Ǩ' | 'Ḵ' => "K",
        'ķ' | 'ǩ' | 'ḵ' => "k",
        'Ĺ' | 'Ļ' | 'Ľ' | 'Ŀ' | 'Ł' | 'Ḷ' => "L",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' | 'ḷ' => "l",
        'Ṃ' => "M",
        'ṃ' => "m",
        'Ñ' | 'Ń' | 'Ņ' | 'Ň' | 'Ǹ' | 'Ṅ' | 'Ṇ' | 'Ŋ' => "N",
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ǹ' | 'ṅ' | 'ṇ' | 'ŋ' => "n",
        'Ò'..='Ö' | 'Ø' | 'Ō' | 'Ŏ' | 'Ő' | 'Ǒ' | 'Ơ' | 'Ọ' | 'Ỏ' | 'Ố' | 'Ồ' | 'Ổ' | 'Ỗ' | 'Ộ' | 'Ớ' | 'Ờ' | 'Ở' | 'Ỡ' | 'Ợ' => {
            "O"
        }
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ǒ' | 'ơ' | 'ọ' | 'ỏ' | 'ố' | 'ồ' | 'ổ' | 'ỗ' | 'ộ' | 'ớ' | 'ờ' | 'ở' | 'ỡ' | 'ợ' => {
            "o"
        }
        'Œ' => "OE",
        'œ' => "oe",
        'Ŕ' | 'Ŗ' | 'Ř' | 'Ṛ' => "R",
        'ŕ' | 'ŗ' | 'ř' | 'ṛ' => "r",
        'Ś' | 'Ŝ' | 'Ş' | 'Š' | 'Ș' | 'Ṣ' => "S",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ṣ' => "s",
        'ß' => "ss",
        'ẞ' => "SS",
        'Ţ' | 'Ť' | 'Ŧ' | 'Ț' | 'Ṭ' => "T",
        'ţ' | 'ť' | 'ŧ' | 'ț' | 'ṭ' => "t",
        'Þ' => "Th",
        'þ' => "th",
        'Ù'..='Ü' | 'Ũ' | 'Ū' | 'Ŭ' | 'Ů' | 'Ű' | 'Ų' | 'Ǔ' | 'Ư' | 'Ụ' | 'Ủ' | 'Ứ' | 'Ừ' | 'Ử' | 'Ữ' | 'Ự' => {
            "U"
        }
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ǔ' | 'ư' | 'ụ' | 'ủ' | 'ứ' | 'ừ' | 'ử' | 'ữ' | 'ự' => {
            "u"
        }
        'Ŵ' | 'Ẁ' | 'Ẃ' | 'Ẅ' => "W",
        'ŵ' | 'ẁ' | 'ẃ' | 'ẅ' => "w",
        'Ý' | 'Ŷ' | 'Ÿ' | 'Ỳ' | 'Ỵ' | 'Ỷ' | 'Ỹ' => "Y",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' | 'ỵ' | 'ỷ' | 'ỹ' => "y",
        'Ź' | 'Ż' | 'Ž' | 'Ẓ' => "Z",
        'ź' | 'ż' | 'ž' | 'ẓ' => "z",
        _ => return None,
    })
}
