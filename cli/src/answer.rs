//! How a line of JSON Lines is answered: with its document, or with why there is none.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use whosaid::{Annotator, OffsetUnit, Options};

use crate::input::{Input, not_utf8};
use crate::lines::{Line, Lines};
use crate::resume::Done;

/// Answers all lines of `input` one after the other, as `whosaid annotate --jsonl` does on many threads; a line of more
/// than `longest` bytes is passed over. `before` is what an earlier run wrote: what it answers is left out.
pub fn answers(annotator: &Annotator, input: &[u8], longest: usize, before: Option<&[u8]>) -> Vec<u8> {
    let done = before.map_or_else(Done::default, Done::of_answers);
    let work = Work { annotator, options: Options::default(), unit: OffsetUnit::default(), several: false, done };
    // Bytes in memory can always be read.
    Lines::of(input, longest).flatten().flat_map(|line| work.answer(&Input::Standard, &line).line).collect()
}

/// A line to write, its line end included; nothing where the line was answered in an earlier run.
pub struct Answer {
    pub line: Vec<u8>,
    pub fine: bool,
    /// How many bytes of room its line took.
    pub taken: usize,
}

/// What every worker works with.
pub struct Work<'a> {
    pub annotator: &'a Annotator,
    pub options: Options,
    pub unit: OffsetUnit,
    /// Whether errors must say of which input they speak.
    pub several: bool,
    /// What an earlier run answered.
    pub done: Done,
}

#[derive(Deserialize)]
struct Request<'l> {
    #[serde(borrow)]
    id: Option<&'l RawValue>,
    text: String,
    #[serde(borrow, default)]
    date: Option<&'l RawValue>,
}

#[derive(Serialize)]
struct Fault<'l> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    line: usize,
    error: &'l str,
}

impl Work<'_> {
    /// Answers a line of `input`.
    pub fn answer(&self, input: &Input, line: &Line) -> Answer {
        let document = match &line.read {
            Ok(bytes) => self.document(bytes),
            Err(length) => Err(format!("a line of {length} bytes, which is longer than --max-line allows")),
        };
        let (words, fine) = match document {
            Ok(answer) => (answer, true),
            Err(error) => (self.fault(input, line.number, &error), false),
        };
        Answer { line: words, fine, taken: line.read.as_ref().map_or(0, Vec::len) }
    }

    fn document(&self, bytes: &[u8]) -> Result<Vec<u8>, String> {
        let line = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error))?;
        // A derived struct would also be read from an array of its values.
        if !line.trim_start().starts_with('{') {
            return Err("not a JSON object of an \"id\" and a \"text\"".to_owned());
        }
        let request: Request<'_> = serde_json::from_str(line).map_err(|error| {
            // Every request is one line, so only the column tells something.
            let error = error.to_string();
            let what = error.rsplit_once(" at line ").map_or(error.as_str(), |(what, _)| what);
            match error.rsplit_once(" column ") {
                Some((_, column)) if column != "0" => format!("{what} at column {column}"),
                _ => what.to_owned(),
            }
        })?;
        if !self.done.is_empty() && request.id.is_some_and(|id| self.done.has(id.get())) {
            return Ok(Vec::new());
        }
        let dated = request.date.and_then(|raw| serde_json::from_str::<String>(raw.get()).ok());
        let dated = dated.and_then(|date| Options::dated(&date).ok()).and_then(|options| options.date);
        let mut options = self.options.clone();
        options.date = dated.or(options.date);
        let document = self.annotator.annotate(&request.text, &options).in_units(&request.text, self.unit);
        // The id goes before the document's own fields.
        let id = request.id.map_or("null", RawValue::get);
        Ok(format!("{{\"id\":{id},{}\n", &document.to_json()[1..]).into_bytes())
    }

    /// What is said of a line that cannot be read, unless an earlier run has said it.
    fn fault(&self, input: &Input, number: usize, error: &str) -> Vec<u8> {
        let file = self.several.then(|| input.to_string());
        if self.done.failed(file.as_deref(), number) {
            return Vec::new();
        }
        let mut bytes = serde_json::to_vec(&Fault { file, line: number, error }).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}
