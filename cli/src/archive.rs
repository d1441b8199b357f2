//! JSON Lines in, JSON Lines out: in order, streaming, on several threads, in bounded memory.
//!
//! A reader deals the lines to the workers in turn and the writer collects from them in the same turn,
//! so that order needs no numbers; the queues are short, so that no more than a few lines wait anywhere.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Condvar, Mutex, PoisonError};

use whosaid::{Annotator, Options};

use crate::answer::{Answer, Work};
use crate::arguments::Annotate;
use crate::input::Input;
use crate::lines::{Line, Lines};
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
            scope.spawn(move || answer(work, &lines, &answers));
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

/// Deals the lines of the inputs in turn; whether all inputs could be read.
fn read(inputs: &[Input], longest: usize, hands: &[SyncSender<(Input, Line)>], room: &Room) -> bool {
    let mut turn = hands.iter().cycle();
    let mut fine = true;
    for input in inputs {
        let lines = match input.open() {
            Ok(lines) => Lines::of(lines, longest),
            Err(why) => {
                complain(format_args!("{why}"));
                fine = false;
                continue;
            }
        };
        for line in lines {
            let line = match line {
                Ok(line) => line,
                Err(error) => {
                    complain(format_args!("{}", input.fault(&error)));
                    fine = false;
                    break;
                }
            };
            room.take(line.read.as_ref().map_or(0, Vec::len));
            // The writer is gone: so is the reason to read on.
            if turn.next().is_none_or(|hand| hand.send((input.clone(), line)).is_err()) {
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

/// Answers lines until no more come or nobody wants the answers.
fn answer(work: &Work<'_>, lines: &Receiver<(Input, Line)>, answers: &SyncSender<Answer>) {
    for (input, line) in lines {
        if answers.send(work.answer(&input, &line)).is_err() {
            return;
        }
    }
}
