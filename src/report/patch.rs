//! The changes to a file, as a unified diff that other tools can read.

use std::borrow::Cow;

use similar::{ChangeTag, TextDiff};

use super::sanitize;

/// The reader of a patch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PatchReader {
    /// A person at a terminal: control characters are replaced.
    Terminal {
        /// `true` if the patch is printed in color.
        color: bool,
    },
    /// A program: the patch is exact.
    Program,
}

/// Returns a unified diff of two texts of the file `name` with three lines of context; empty if they are
/// equal.
#[must_use]
pub fn patch(name: &str, old: &str, new: &str, shown: PatchReader) -> String {
    let diff = TextDiff::from_lines(old, new);
    let unified = diff.unified_diff();
    let paint = |code: &str, text: &str| match shown {
        PatchReader::Terminal { color: true } => format!("\u{1b}[{code}m{text}\u{1b}[0m\n"),
        _ => format!("{text}\n"),
    };
    let mut out = String::new();
    for hunk in unified.iter_hunks() {
        if out.is_empty() {
            out.push_str(&paint("1", &format!("--- {}", quoted(&format!("a/{name}")))));
            out.push_str(&paint("1", &format!("+++ {}", quoted(&format!("b/{name}")))));
        }
        out.push_str(&paint("36", &hunk.header().to_string()));
        for change in hunk.iter_changes() {
            let value = change.value();
            let said = value.strip_suffix('\n').unwrap_or(value);
            let line = match shown {
                PatchReader::Program => Cow::Borrowed(said),
                PatchReader::Terminal { .. } => sanitize(said.strip_suffix('\r').unwrap_or(said)),
            };
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

/// Quotes a file name as git does in patches: in double quotes with escapes if it contains a control
/// character, a quote or a backslash.
fn quoted(name: &str) -> Cow<'_, str> {
    let needs_quotes = |c: char| {
        sanitize(c.encode_utf8(&mut [0; 4])) != c.to_string()
            || matches!(c, '"' | '\\' | '\n' | '\r' | '\t')
    };
    if !name.contains(needs_quotes) {
        return Cow::Borrowed(name);
    }
    let mut out = String::from('"');
    for c in name.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if needs_quotes(c) => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    out.push_str(&format!("\\{byte:03o}"));
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
    Cow::Owned(out)
}
