//! What changes in a file, line by line, as a patch that other tools read too.

use similar::{ChangeTag, TextDiff};

use super::safe;

/// The lines that differ between two texts of the file called `name`, with three lines around each; empty where
/// none do.
#[must_use]
pub fn lines(name: &str, old: &str, new: &str, color: bool) -> String {
    let diff = TextDiff::from_lines(old, new);
    let unified = diff.unified_diff();
    let paint = |code: &str, text: &str| {
        if color { format!("\u{1b}[{code}m{text}\u{1b}[0m\n") } else { format!("{text}\n") }
    };
    let mut out = String::new();
    for hunk in unified.iter_hunks() {
        if out.is_empty() {
            let name = safe(name);
            out.push_str(&paint("1", &format!("--- a/{name}")));
            out.push_str(&paint("1", &format!("+++ b/{name}")));
        }
        out.push_str(&paint("36", &hunk.header().to_string()));
        for change in hunk.iter_changes() {
            let value = change.value();
            let said = value.strip_suffix('\n').unwrap_or(value);
            let line = safe(said.strip_suffix('\r').unwrap_or(said));
            match change.tag() {
                ChangeTag::Delete => out.push_str(&paint("31", &format!("-{line}"))),
                ChangeTag::Insert => out.push_str(&paint("32", &format!("+{line}"))),
                ChangeTag::Equal => {
                    out.push(' ');
                    out.push_str(&line);
                    out.push('\n');
                }
            }
            if !value.ends_with('\n') {
                out.push_str("\\ No newline at end of file\n");
            }
        }
    }
    out
}
