//! Findings as records for other programs, without the sources.

use serde::Serialize;

use crate::diagnostic::{Applicability, Diagnostic, Label};
use crate::report::SuppressedCounts;
use crate::rule::original;
use crate::source::{Sources, Span};

/// The checked files and their findings.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// The checked files, in order.
    pub files: Vec<String>,
    /// The findings, in the order of the files and their text.
    pub records: Vec<Record>,
    /// The suppressed findings.
    pub suppressed: SuppressedCounts,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    /// The rule's name.
    pub rule: &'static str,
    /// The level: `error`, `warning` or `info`.
    pub severity: &'static str,
    /// The headline of the message.
    pub message: String,
    /// The location in the file.
    pub location: Location,
    /// The path in the plan, by keys and ids: `priorities/attendance/owner`; empty if that part of the plan could not
    /// be parsed.
    pub path: String,
    /// Other locations that the finding refers to.
    pub related: Vec<Location>,
    /// The notes, such as why the finding matters.
    pub notes: Vec<String>,
    /// The suggested next steps.
    pub help: Vec<String>,
    /// The fixes, best first.
    pub fixes: Vec<RecordedFix>,
    /// A fingerprint that stays the same in later versions of the plan: sixteen hexadecimal digits,
    /// computed from file, rule and path, not from lines or wording.
    pub fingerprint: String,
}

/// A range in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Location {
    /// The file, with `/` between folders.
    pub file: String,
    /// The position of the first character.
    pub start: Position,
    /// The position after the last character.
    pub end: Position,
    /// The label at the location; may be empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// A position between two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Position {
    /// The byte offset, from 0.
    pub byte: usize,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// Edits that together fix a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordedFix {
    /// The effect of the fix.
    pub title: String,
    /// `safe` if no one could dispute the fix, or `unsafe` if a person must decide.
    pub applicability: &'static str,
    /// The edits, in the order of the text.
    pub edits: Vec<RecordedEdit>,
}

/// The replacement of a range.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordedEdit {
    /// The range that is replaced, without a label.
    #[serde(flatten)]
    pub location: Location,
    /// The new text.
    pub content: String,
}

/// Creates the records for the findings of one file.
///
/// `file` returns the name of a source in the records, given its name in messages; `path` returns the path to a span
/// in the plan, as keys and ids.
#[must_use]
pub fn record(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    file: &dyn Fn(&str) -> String,
    path: &dyn Fn(Span) -> String,
) -> Vec<Record> {
    let location = |span: Span| location(span, sources, file);
    let labeled =
        |label: &Label| Location { label: Some(label.text.clone()), ..location(label.span) };
    diagnostics
        .iter()
        .map(|one| {
            let fixes = one.fixes.iter().map(|fix| RecordedFix {
                title: fix.title.clone(),
                applicability: match fix.applicability {
                    Applicability::Safe => "safe",
                    Applicability::Unsafe => "unsafe",
                },
                edits: fix
                    .edits
                    .iter()
                    .map(|edit| {
                        let content = edit.text.clone();
                        RecordedEdit { location: location(edit.span), content }
                    })
                    .collect(),
            });
            Record {
                rule: one.rule,
                severity: one.severity.word(),
                message: one.message.clone(),
                location: labeled(&one.primary),
                path: path(one.primary.span),
                related: one.related.iter().map(labeled).collect(),
                notes: one.notes.clone(),
                help: one.helps.clone(),
                fixes: fixes.collect(),
                fingerprint: String::new(),
            }
        })
        .collect()
}

fn location(span: Span, sources: &Sources, file: &dyn Fn(&str) -> String) -> Location {
    let position = |at: u32| match sources.get(span.source) {
        Some(source) => {
            let position = source.position(at as usize);
            Position { byte: at as usize, line: position.line, column: position.column }
        }
        None => Position { byte: at as usize, line: 1, column: 1 },
    };
    let file = sources.get(span.source).map(|source| file(source.name())).unwrap_or_default();
    Location { file, start: position(span.start), end: position(span.end), label: None }
}

/// Sets the fingerprints. Findings of the same rule at the same path are distinguished by their order.
///
/// Uses the original names of rules, so a rename doesn't change fingerprints.
pub fn distinguish(records: &mut [Record]) {
    let mut seen = std::collections::HashMap::new();
    for record in records {
        let key = format!("{}\0{}\0{}", record.location.file, original(record.rule), record.path);
        let times = seen.entry(key.clone()).or_insert(0_usize);
        let hash = blake3::hash(format!("{key}\0{times}").as_bytes());
        *times += 1;
        record.fingerprint = hash.to_hex().chars().take(16).collect();
    }
}
