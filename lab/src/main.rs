//! The laboratory: how Whosaid's model and lists are made and judged. Never shipped.

mod all;
mod bench;
mod clock;
mod compare;
mod corpus;
mod errors;
mod eval;
mod labels;
mod lexicon;
mod measure;
mod news;
mod ours;
mod peer;
mod people;
mod predictions;
mod quotes;
mod speed;
mod table;
mod train;
mod web;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Makes and judges Whosaid's model and lists.
#[derive(Parser)]
#[command(name = "lab", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Scores the annotator on corpora: names, numbers and times, quotes, speakers, people.
    Eval(eval::Asked),
    /// Sets the annotator beside other programs that are installed here: same texts, same scorer.
    Compare(compare::Asked),
    /// Compiles the lists of `lexicon/` to `model/lexicon.bin`.
    Lexicon(lexicon::Asked),
    /// Shows what the annotator gets wrong on a corpus: the worst classes first, then rows in context.
    Errors(errors::Asked),
    /// Measures how fast texts are annotated, and whether twice the text takes twice the time.
    Speed(speed::Asked),
    /// Measures the shipped program in real browsers: start, speed, memory, a key in a long article.
    BenchWeb(web::Asked),
    /// Everything of `docs/speed.md` in one run: growth by length, the browsers, other programs.
    Bench(bench::Asked),
    /// Trains the weights of quotes: their speakers, quote or term, reported clauses.
    TrainQuotes(quotes::Asked),
    /// Trains the weights of the pronoun ranker; run it twice, building between.
    TrainPeople(people::Asked),
    /// Makes the model from the corpora.
    Train(train::Asked),
    /// Makes all models, each with the ones before it: names, then quotes, then pronouns.
    TrainAll(all::Asked),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Eval(asked) => eval::run(&asked),
        Command::Compare(asked) => compare::run(&asked),
        Command::Lexicon(asked) => lexicon::run(&asked),
        Command::Errors(asked) => errors::run(&asked),
        Command::Speed(asked) => speed::run(&asked),
        Command::BenchWeb(asked) => web::run(&asked),
        Command::Bench(asked) => bench::run(&asked),
        Command::TrainQuotes(asked) => quotes::run(&asked),
        Command::TrainPeople(asked) => people::run(&asked),
        Command::Train(asked) => train::run(&asked),
        Command::TrainAll(asked) => all::run(&asked),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("lab: {why}");
            ExitCode::FAILURE
        }
    }
}
