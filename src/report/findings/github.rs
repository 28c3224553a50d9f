//! Findings as annotations of a GitHub workflow.

use std::fmt::Write;

use super::{Record, Run};

/// How many annotations of one kind GitHub shows of one step.
///
/// Source: GitHub's documentation of workflow limits, ten errors, ten warnings and ten notices a step.
const SHOWN: usize = 10;

/// Workflow commands, errors first; what GitHub would drop is counted in the last of its kind.
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
                "::{command} title=and {left} more::GitHub shows {SHOWN} of a kind; the job's summary and log have all"
            );
        }
    }
    out
}

fn annotation(out: &mut String, command: &str, record: &Record) {
    let place = &record.place;
    let mut text = record.message.clone();
    for more in record.notes.iter().chain(&record.helps) {
        text.push('\n');
        text.push_str(more);
    }
    let _ = write!(
        out,
        "::{command} file={},line={},endLine={},",
        property(&place.path),
        place.start.line,
        place.end.line
    );
    // GitHub refuses columns where the place spans lines.
    if place.start.line == place.end.line {
        let _ = write!(out, "col={},endColumn={},", place.start.column, place.end.column);
    }
    let _ = writeln!(out, "title={}::{}", property(record.rule), data(&text));
}

/// A message, in which a line break would end the command.
///
/// Source: the escaping of `@actions/core`: `%`, carriage return and line feed.
fn data(text: &str) -> String {
    let text = super::super::safe(text);
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property, in which `:` and `,` would end it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
