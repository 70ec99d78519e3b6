//! The `gainsay` command. Everything it does is in the library; see [`gainsay`] and `src/cli/`.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
