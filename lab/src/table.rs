//! Tables of results, for people and for machines.

use std::io::{IsTerminal, Write};

use serde_json::{Map, Value, json};

/// Prints a line. Where nobody reads it any more, as after `| head`, the process ends in peace.
pub fn say(line: std::fmt::Arguments<'_>) {
    if writeln!(std::io::stdout(), "{line}").is_err() {
        std::process::exit(0);
    }
}

/// A number in a table.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Cell {
    /// A share from 0 to 1, written in percent with one decimal.
    Share(f64),
    /// A count.
    Count(usize),
    /// A measure, written with three digits.
    Measure(f64),
    /// What was not measured.
    Nothing,
}

impl Cell {
    fn json(self) -> Value {
        match self {
            Cell::Share(share) => json!((share * 10_000.0).round() / 100.0),
            Cell::Count(count) => json!(count),
            Cell::Measure(measure) => json!(measure),
            Cell::Nothing => Value::Null,
        }
    }
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Cell::Share(share) => f.pad(&format!("{:.1}", 100.0 * share)),
            Cell::Count(count) => f.pad(&count.to_string()),
            Cell::Measure(measure) => {
                let decimals = if *measure >= 100.0 { 0 } else { 3 - (measure.max(1e-9).log10().floor() as i32 + 1).clamp(0, 3) };
                f.pad(&format!("{measure:.*}", decimals as usize))
            }
            Cell::Nothing => f.pad("–"),
        }
    }
}

/// A table of one thing measured on one corpus.
#[derive(Clone, PartialEq, Debug)]
pub struct Section {
    title: String,
    columns: Vec<&'static str>,
    rows: Vec<(String, Vec<Cell>)>,
    heads: Vec<String>,
}

impl Section {
    /// An empty table.
    pub fn new(title: &str, columns: &[&'static str]) -> Section {
        Section { title: title.to_owned(), columns: columns.to_owned(), rows: Vec::new(), heads: Vec::new() }
    }

    /// Adds a row.
    pub fn row(&mut self, name: &str, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push((name.to_owned(), cells.into_iter().collect()));
    }

    /// Says that the row `name` is one to look at first.
    pub fn head(&mut self, name: &str) {
        self.heads.push(name.to_owned());
    }

    /// Prints it; `before` is what [`Section::json`] gave of it at another time.
    pub fn print(&self, before: Option<&Value>) {
        let style = Style::of_output();
        let width = self.rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0).max(self.title.chars().count());
        let columns: Vec<String> = self.columns.iter().map(|column| format!("{column:>11}")).collect();
        say(format_args!("  {}{}", style.dim(&format!("{:width$}", self.title)), style.dim(&columns.concat())));
        for (name, cells) in &self.rows {
            let line: String = cells.iter().map(|cell| format!("{cell:>11}")).collect();
            let head = self.heads.contains(name);
            let line = format!("{name:width$}{line}");
            let line = if head { style.bold(&line) } else { line };
            say(format_args!("  {line}{}", self.change(name, cells, before, style)));
        }
    }

    /// Prints it as a table of Markdown, or for a terminal, with an empty line behind.
    pub fn show(&self, markdown: bool) {
        if markdown {
            say(format_args!("{}", self.markdown()));
        } else {
            self.print(None);
            say(format_args!(""));
        }
    }

    /// The same as a table of Markdown.
    pub fn markdown(&self) -> String {
        let mut lines =
            format!("| {} | {} |\n|---|{}\n", self.title, self.columns.join(" | "), "---:|".repeat(self.columns.len()));
        for (name, cells) in &self.rows {
            let cells: Vec<String> = cells.iter().map(Cell::to_string).collect();
            lines += &format!("| {} | {} |\n", name.replace('|', "\\|"), cells.join(" | "));
        }
        lines
    }

    /// How the row's F1, or its first share, changed.
    fn change(&self, name: &str, cells: &[Cell], before: Option<&Value>, style: Style) -> String {
        let place = self.columns.iter().position(|column| *column == "F1").unwrap_or(0);
        let (Some(Cell::Share(now)), Some(before)) = (cells.get(place), before) else { return String::new() };
        match before[name][self.columns[place]].as_f64() {
            None => "  new".to_owned(),
            Some(before) => {
                let change = 100.0 * now - before;
                let line = format!("  {change:+.1}");
                match change {
                    change if change > 0.049 => style.good(&line),
                    change if change < -0.049 => style.bad(&line),
                    _ => String::new(),
                }
            }
        }
    }

    /// The rows to look at first: their F1, or their first share, and where there is one the share of right speakers.
    pub fn headlines(&self) -> Vec<String> {
        let place = self.columns.iter().position(|column| *column == "F1").unwrap_or(0);
        let speaker = self.columns.iter().position(|column| *column == "speaker");
        let heads = self.rows.iter().filter(|(name, _)| self.heads.contains(name));
        heads
            .map(|(name, cells)| {
                let speaker = speaker.map_or(String::new(), |place| format!(" speaker {}", cells[place]));
                format!("{name} {}{speaker}", cells[place])
            })
            .collect()
    }

    /// Its title, and `{row: {column: number}}`, shares in percent.
    pub fn json(&self) -> (String, Value) {
        let row = |cells: &[Cell]| -> Map<String, Value> {
            self.columns.iter().zip(cells).map(|(column, cell)| ((*column).to_owned(), cell.json())).collect()
        };
        let rows: Map<String, Value> = self.rows.iter().map(|(name, cells)| (name.clone(), row(cells).into())).collect();
        (self.title.clone(), rows.into())
    }
}

/// Colours on a terminal, nothing elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    coloured: bool,
}

impl Style {
    /// The style for standard output, which the environment can forbid (<https://no-color.org>).
    pub fn of_output() -> Style {
        let forbidden = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Style { coloured: std::io::stdout().is_terminal() && !forbidden }
    }

    /// What stands back.
    pub fn dim(self, text: &str) -> String {
        self.paint("2", text)
    }

    /// What stands out.
    pub fn bold(self, text: &str) -> String {
        self.paint("1", text)
    }

    /// What is right or better.
    pub fn good(self, text: &str) -> String {
        self.paint("32", text)
    }

    /// What is wrong or worse.
    pub fn bad(self, text: &str) -> String {
        self.paint("31", text)
    }

    fn paint(self, code: &str, text: &str) -> String {
        if self.coloured && !text.is_empty() { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }
}
