//! Names of rules and kinds of change on the command line, which may be former names.

use super::Terminal;
use crate::diagnostic::Diagnostics;
use crate::rule::renamed;

/// Returns the current name for `name`. Warns if `name` is a former name.
pub(super) fn current<'n>(terminal: &Terminal, name: &'n str) -> &'n str {
    let Some(new) = renamed(name) else { return name };
    let help = format!("write `{new}`; the former name works until version 1.0");
    terminal.warn(&format!("`{name}` is now called `{new}`"), Some(&help));
    new
}

/// Returns the current names; warns about each former one.
pub(super) fn all_current(terminal: &Terminal, names: &[String]) -> Vec<String> {
    names.iter().map(|name| current(terminal, name).to_owned()).collect()
}

/// Warns once that a file has former names; `found` is one finding for each.
pub(super) fn warn(terminal: &Terminal, file: &str, found: &Diagnostics) {
    let Some(first) = found.first() else { return };
    let more = match found.len() {
        1 => String::new(),
        count => format!(" (and {} more)", count - 1),
    };
    let what = format!("`{file}` has a former name: {}{more}", first.message);
    terminal.warn(&what, Some("`plancc fix` writes the current names"));
}
