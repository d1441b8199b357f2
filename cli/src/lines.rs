//! Lines of bytes, none longer than what fits.

use std::io::{self, BufRead};

/// A line as it was read.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number, counted from one, empty lines too.
    pub number: usize,
    /// Its bytes, or how many there were of one that is too long.
    pub read: Result<Vec<u8>, usize>,
}

/// The lines of an input that hold more than white space, each as long as fits.
pub struct Lines<R> {
    input: R,
    limit: usize,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    /// The lines of `input`; of those longer than `limit` bytes only the length is kept.
    pub fn of(input: R, limit: usize) -> Lines<R> {
        Lines { input, limit, number: 0 }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<io::Result<Line>> {
        loop {
            self.number += 1;
            let read = match next(&mut self.input, self.limit) {
                Ok(Read::End) => return None,
                Ok(Read::Line(bytes)) if bytes.trim_ascii().is_empty() => continue,
                Ok(Read::Line(bytes)) => Ok(bytes),
                Ok(Read::Huge(length)) => Err(length),
                Err(error) => return Some(Err(error)),
            };
            return Some(Ok(Line { number: self.number, read }));
        }
    }
}

/// What was read of a line.
#[derive(Debug, PartialEq, Eq)]
enum Read {
    /// The line, its end included where it has one.
    Line(Vec<u8>),
    /// A line longer than what fits: so many bytes, which were passed over.
    Huge(usize),
    /// No more lines.
    End,
}

/// Reads the next line; of one that is longer than `limit` bytes only its length is kept.
fn next(input: &mut impl BufRead, limit: usize) -> io::Result<Read> {
    let mut line = Vec::new();
    let mut length = 0;
    loop {
        let chunk = match input.fill_buf() {
            Ok(chunk) => chunk,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let end = chunk.iter().position(|&byte| byte == b'\n');
        let taken = end.map_or(chunk.len(), |end| end + 1);
        length += taken;
        if length <= limit {
            line.extend_from_slice(&chunk[..taken]);
        } else {
            // What is passed over need not be kept.
            line = Vec::new();
        }
        input.consume(taken);
        if end.is_some() || taken == 0 {
            break;
        }
    }
    Ok(match length {
        0 => Read::End,
        length if length > limit => Read::Huge(length),
        _ => Read::Line(line),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    #[test]
    fn a_line_that_is_too_long_costs_only_itself() {
        for capacity in [1, 2, 3, 5, 100] {
            let mut input = BufReader::with_capacity(capacity, &b"ab\n\nabcdefgh\ncd\nabcd\nabcde"[..]);
            let mut read = || next(&mut input, 5).unwrap();
            assert_eq!(read(), Read::Line(b"ab\n".to_vec()));
            assert_eq!(read(), Read::Line(b"\n".to_vec()));
            assert_eq!(read(), Read::Huge(9));
            assert_eq!(read(), Read::Line(b"cd\n".to_vec()));
            assert_eq!(read(), Read::Line(b"abcd\n".to_vec()));
            assert_eq!(read(), Read::Line(b"abcde".to_vec()));
            assert_eq!(read(), Read::End);
        }
    }
}
