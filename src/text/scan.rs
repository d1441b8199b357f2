//! Cuts a text into tokens.

use super::abbreviation;
use super::cursor::{Step, begins_grapheme, is_hidden, step};
use super::token::{Token, TokenKind};
use crate::span::Span;

/// Tokens, and the readings of those that are respelt, in their order.
pub(super) type Cut = (Vec<Token>, Vec<Box<str>>);

/// The tokens of `source`.
pub(super) fn tokens(source: &str) -> Cut {
    let mut scanner = Scanner::new(source);
    scanner.scan(0, source.len());
    scanner.finish()
}

/// As [`tokens`], without taking anything the short way.
#[cfg(test)]
pub(super) fn tokens_one_by_one(source: &str) -> Cut {
    let mut scanner = Scanner::new(source);
    let mut at = 0;
    while let Some(end) = scanner.one(at) {
        at = end;
    }
    scanner.finish()
}

/// Reads a text from left to right.
pub(super) struct Scanner<'t> {
    source: &'t str,
    /// The short way ends here.
    limit: usize,
    tokens: Vec<Token>,
    readings: Vec<Box<str>>,
    /// The reading of the token in hand.
    reading: String,
    spaced: bool,
    lines: u8,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(source: &'t str) -> Scanner<'t> {
        Scanner {
            source,
            limit: source.len(),
            tokens: Vec::with_capacity(source.len() / 4),
            readings: Vec::new(),
            reading: String::new(),
            spaced: true,
            lines: 2,
        }
    }

    /// Reads from `at` until byte `limit`, where no token may stand across; gives where it stopped.
    pub(super) fn scan(&mut self, mut at: usize, limit: usize) -> usize {
        self.limit = limit;
        loop {
            at = self.plain(at);
            if at >= limit {
                return at;
            }
            match self.one(at) {
                Some(end) => at = end,
                None => return at,
            }
        }
    }

    /// Reads one token or one stretch of white space at `at`; gives the byte after, or nothing at the end.
    pub(super) fn one(&mut self, at: usize) -> Option<usize> {
        let first = step(self.source, at)?;
        Some(self.take(at, first))
    }

    /// How many tokens there are so far.
    pub(super) fn count(&self) -> usize {
        self.tokens.len()
    }

    /// Adds a token as it was found before, `moved` bytes farther to the front, with its reading if that is its own.
    pub(super) fn take_over(&mut self, token: &Token, reading: Option<&str>, moved: isize) {
        self.readings.extend(reading.map(Box::from));
        self.tokens.push(token.moved(moved));
    }

    /// Goes on behind the last token that was taken over; gives where.
    pub(super) fn resume(&mut self) -> usize {
        let Some(last) = self.tokens.last() else { return 0 };
        self.spaced = false;
        self.lines = 0;
        last.end()
    }

    pub(super) fn finish(mut self) -> Cut {
        // As many again may have been made room for.
        self.tokens.shrink_to_fit();
        (self.tokens, self.readings)
    }
}

impl Scanner<'_> {
    /// Takes spaces, line ends, common signs and words of plain letters as long as there are some, as
    /// [`Scanner::take`] would, only sooner: most of any text is that. Stops
    /// before whatever needs a closer look; gives the byte after.
    fn plain(&mut self, mut at: usize) -> usize {
        let bytes = self.source.as_bytes();
        while at < self.limit {
            let length = bytes[at..].iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(bytes.len() - at);
            if length > 0 {
                if !bytes[at].is_ascii_alphabetic() || !self.ends_plainly(at, at + length) {
                    return at;
                }
                at = self.push(at, at + length, TokenKind::Word, false);
                continue;
            }
            // What stands behind may belong to the sign.
            let Some(sign) = bytes.get(at).filter(|_| begins_grapheme(bytes, at + 1)) else { return at };
            match sign {
                b' ' => self.spaced = true,
                b'\n' => {
                    self.spaced = true;
                    self.lines = (self.lines + 1).min(2);
                }
                b',' | b';' | b'(' | b')' | b'?' | b'!' | b'$' | b'%' => {
                    self.push(at, at + 1, TokenKind::Sign, false);
                }
                b'.' if matches!(bytes.get(at + 1), Some(b' ' | b'\n')) => {
                    self.push(at, at + 1, TokenKind::Sign, false);
                }
                b'"' => {
                    self.push(at, at + 1, TokenKind::Mark, false);
                }
                _ => return at,
            }
            at += 1;
        }
        at
    }

    /// Whether the word of plain letters at `start..end` ends there whatever comes behind: many signs join words and addresses.
    fn ends_plainly(&self, start: usize, end: usize) -> bool {
        let bytes = self.source.as_bytes();
        let word = &self.source[start..end];
        match bytes.get(end) {
            // The stop of a sentence, not of an abbreviation.
            Some(b'.') => {
                matches!(bytes.get(end + 1), Some(b' ' | b'\n'))
                    && word.len() > 1
                    && !word.eq_ignore_ascii_case("www")
                    && abbreviation::of(word).is_none()
            }
            Some(b'\'' | b'&' | b'_' | b'@' | b'-' | b'+' | b':') => false,
            // An apostrophe may join.
            Some(0xe2) => begins_grapheme(bytes, end) && !matches!(bytes[end + 2], 0x98 | 0x99),
            Some(byte) => byte.is_ascii(),
            None => false,
        }
    }

    /// Takes one token or one stretch of white space at `at`; gives the byte after.
    fn take(&mut self, at: usize, first: Step) -> usize {
        let character = first.read;
        if character.is_whitespace() || is_hidden(character) || character.is_control() {
            self.lines = match character {
                '\n' | '\u{85}' | '\u{2028}' => (self.lines + 1).min(2),
                '\u{2029}' => 2,
                _ => self.lines,
            };
            self.spaced |= character.is_whitespace();
            return first.end;
        }
        self.reading.clear();
        if let Some(end) = self.address(at) {
            return self.push(at, end, TokenKind::Address, false);
        }
        if character.is_alphabetic() || (matches!(character, '@' | '#') && self.is_alphanumeric(first.end)) {
            return self.word(at, first);
        }
        if character.is_numeric() {
            return self.number(at, first);
        }
        match character {
            '"'
            | '\u{201c}'
            | '\u{201d}'
            | '\u{201e}'
            | '\u{201f}'
            | '\u{ab}'
            | '\u{bb}'
            | '\u{2039}'
            | '\u{203a}'
            | '\u{2018}'
            | '\u{201a}'
            | '\u{201b}'
            | '\u{300c}'..='\u{300f}'
            | '\u{301d}'..='\u{301f}'
            | '\u{ff02}' => {
                self.reading.push(character);
                self.push(at, first.end, TokenKind::Mark, first.respelt)
            }
            '\'' | '`' => {
                // TeX-style marks are two of one kind: ``so''.
                let second = step(self.source, first.end).filter(|second| second.read == character);
                let end = second.map_or(first.end, |second| second.end);
                self.reading.push(character);
                if second.is_some() {
                    self.reading.push(character);
                }
                let respelt = first.respelt || second.is_some_and(|second| second.respelt);
                self.push(at, end, TokenKind::Mark, respelt)
            }
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {
                let end = self.run(first.end, character);
                self.push(at, end, TokenKind::Dash, false)
            }
            '.' => {
                let end = self.run(first.end, '.');
                self.push(at, end, TokenKind::Sign, false)
            }
            _ => {
                self.reading.push(character);
                self.push(at, first.end, TokenKind::Sign, first.respelt)
            }
        }
    }

    /// Adds the token `start..end`; its reading is in hand when `respelt`.
    fn push(&mut self, start: usize, end: usize, kind: TokenKind, respelt: bool) -> usize {
        if respelt {
            self.readings.push(self.reading.as_str().into());
        }
        self.tokens.push(Token::new(Span::new(start, end), kind, self.spaced, self.lines, respelt));
        self.spaced = false;
        self.lines = 0;
        end
    }

    fn read(&self, at: usize) -> Option<char> {
        step(self.source, at).map(|step| step.read)
    }

    fn is_alphanumeric(&self, at: usize) -> bool {
        self.read(at).is_some_and(char::is_alphanumeric)
    }

    /// The byte after the run of `sign` at `at`.
    fn run(&self, mut at: usize, sign: char) -> usize {
        while let Some(next) = step(self.source, at).filter(|next| next.read == sign && !next.respelt) {
            at = next.end;
        }
        at
    }

    /// Appends a step to the reading in hand; says whether it was respelt.
    fn append(&mut self, start: usize, step: Step) -> bool {
        if step.respelt {
            self.reading.push(step.read);
        } else {
            self.reading.push_str(&self.source[start..step.end]);
        }
        step.respelt
    }

    /// Appends the plain letters and digits from `at` on, each of which is a grapheme, to the reading in hand; gives the byte after.
    fn letters(&mut self, at: usize) -> usize {
        let bytes = self.source.as_bytes();
        let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        // A mark behind it belongs to the last letter.
        let length = if begins_grapheme(bytes, at + length) { length } else { length.saturating_sub(1) };
        self.reading.push_str(&self.source[at..at + length]);
        at + length
    }

    /// A word from its first letter on, its clitic too where it has one.
    fn word(&mut self, start: usize, first: Step) -> usize {
        let mut respelt = self.append(start, first);
        // Where the last apostrophe stands, in the source and in the reading.
        let mut apostrophe = None;
        let mut at = self.letters(first.end);
        let mut end = at;
        while let Some(next) = step(self.source, at) {
            let character = next.read;
            let joins = match character {
                _ if character.is_alphanumeric() || character == '_' => true,
                _ if is_hidden(character) => {
                    // Only when the word goes on behind it.
                    at = next.end;
                    respelt |= self.is_alphanumeric(at);
                    continue;
                }
                '\'' => self.is_alphanumeric(next.end),
                '&' => self.joins_capitals(next.end),
                '.' => self.joins_dot(next.end),
                _ => false,
            };
            if !joins {
                break;
            }
            if character == '\'' {
                apostrophe = Some((end, at, self.reading.len()));
            }
            respelt |= self.append(at, next);
            at = next.end;
            end = at;
        }
        if let Some((word_end, clitic_start, cut)) = apostrophe
            && matches!(self.reading[cut + 1..].to_ascii_lowercase().as_str(), "s" | "re" | "ve" | "ll" | "d" | "m")
        {
            let clitic = self.reading.split_off(cut);
            self.push(start, word_end, TokenKind::Word, respelt);
            self.reading = clitic;
            return self.push(clitic_start, end, TokenKind::Clitic, true);
        }
        if self.read(end) == Some('.')
            && let Some(dot) = step(self.source, end)
            && self.takes_final_dot(dot.end)
        {
            self.append(end, dot);
            end = dot.end;
        }
        self.push(start, end, TokenKind::Word, respelt)
    }

    /// "AT&T", "R&D": an ampersand between capitals, the next one at `at`.
    fn joins_capitals(&self, at: usize) -> bool {
        self.reading.len() <= 4 && self.reading.chars().all(char::is_uppercase) && self.read(at).is_some_and(char::is_uppercase)
    }

    /// "U.S", "a.m", "Amazon.com": a dot inside, the next letter at `at`.
    fn joins_dot(&self, at: usize) -> bool {
        let Some(next) = step(self.source, at).filter(|next| next.read.is_alphabetic()) else {
            return false;
        };
        let last_letter_alone = self.reading.rsplit('.').next().is_some_and(|part| part.chars().count() == 1);
        let next_letter_alone = !self.is_alphanumeric(next.end);
        if last_letter_alone {
            // "U.S", "Ph.D": each part one letter, or a name after its initial without a space ("J.Smith").
            return next_letter_alone || self.reading.contains('.') && next.read.is_uppercase();
        }
        self.source[at..].split(|c: char| !c.is_ascii_alphanumeric()).next().is_some_and(abbreviation::is_domain)
            || (self.reading == "Ph" && next.read == 'D')
    }

    /// Whether the dot before `after` belongs to the word in hand.
    fn takes_final_dot(&self, after: usize) -> bool {
        if self.read(after) == Some('.') {
            return false;
        }
        let word = self.reading.as_str();
        if word.contains('.') {
            return word.split('.').all(|part| part.chars().count() <= 2) && !word.starts_with(['@', '#']);
        }
        let mut letters = word.chars();
        let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
        // "J. Smith" and "J.Smith", not "Plan B." before a line end.
        if initial && word != "I" {
            let next = self.source[after..].chars().find(|character| *character != ' ' && *character != '\u{a0}');
            return next.is_some_and(char::is_uppercase);
        }
        match abbreviation::of(word) {
            None => false,
            Some(abbreviation::Abbreviation::Number) => {
                self.source[after..].trim_start_matches([' ', '\u{a0}']).starts_with(|c: char| c.is_ascii_digit())
            }
            Some(_) => true,
        }
    }

    /// A number from its first digit on.
    fn number(&mut self, start: usize, first: Step) -> usize {
        let mut respelt = self.append(start, first);
        let (mut at, mut end) = (first.end, first.end);
        let mut letters = false;
        while let Some(next) = step(self.source, at) {
            let character = next.read;
            let joins = match character {
                _ if character.is_alphanumeric() => true,
                _ if is_hidden(character) => {
                    at = next.end;
                    respelt |= self.is_alphanumeric(at);
                    continue;
                }
                '.' | ',' | ':' | '/' => !letters && self.read(next.end).is_some_and(|c| c.is_ascii_digit()),
                '-' => !letters && self.is_iso_date(start, next.end),
                _ => false,
            };
            if !joins {
                break;
            }
            letters |= character.is_alphabetic();
            respelt |= self.append(at, next);
            at = next.end;
            end = at;
        }
        // "4 p.m." written "4p.m."
        if self.source[end..].starts_with(".m") && self.reading.ends_with(['a', 'p']) {
            end += 2 + usize::from(self.source[end + 2..].starts_with('.'));
            self.reading.push_str(".m.");
        }
        self.push(start, end, TokenKind::Number, respelt)
    }

    /// Whether the token from `start`, with a hyphen before `next`, is a date like 2022-02-07.
    fn is_iso_date(&self, start: usize, next: usize) -> bool {
        let bytes = &self.source.as_bytes()[start..];
        let digits = |range: std::ops::Range<usize>| bytes.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
        let is_date = digits(0..4) && bytes.get(4) == Some(&b'-') && digits(5..7) && bytes.get(7) == Some(&b'-') && digits(8..10);
        is_date && (next == start + 5 || next == start + 8)
    }

    /// The end of the web or mail address at `at`, if one begins there.
    fn address(&self, at: usize) -> Option<usize> {
        let rest = &self.source[at..];
        let lower = |prefix: &str| rest.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
        let starts = match rest.as_bytes()[0] {
            b'h' | b'H' => lower("http://") || lower("https://"),
            b'w' | b'W' => lower("www."),
            _ => false,
        };
        let length = if starts {
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-._~:/?#@!$&*+,;=%".contains(c))).unwrap_or(rest.len())
        } else {
            let local = rest.bytes().take(64).position(|byte| !(byte.is_ascii_alphanumeric() || b"._+-".contains(&byte)))?;
            if local == 0 || rest.as_bytes()[local] != b'@' {
                return None;
            }
            let domain = &rest[local + 1..];
            let domain_length = domain.find(|c: char| !(c.is_ascii_alphanumeric() || "-.".contains(c))).unwrap_or(domain.len());
            if !domain[..domain_length].trim_end_matches('.').contains('.') {
                return None;
            }
            local + 1 + domain_length
        };
        // The stop or comma behind an address is the sentence's; a mark on the last letter is the letter's.
        let end = at + rest[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', '&', '-', '*']).len();
        let last = end - 1;
        step(self.source, last).map(|last| last.end)
    }
}
