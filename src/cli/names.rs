//! Names of rules and kinds of change on the command line, which may be former names.

use super::Terminal;
use crate::diagnostic::Diagnostics;
use crate::rule::renamed;

/// Returns the current name for `name`. Warns if `name` is a former name.
pub(super) fn current<'n>(terminal: &Terminal, name: &'n str) -> &'n str {
    let Some(new) = renamed(name) else { return name };
    let help = format!("write `{new}` instead; plancc accepts the former name until version 1.0");
    terminal.warn(&format!("`{name}` is now called `{new}`"), Some(&help));
    new
}

/// Returns the current names. Warns about each former name.
pub(super) fn all_current(terminal: &Terminal, names: &[String]) -> Vec<String> {
    names.iter().map(|name| current(terminal, name).to_owned()).collect()
}

/// Warns once that a file uses former names; `found` contains one finding for each name.
pub(super) fn warn(terminal: &Terminal, file: &str, found: &Diagnostics) {
    let Some(first) = found.first() else { return };
    let more = match found.len() {
        1 => String::new(),
        count => format!(" (and {} more)", count - 1),
    };
    let what = format!("`{file}` uses a former name: {}{more}", first.message);
    terminal.warn(&what, Some("run `plancc fix` to replace former names"));
}
