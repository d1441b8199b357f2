//! JSON Lines in, JSON Lines out: in order, streaming, on several threads, in bounded memory.
//!
//! A reader deals the lines to the workers in turn and the writer collects from them in the same turn,
//! so that order needs no numbers; the queues are short, so that no more than a few lines wait anywhere.

use std::io::{self, BufRead, BufWriter, Write};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use whosaid::{Annotator, Document, OffsetUnit, Options};

use crate::arguments::Annotate;
use crate::complain;
use crate::input::{Input, not_utf8};

/// How many lines may wait for each worker, and how many of its results for the writer.
const QUEUE: usize = 16;

/// Annotates every line of every input; whether all could be read. Ends the process when the results cannot be written.
pub fn annotate(annotator: &Annotator, asked: &Annotate, options: Options) -> bool {
    let work = Work { annotator, options, unit: asked.unit(), several: asked.inputs().len() > 1 };
    let (deal, collect): (Vec<_>, Vec<_>) = (0..asked.threads()).map(|_| (sync_channel(QUEUE), sync_channel(QUEUE))).unzip();
    std::thread::scope(|scope| {
        let mut hands = Vec::new();
        let mut results = Vec::new();
        for ((hand, lines), (answers, result)) in deal.into_iter().zip(collect) {
            hands.push(hand);
            results.push(result);
            let work = &work;
            scope.spawn(move || work.answer(&lines, &answers));
        }
        let inputs = asked.inputs();
        let reader = scope.spawn(move || read(&inputs, &hands));
        let fine = write(&results).unwrap_or_else(|error| {
            // The reader may be waiting for a line that never comes, and nobody would read its answer.
            std::process::exit(crate::unwritten(&error))
        });
        fine & reader.join().unwrap_or(false)
    })
}

/// A line as it was read: its bytes, or why there are none.
struct Line {
    input: Input,
    number: usize,
    bytes: Vec<u8>,
}

/// Deals the lines of the inputs in turn; whether all inputs could be read.
fn read(inputs: &[Input], hands: &[SyncSender<Line>]) -> bool {
    let mut turn = hands.iter().cycle();
    let mut fine = true;
    for input in inputs {
        let mut lines = match input.open() {
            Ok(lines) => lines,
            Err(why) => {
                complain(format_args!("{why}"));
                fine = false;
                continue;
            }
        };
        for number in 1.. {
            let mut bytes = Vec::new();
            match lines.read_until(b'\n', &mut bytes) {
                Ok(0) => break,
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => {
                    let line = Line { input: input.clone(), number, bytes };
                    // The writer is gone: so is the reason to read on.
                    if turn.next().is_none_or(|hand| hand.send(line).is_err()) {
                        return fine;
                    }
                }
                Err(error) => {
                    complain(format_args!("{}", input.fault(&error)));
                    fine = false;
                    break;
                }
            }
        }
    }
    fine
}

/// Writes the answers in the turn in which their lines were dealt; whether none was an error.
fn write(results: &[Receiver<Answer>]) -> io::Result<bool> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut fine = true;
    for result in results.iter().cycle() {
        let answer = match result.try_recv() {
            Ok(answer) => answer,
            Err(TryRecvError::Disconnected) => break,
            Err(TryRecvError::Empty) => {
                // Whoever feeds us line by line may wait for this answer before sending more.
                out.flush()?;
                match result.recv() {
                    Ok(answer) => answer,
                    Err(_) => break,
                }
            }
        };
        fine &= answer.fine;
        out.write_all(&answer.line)?;
    }
    out.flush()?;
    Ok(fine)
}

/// A line to write, its line end included.
struct Answer {
    line: Vec<u8>,
    fine: bool,
}

/// What every worker works with.
struct Work<'a> {
    annotator: &'a Annotator,
    options: Options,
    unit: OffsetUnit,
    /// Whether errors must say of which input they speak.
    several: bool,
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
struct Response<'l, 'd, 't> {
    id: Option<&'l RawValue>,
    #[serde(flatten)]
    document: &'d Document<'t>,
}

#[derive(Serialize)]
struct Fault<'l> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    line: usize,
    error: &'l str,
}

impl Work<'_> {
    /// Answers lines until no more come or nobody wants the answers.
    fn answer(&self, lines: &Receiver<Line>, answers: &SyncSender<Answer>) {
        for line in lines {
            let answer = match self.document(&line.bytes) {
                Ok(line) => Answer { line, fine: true },
                Err(error) => Answer { line: self.fault(&line, &error), fine: false },
            };
            if answers.send(answer).is_err() {
                return;
            }
        }
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
        let dated = request.date.and_then(|raw| serde_json::from_str::<String>(raw.get()).ok());
        let dated = dated.and_then(|date| Options::dated(&date).ok()).and_then(|options| options.date);
        let mut options = self.options.clone();
        options.date = dated.or(options.date);
        let document = self.annotator.annotate(&request.text, &options).in_units(&request.text, self.unit);
        let response = Response { id: request.id, document: &document };
        let mut line = serde_json::to_vec(&response).map_err(|error| error.to_string())?;
        line.push(b'\n');
        Ok(line)
    }

    fn fault(&self, line: &Line, error: &str) -> Vec<u8> {
        let file = self.several.then(|| line.input.to_string());
        let mut bytes = serde_json::to_vec(&Fault { file, line: line.number, error }).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}
