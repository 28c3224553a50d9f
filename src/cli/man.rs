//! `plancc completions` and `plancc man`.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Arguments, Ended, Terminal};

/// For which shell.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell that is to complete plancc's commands
    shell: Shell,
}

impl Completions {
    /// Prints the shell's script.
    pub(super) fn run(&self, terminal: &Terminal) -> Ended {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "plancc", &mut script);
        terminal.finish(&String::from_utf8_lossy(&script))
    }
}

/// Which page.
#[derive(Debug, Args)]
pub(super) struct Man {
    /// The command that the page is about; plancc itself where none is named
    command: Option<String>,
}

impl Man {
    /// Prints the page, in the form that `man` reads.
    pub(super) fn run(&self, terminal: &Terminal) -> Ended {
        let mut whole = Arguments::command();
        whole.build();
        let page = match &self.command {
            None => whole,
            Some(name) => {
                let found = whole.find_subcommand(name).cloned();
                let Some(command) = found else {
                    let help = "`plancc help` lists all";
                    terminal.refuse(&format!("there is no command `{name}`"), Some(help));
                    return Ended::CouldNot;
                };
                command.display_name(format!("plancc-{name}"))
            }
        };
        let mut text = Vec::new();
        let page = clap_mangen::Man::new(page.version(env!("CARGO_PKG_VERSION")));
        if page.render(&mut text).is_err() {
            return Ended::CouldNot;
        }
        terminal.finish(&String::from_utf8_lossy(&text))
    }
}
