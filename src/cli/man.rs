//! `plancc completions` and `plancc man`.

use std::io::Write;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Arguments, Ended};

/// For which shell.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell that is to complete plancc's commands
    shell: Shell,
}

impl Completions {
    /// Prints the shell's script.
    pub(super) fn run(&self) -> Ended {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "plancc", &mut script);
        print(&script)
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
    pub(super) fn run(&self) -> Ended {
        let mut whole = Arguments::command();
        whole.build();
        let page = match &self.command {
            None => whole,
            Some(name) => {
                let found = whole.find_subcommand(name).cloned();
                let Some(command) = found else {
                    eprintln!("error: there is no command `{}`", crate::report::safe(name));
                    eprintln!("help: `plancc help` lists all");
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
        print(&text)
    }
}

fn print(bytes: &[u8]) -> Ended {
    // A reader that has seen enough closes the pipe.
    let _ = std::io::stdout().lock().write_all(bytes);
    Ended::Clean
}
