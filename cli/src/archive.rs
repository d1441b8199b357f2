//! JSON Lines in, JSON Lines out: in order, streaming, on several threads, in bounded memory.
//!
//! A reader deals the lines to the workers in turn and the writer collects from them in the same turn,
//! so that order needs no numbers; the queues are short, so that no more than a few lines wait anywhere.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Condvar, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use whosaid::{Annotator, Document, OffsetUnit, Options};

use crate::arguments::Annotate;
use crate::input::{Input, not_utf8};
use crate::lines::{self, Read};
use crate::output::Output;
use crate::progress::Progress;
use crate::resume::Done;
use crate::{Refusal, complain};

/// How many lines may wait for each worker, and how many of its results for the writer.
const QUEUE: usize = 16;

/// How many bytes of lines may be on their way at once: beyond it the reader waits, unless nothing is on its way.
const UNDERWAY: usize = 8_000_000;

/// Annotates every line of every input; whether all could be read. Ends the process when the results cannot be written.
///
/// # Errors
///
/// When the output cannot be opened, or what it holds cannot be read.
pub fn annotate(annotator: &Annotator, asked: &Annotate, options: Options) -> Result<bool, Refusal> {
    let done = match &asked.output {
        Some(path) if asked.resume => Done::of(path)?,
        _ => Done::default(),
    };
    let out = Output::open(asked.output.as_deref(), asked.resume)?;
    let room = Room::default();
    let work = Work { annotator, options, unit: asked.unit(), several: asked.inputs().len() > 1, done };
    let (deal, collect): (Vec<_>, Vec<_>) = (0..asked.threads()).map(|_| (sync_channel(QUEUE), sync_channel(QUEUE))).unzip();
    Ok(std::thread::scope(|scope| {
        let mut hands = Vec::new();
        let mut results = Vec::new();
        for ((hand, lines), (answers, result)) in deal.into_iter().zip(collect) {
            hands.push(hand);
            results.push(result);
            let work = &work;
            scope.spawn(move || work.answer(&lines, &answers));
        }
        let (inputs, longest, room) = (asked.inputs(), asked.longest(), &room);
        let reader = scope.spawn(move || read(&inputs, longest, &hands, room));
        let progress = Progress::begin(asked.output.is_some());
        let fine = write(&results, out, progress, room).unwrap_or_else(|error| {
            // The reader may be waiting for a line that never comes, and nobody would read its answer.
            std::process::exit(crate::unwritten(&error))
        });
        fine & reader.join().unwrap_or(false)
    }))
}

/// How many bytes of lines are on their way.
#[derive(Default)]
struct Room {
    underway: Mutex<usize>,
    changed: Condvar,
}

impl Room {
    /// Waits until there is room for so many bytes more.
    fn take(&self, bytes: usize) {
        let full = |underway: &mut usize| *underway > 0 && *underway + bytes > UNDERWAY;
        let underway = self.underway.lock().unwrap_or_else(PoisonError::into_inner);
        *self.changed.wait_while(underway, full).unwrap_or_else(PoisonError::into_inner) += bytes;
    }

    fn give(&self, bytes: usize) {
        *self.underway.lock().unwrap_or_else(PoisonError::into_inner) -= bytes;
        self.changed.notify_one();
    }
}

/// A line as it was read: its bytes, or how many there were.
struct Line {
    input: Input,
    number: usize,
    read: Result<Vec<u8>, usize>,
}

/// Deals the lines of the inputs in turn; whether all inputs could be read.
fn read(inputs: &[Input], longest: usize, hands: &[SyncSender<Line>], room: &Room) -> bool {
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
            let read = match lines::next(&mut lines, longest) {
                Ok(Read::End) => break,
                Ok(Read::Line(bytes)) if bytes.trim_ascii().is_empty() => continue,
                Ok(Read::Line(bytes)) => Ok(bytes),
                Ok(Read::Huge(length)) => Err(length),
                Err(error) => {
                    complain(format_args!("{}", input.fault(&error)));
                    fine = false;
                    break;
                }
            };
            room.take(read.as_ref().map_or(0, Vec::len));
            let line = Line { input: input.clone(), number, read };
            // The writer is gone: so is the reason to read on.
            if turn.next().is_none_or(|hand| hand.send(line).is_err()) {
                return fine;
            }
        }
    }
    fine
}

/// Writes the answers in the turn in which their lines were dealt; whether none was an error.
fn write(results: &[Receiver<Answer>], mut out: Output, mut progress: Progress, room: &Room) -> io::Result<bool> {
    let mut fine = true;
    for result in results.iter().cycle() {
        let answer = match result.try_recv() {
            Ok(answer) => answer,
            Err(TryRecvError::Disconnected) => break,
            Err(TryRecvError::Empty) => {
                // Whoever feeds us line by line may wait for this answer before sending more.
                out.hand_on()?;
                match result.recv() {
                    Ok(answer) => answer,
                    Err(_) => break,
                }
            }
        };
        fine &= answer.fine;
        out.write_all(&answer.line)?;
        room.give(answer.taken);
        progress.line(answer.taken, answer.fine);
    }
    out.finish()?;
    progress.end();
    Ok(fine)
}

/// A line to write, its line end included; nothing where the line was answered in an earlier run.
struct Answer {
    line: Vec<u8>,
    fine: bool,
    /// How many bytes of room its line took.
    taken: usize,
}

/// What every worker works with.
struct Work<'a> {
    annotator: &'a Annotator,
    options: Options,
    unit: OffsetUnit,
    /// Whether errors must say of which input they speak.
    several: bool,
    /// What an earlier run answered.
    done: Done,
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
            let document = match &line.read {
                Ok(bytes) => self.document(bytes),
                Err(length) => Err(format!("a line of {length} bytes, which is longer than --max-line allows")),
            };
            let (words, fine) = match document {
                Ok(answer) => (answer, true),
                Err(error) => (self.fault(&line, &error), false),
            };
            let taken = line.read.map_or(0, |bytes| bytes.len());
            if answers.send(Answer { line: words, fine, taken }).is_err() {
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
        if !self.done.is_empty() && request.id.is_some_and(|id| self.done.has(id.get())) {
            return Ok(Vec::new());
        }
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

    /// What is said of a line that cannot be read, unless an earlier run has said it.
    fn fault(&self, line: &Line, error: &str) -> Vec<u8> {
        let file = self.several.then(|| line.input.to_string());
        if self.done.failed(file.as_deref(), line.number) {
            return Vec::new();
        }
        let mut bytes = serde_json::to_vec(&Fault { file, line: line.number, error }).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}
