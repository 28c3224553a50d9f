//! Terminal output: standard output and error, color, width and the progress bar.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use clap::ColorChoice;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::ExitStatus;
use crate::diagnostic::Diagnostics;
use crate::prose::{has_command, without_commands};
use crate::report::{PatchReader, human, sanitize};
use crate::session::{Error, Progress, Reporter};
use crate::source::Sources;
use crate::workspace::manifest::fingerprint;

/// Delay before a progress bar appears.
const PATIENCE: Duration = Duration::from_millis(400);

/// The terminal that messages are printed to.
pub(crate) struct Terminal {
    /// `true` if standard output is in color.
    pub(super) color: bool,
    /// `true` if standard error is in color.
    pub(super) color_of_errors: bool,
    /// The number of columns.
    pub(super) width: usize,
    /// `true` if status messages are not printed.
    pub(super) quiet: bool,
    /// `true` if standard output is a terminal.
    is_terminal: bool,
    /// Set when a write to standard output fails: `true` if the reader closed the pipe.
    ended: OnceLock<bool>,
}

impl Terminal {
    pub(super) fn new(choice: ColorChoice, quiet: bool) -> Terminal {
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        let color = |is_terminal: bool| match choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => is_terminal && !refused && !dumb,
        };
        let named = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let real = || Some(usize::from(terminal_size::terminal_size()?.0.0));
        Terminal {
            color: color(io::stdout().is_terminal()),
            color_of_errors: color(io::stderr().is_terminal()),
            width: named.filter(|columns| *columns > 0).or_else(real).unwrap_or(80),
            quiet,
            is_terminal: io::stdout().is_terminal(),
            ended: OnceLock::new(),
        }
    }

    /// Prints an error and what to do next.
    pub(super) fn refuse(&self, what: &dyn Display, help: Option<&str>) {
        self.tell("error", "\u{1b}[1;31m", what, help);
    }

    /// Prints a warning, and optionally what to do next.
    pub(super) fn warn(&self, what: &dyn Display, help: Option<&str>) {
        self.tell("warning", "\u{1b}[1;33m", what, help);
    }

    fn tell(&self, word: &str, color: &str, what: &dyn Display, help: Option<&str>) {
        let paint = |color: &str, word: &str| {
            if self.color_of_errors { format!("{color}{word}\u{1b}[0m") } else { word.to_owned() }
        };
        let mut text = format!("{}: {}\n", paint(color, word), sanitize(&what.to_string()));
        if let Some(help) = help {
            text.push_str(&format!("{}: {}\n", paint("\u{1b}[1;36m", "help"), sanitize(help)));
        }
        self.note(&text);
    }

    /// Prints a status message unless `--quiet` is set.
    pub(super) fn say(&self, what: &str) {
        if !self.quiet {
            self.note(&format!("{what}\n"));
        }
    }

    /// Writes to standard error. Escapes lines that a CI system would run as commands. Errors are ignored,
    /// since there is no way left to report them.
    #[expect(clippy::unused_self, reason = "printing needs a terminal value")]
    pub(super) fn note(&self, text: &str) {
        let _ = io::stderr().lock().write_all(without_commands(text).as_bytes());
    }

    /// Writes to standard output. Returns `false` if that fails.
    ///
    /// A closed pipe (`plancc lint | head`) is not an error. Other errors are printed once.
    pub(super) fn print(&self, bytes: &[u8]) -> bool {
        if let Some(is_content) = self.ended.get() {
            return *is_content;
        }
        let mut out = io::stdout().lock();
        let Err(error) = out.write_all(bytes).and_then(|()| out.flush()) else { return true };
        let is_content = error.kind() == io::ErrorKind::BrokenPipe;
        if !is_content {
            let why = match error.kind() {
                io::ErrorKind::StorageFull => "the disk is full".to_owned(),
                _ => error.to_string(),
            };
            self.refuse(&format!("cannot write to standard output: {why}"), None);
        }
        *self.ended.get_or_init(|| is_content)
    }

    /// Returns `true` if GitHub Actions may parse the output as a log with workflow commands.
    pub(super) fn is_log_of_actions() -> bool {
        std::env::var_os("GITHUB_ACTIONS").is_some()
    }

    /// Returns the format of a patch: exact, unless standard output is a terminal or has color.
    pub(super) fn shown(&self) -> PatchReader {
        if self.is_terminal || self.color {
            PatchReader::Terminal { color: self.color }
        } else {
            PatchReader::Program
        }
    }

    /// Writes a patch to standard output. Returns `false` if that fails.
    ///
    /// The patch must stay exact. If GitHub Actions would run one of its lines as a command, the patch is
    /// wrapped in `::stop-commands::`; `git apply` skips both lines. The token is a hash of the patch, so no
    /// line of the patch can contain it.
    pub(super) fn print_patch(&self, patch: &str) -> bool {
        if !Terminal::is_log_of_actions() || !has_command(patch) {
            return self.print(patch.as_bytes());
        }
        let token = fingerprint([patch.as_bytes()]);
        self.print(format!("::stop-commands::{token}\n{patch}::{token}::\n").as_bytes())
    }

    /// Prints a command's entire output and returns its exit status.
    pub(super) fn finish(&self, text: &str) -> ExitStatus {
        if self.print(text.as_bytes()) { ExitStatus::Clean } else { ExitStatus::CouldNot }
    }
}

impl Reporter for Terminal {
    fn error(&self, error: &Error) {
        match error {
            Error::Invalid { findings, sources } => self.findings(findings, sources),
            error => self.refuse(error, error.help().as_deref()),
        }
    }

    fn warning(&self, message: &str, help: Option<&str>) {
        self.warn(&message, help);
    }

    fn status(&self, message: &str) {
        self.say(message);
    }

    fn findings(&self, findings: &Diagnostics, sources: &Sources) {
        self.note(&human(findings, sources, self.color_of_errors, self.width));
    }

    /// Returns a progress bar for a number of plans. It appears only in a terminal, and only if the work takes longer
    /// than [`PATIENCE`].
    fn progress(&self, plans: usize) -> Box<dyn Progress + '_> {
        let bar = ProgressBar::with_draw_target(
            Some(u64::try_from(plans).unwrap_or(u64::MAX)),
            ProgressDrawTarget::hidden(),
        );
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} plans") {
            bar.set_style(style);
        }
        let is_wanted = !self.quiet && plans > 1 && io::stderr().is_terminal();
        Box::new(ProgressDisplay { bar, since: is_wanted.then(Instant::now) })
    }
}

/// A progress bar. Hidden with `--quiet`, for a single plan, or if standard error is not a terminal.
struct ProgressDisplay {
    bar: ProgressBar,
    since: Option<Instant>,
}

impl Progress for ProgressDisplay {
    fn step(&self) {
        let Some(since) = self.since else { return };
        if self.bar.is_hidden() && since.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }
}

impl Drop for ProgressDisplay {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
