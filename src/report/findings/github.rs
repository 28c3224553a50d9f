//! Findings as GitHub workflow annotations.

use std::fmt::Write;

use super::{Record, Run};

/// The maximum number of annotations of one kind that GitHub shows for a step.
///
/// Source: GitHub's documentation of workflow limits: ten errors, ten warnings and ten notices for each
/// step.
const SHOWN: usize = 10;

/// Returns workflow commands, errors first. If there are more of a kind than GitHub shows, the last command of that
/// kind contains the number of the remaining findings.
#[must_use]
pub fn github(run: &Run) -> String {
    let mut out = String::new();
    for (severity, command) in [("error", "error"), ("warning", "warning"), ("info", "notice")] {
        let all: Vec<&Record> =
            run.records.iter().filter(|record| record.severity == severity).collect();
        let shown = if all.len() > SHOWN { SHOWN - 1 } else { all.len() };
        for record in all.iter().take(shown) {
            annotation(&mut out, command, record);
        }
        let left = all.len() - shown;
        if left > 0 {
            let _ = writeln!(
                out,
                "::{command} title=and {left} more::GitHub shows at most {SHOWN} annotations of each kind; the job summary and the log show every finding"
            );
        }
    }
    out
}

fn annotation(out: &mut String, command: &str, record: &Record) {
    let place = &record.location;
    let mut text = record.message.clone();
    for more in record.notes.iter().chain(&record.help) {
        text.push('\n');
        text.push_str(more);
    }
    let _ = write!(
        out,
        "::{command} file={},line={},endLine={},",
        property(&place.file),
        place.start.line,
        place.end.line
    );
    // GitHub rejects columns if the range spans several lines.
    if place.start.line == place.end.line {
        let _ = write!(out, "col={},endColumn={},", place.start.column, place.end.column);
    }
    let _ = writeln!(out, "title={}::{}", property(record.rule), data(&text));
}

/// Escapes a message, so a line break does not end the command.
///
/// Source: the escaping of `@actions/core`: `%`, carriage return and line feed.
fn data(text: &str) -> String {
    let text = super::super::sanitize(text);
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property, so `:` and `,` do not end it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
