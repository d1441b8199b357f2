//! Scripts and style sheets without what only their writers need: comments, and white space beside signs.
//!
//! Nothing is renamed, and a line end stays wherever it could end a statement, so that what is left says what it said.
//! Strings, templates and regular expressions are passed over whole.

/// Signs beside which white space says nothing. Plus and minus are none of them, since two may meet, nor a slash.
const SIGNS: &str = "{}()[];,:=<>|&?";

/// A script without its comments, its empty lines and the white space beside its signs.
pub(crate) fn script(source: &str) -> String {
    let mut slim = Slim { rest: source, out: String::with_capacity(source.len()) };
    // For each template that is open around here, how many braces are open in its hole.
    let mut holes: Vec<usize> = Vec::new();
    while let Some(next) = slim.rest.chars().next() {
        match next {
            '/' if slim.rest.starts_with("//") => slim.skip(slim.rest.find('\n').unwrap_or(slim.rest.len())),
            '/' if slim.rest.starts_with("/*") => slim.skip(slim.rest.find("*/").map_or(slim.rest.len(), |end| end + 2)),
            '/' if slim.may_begin_expression() => slim.keep(regex_end(slim.rest)),
            '"' | '\'' => slim.keep(string_end(slim.rest, next)),
            '`' => {
                slim.keep(1);
                if slim.template() {
                    holes.push(0);
                }
            }
            '{' => {
                holes.iter_mut().next_back().into_iter().for_each(|open| *open += 1);
                slim.keep(1);
            }
            '}' if holes.last() == Some(&0) => {
                slim.keep(1);
                if !slim.template() {
                    holes.pop();
                }
            }
            '}' => {
                holes.iter_mut().next_back().into_iter().for_each(|open| *open -= 1);
                slim.keep(1);
            }
            '\n' => {
                slim.out.truncate(slim.out.trim_end_matches([' ', '\t']).len());
                let goes_on = slim.rest.trim_start().starts_with(['}', ')', ']']);
                if slim.out.is_empty() || slim.out.ends_with(['\n', '{', '(', '[', ',', ';']) || goes_on {
                    slim.skip(1);
                } else {
                    slim.keep(1);
                }
            }
            ' ' | '\t' if slim.may_lose_space() => slim.skip(1),
            _ => slim.keep(next.len_utf8()),
        }
    }
    slim.out
}

struct Slim<'s> {
    rest: &'s str,
    out: String,
}

impl Slim<'_> {
    fn skip(&mut self, length: usize) {
        self.rest = &self.rest[length..];
    }

    fn keep(&mut self, length: usize) {
        self.out.push_str(&self.rest[..length]);
        self.skip(length);
    }

    /// Keeps the inside of a template up to its end, or to its next hole: whether it is a hole.
    fn template(&mut self) -> bool {
        let bytes = self.rest.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            match bytes[at] {
                b'\\' => at += 2,
                b'`' => {
                    self.keep(at + 1);
                    return false;
                }
                b'$' if bytes.get(at + 1) == Some(&b'{') => {
                    self.keep(at + 2);
                    return true;
                }
                _ => at += 1,
            }
        }
        self.keep(self.rest.len());
        false
    }

    /// Whether the white space here stands at the beginning of a line or beside a sign.
    fn may_lose_space(&self) -> bool {
        let next = self.rest.trim_start_matches([' ', '\t']).chars().next();
        match (self.out.chars().next_back(), next) {
            (None | Some('\n'), _) | (_, None) => true,
            // Together with two minus signs that would begin a comment.
            (Some('<'), Some('!')) => false,
            (Some(last), Some(next)) => SIGNS.contains(last) || SIGNS.contains(next),
        }
    }

    /// Whether a slash here begins a regular expression, and does not divide.
    fn may_begin_expression(&self) -> bool {
        let before = self.out.trim_end();
        let word = before.rsplit(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).next().unwrap_or_default();
        match before.chars().next_back() {
            None => true,
            Some(_) if !word.is_empty() => matches!(word, "return" | "typeof" | "case" | "in" | "of" | "await" | "else" | "void"),
            Some(last) => !matches!(last, ')' | ']' | '}' | '"' | '\'' | '`'),
        }
    }
}

/// Where the string ends with which a source begins.
fn string_end(source: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, letter) in source.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == mark => return at + 1,
            _ => {}
        }
    }
    source.len()
}

/// Where the regular expression ends with which a source begins, without its flags.
fn regex_end(source: &str) -> usize {
    let (mut escaped, mut class) = (false, false);
    for (at, letter) in source.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => class = true,
            ']' => class = false,
            '/' if !class => return at + 1,
            _ => {}
        }
    }
    source.len()
}

/// A style sheet without its comments, its line ends and the white space beside its signs.
pub(crate) fn style(source: &str) -> String {
    let mut slim = Slim { rest: source, out: String::with_capacity(source.len()) };
    while let Some(next) = slim.rest.chars().next() {
        match next {
            '/' if slim.rest.starts_with("/*") => slim.skip(slim.rest.find("*/").map_or(slim.rest.len(), |end| end + 2)),
            '"' | '\'' => slim.keep(string_end(slim.rest, next)),
            _ if next.is_ascii_whitespace() => {
                let after = slim.rest.trim_ascii_start();
                slim.skip(slim.rest.len() - after.len());
                // A space parts words, and joins selectors; beside these signs it does neither.
                let beside = |letter: Option<char>, signs: &str| letter.is_none_or(|letter| signs.contains(letter));
                if !beside(slim.out.chars().next_back(), "{};,:")
                    && !beside(after.chars().next(), "{};")
                    && !after.starts_with("/*")
                {
                    slim.out.push(' ');
                }
            }
            // The last declaration of a rule needs no stop.
            '}' => {
                slim.out.truncate(slim.out.trim_end_matches(';').len());
                slim.keep(1);
            }
            _ => slim.keep(next.len_utf8()),
        }
    }
    slim.out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_loses_its_comments_and_idle_space_and_nothing_else() {
        for (source, slim) in [
            ("// A note.\nconst a = 1; // and why\n\n  /** What\n   * it is. */\n  f(a);\n", "const a=1;f(a);"),
            ("const a = \"// no note\";\nconst b = '/* nor this';\n", "const a=\"// no note\";const b='/* nor this';"),
            ("f(/[/*]\\/\\/ x/g, a / b / c);\n", "f(/[/*]\\/\\/ x/g,a / b / c);"),
            (
                "if (a < !b) return [ - -1, + 1 ]\nlet c = d ? e : { f }\n  .g()\n",
                "if(a< !b)return[- -1,+ 1]\nlet c=d?e:{f}\n.g()\n",
            ),
            ("function* f() {\n  a ||= b => {\n    c\n  }\n  [d] = e\n}\n", "function* f(){a||=b=>{c}\n[d]=e}\n"),
            ("return /\\/\\/.*/.test(x);\n", "return /\\/\\/.*/.test(x);"),
            (
                "const t = `  // kept\n    ${f({ a: `${b}\n  /* too */` })}\n  kept`;\n  next();\n",
                "const t=`  // kept\n    ${f({a:`${b}\n  /* too */`})}\n  kept`;next();",
            ),
            ("a(\"\\\"\"); // end", "a(\"\\\"\");"),
        ] {
            assert_eq!(script(source), slim);
        }
    }

    #[test]
    fn a_style_sheet_says_the_same_in_fewer_letters() {
        for (source, slim) in [
            (
                "/* A note. */\na :hover, b > c {\n  color: red;\n  margin: 0 auto;\n}\n",
                "a :hover,b > c{color:red;margin:0 auto}",
            ),
            (
                ".a::before { content: \"/* no; note */  \" attr(x) / \"\"; }",
                ".a::before{content:\"/* no; note */  \" attr(x) / \"\"}",
            ),
            (
                "@media (max-width: 52rem) and (x: y) { a { width: calc(1px + 2px); } }",
                "@media (max-width:52rem) and (x:y){a{width:calc(1px + 2px)}}",
            ),
        ] {
            assert_eq!(style(source), slim);
        }
    }
}
