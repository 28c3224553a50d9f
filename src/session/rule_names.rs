//! Names of rules and kinds of change on the command line, which may be former names.

use super::Reporter;
use crate::diagnostic::Diagnostics;
use crate::rule::renamed;

/// Returns the current name for `name`. Warns if `name` is a former name.
pub(crate) fn current<'n>(reporter: &dyn Reporter, name: &'n str) -> &'n str {
    let Some(new) = renamed(name) else { return name };
    let help = format!("write `{new}` instead; plancc accepts the former name until version 1.0");
    reporter.warning(&format!("`{name}` is now called `{new}`"), Some(&help));
    new
}

/// Returns the current names. Warns about each former name.
pub(crate) fn all_current(reporter: &dyn Reporter, names: &[String]) -> Vec<String> {
    names.iter().map(|name| current(reporter, name).to_owned()).collect()
}

/// Warns once that a file uses former names; `found` contains one finding for each name.
pub(crate) fn warn(reporter: &dyn Reporter, file: &str, found: &Diagnostics) {
    let Some(first) = found.first() else { return };
    let more = match found.len() {
        1 => String::new(),
        count => format!(" (and {} more)", count - 1),
    };
    let what = format!("`{file}` uses a former name: {}{more}", first.message);
    reporter.warning(&what, Some("run `plancc fix` to replace former names"));
}
