//! Running other programs, and saying which.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::Result;

/// A program with its arguments, about to be run.
pub(crate) struct Tool {
    command: Command,
    words: Vec<String>,
}

impl Tool {
    pub(crate) fn new(program: &str) -> Tool {
        Tool { command: Command::new(program), words: vec![program.to_owned()] }
    }

    /// The folder it runs in.
    pub(crate) fn at(mut self, folder: &Path) -> Tool {
        self.command.current_dir(folder);
        self
    }

    pub(crate) fn args<S: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = S>) -> Tool {
        for argument in arguments {
            self.words.push(argument.as_ref().to_string_lossy().into_owned());
            self.command.arg(argument);
        }
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Tool {
        self.command.env(name, value);
        self
    }

    /// Runs it with its output on the terminal, after saying what runs.
    pub(crate) fn run(mut self) -> Result<()> {
        println!("   $ {}", self.words.join(" "));
        let status = self.command.stdin(Stdio::null()).status().map_err(|error| self.cannot_run(&error))?;
        if status.success() { Ok(()) } else { Err(format!("failed ({status}): {}", self.words.join(" "))) }
    }

    /// Runs it quietly and gives what it prints.
    pub(crate) fn output(mut self) -> Result<String> {
        let output = self.command.stdin(Stdio::null()).output().map_err(|error| self.cannot_run(&error))?;
        if output.status.success() {
            String::from_utf8(output.stdout).map_err(|_| format!("{} printed no UTF-8", self.words[0]))
        } else {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(format!("failed ({}): {}\n{said}", output.status, self.words.join(" ")))
        }
    }

    fn cannot_run(&self, error: &std::io::Error) -> String {
        format!("{} does not run here: {error}", self.words[0])
    }
}

/// Whether a program of this name can be run.
pub(crate) fn exists(program: &str) -> bool {
    let run = Command::new(program).arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    run.is_ok_and(|status| status.success())
}
