//! The `whosaid` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    whosaid_cli::run()
}
