//! `plancc completions` and `plancc man`.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Arguments, ExitStatus, Terminal};

/// Arguments of `plancc completions`.
#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    /// Shell to print the script for
    shell: Shell,
}

impl CompletionsArguments {
    /// Prints the shell's completion script.
    pub(super) fn run(&self, terminal: &Terminal) -> ExitStatus {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "plancc", &mut script);
        terminal.finish(&String::from_utf8_lossy(&script))
    }
}

/// Arguments of `plancc man`.
#[derive(Debug, Args)]
pub(super) struct ManArguments {
    /// Command whose manual page to print [default: plancc itself]
    command: Option<String>,
}

impl ManArguments {
    /// Prints the page in roff format.
    pub(super) fn run(&self, terminal: &Terminal) -> ExitStatus {
        let mut whole = Arguments::command();
        whole.build();
        let page = match &self.command {
            None => whole,
            Some(name) => {
                let found = whole.find_subcommand(name).cloned();
                let Some(command) = found else {
                    let help = "run `plancc help` to list all commands";
                    terminal.refuse(&format!("unknown command `{name}`"), Some(help));
                    return ExitStatus::CouldNot;
                };
                command.display_name(format!("plancc-{name}"))
            }
        };
        let mut text = Vec::new();
        let page = clap_mangen::Man::new(page.version(env!("CARGO_PKG_VERSION")));
        if page.render(&mut text).is_err() {
            return ExitStatus::CouldNot;
        }
        terminal.finish(&String::from_utf8_lossy(&text))
    }
}
