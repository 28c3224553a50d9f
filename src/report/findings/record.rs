//! A finding without its source, with everything that other programs need.

use serde::Serialize;

use crate::diagnostic::{Applicability, Diagnostic};
use crate::report::HeldBack;
use crate::source::{Sources, Span};

/// The checked files and their findings.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// The checked files, in order.
    pub files: Vec<String>,
    /// The findings, in the order of the files and their text.
    pub records: Vec<Record>,
    /// The suppressed findings.
    pub held_back: HeldBack,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    /// The rule's name.
    pub rule: &'static str,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// The headline.
    pub message: String,
    /// The location.
    pub place: Place,
    /// The path by ids, such as `priorities/attendance/owner`; empty if that part of the plan is invalid.
    pub way: String,
    /// Related locations.
    pub related: Vec<Place>,
    /// The reasons why it matters.
    pub notes: Vec<String>,
    /// The suggested next steps.
    pub helps: Vec<String>,
    /// Edits that fix it, the best first.
    pub fixes: Vec<RecordedFix>,
    /// A fingerprint that stays the same in later versions of the plan: sixteen hexadecimal digits,
    /// computed from file, rule and path, not from lines or wording.
    pub fingerprint: String,
}

/// A range in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file, with `/` between folders.
    pub path: String,
    /// The first character.
    pub start: Spot,
    /// One past the last character.
    pub end: Spot,
    /// The label; may be empty.
    pub text: String,
}

/// A position between two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Spot {
    /// The byte offset, from 0.
    pub byte: usize,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// Edits that fix a finding together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordedFix {
    /// The effect of the fix.
    pub title: String,
    /// `safe` or `unsafe`: whether it preserves the meaning.
    pub applicability: &'static str,
    /// The edits, in the order of the text.
    pub edits: Vec<RecordedEdit>,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordedEdit {
    /// The replaced range; its `text` is the replacement.
    #[serde(flatten)]
    pub place: Place,
}

/// Creates the records for the findings of one file.
///
/// `path` maps the name of a source to its path in the output; `way` returns the path by ids for a span.
#[must_use]
pub fn record(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    path: &dyn Fn(&str) -> String,
    way: &dyn Fn(Span) -> String,
) -> Vec<Record> {
    let place = |span: Span, text: &str| place(span, text, sources, path);
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
                    .map(|edit| RecordedEdit { place: place(edit.span, &edit.text) })
                    .collect(),
            });
            Record {
                rule: one.rule,
                severity: one.severity.word(),
                message: one.message.clone(),
                place: place(one.primary.span, &one.primary.text),
                way: way(one.primary.span),
                related: one.related.iter().map(|label| place(label.span, &label.text)).collect(),
                notes: one.notes.clone(),
                helps: one.helps.clone(),
                fixes: fixes.collect(),
                fingerprint: String::new(),
            }
        })
        .collect()
}

fn place(span: Span, text: &str, sources: &Sources, path: &dyn Fn(&str) -> String) -> Place {
    let spot = |at: u32| match sources.get(span.source) {
        Some(source) => {
            let position = source.position(at as usize);
            Spot { byte: at as usize, line: position.line, column: position.column }
        }
        None => Spot { byte: at as usize, line: 1, column: 1 },
    };
    let path = sources.get(span.source).map(|source| path(source.name())).unwrap_or_default();
    Place { path, start: spot(span.start), end: spot(span.end), text: text.to_owned() }
}

/// Sets the fingerprints. Findings of the same rule at the same path are distinguished by their order.
pub fn distinguish(records: &mut [Record]) {
    let mut seen = std::collections::HashMap::new();
    for record in records {
        let key = format!("{}\0{}\0{}", record.place.path, record.rule, record.way);
        let times = seen.entry(key.clone()).or_insert(0_usize);
        let hash = blake3::hash(format!("{key}\0{times}").as_bytes());
        *times += 1;
        record.fingerprint = hash.to_hex().chars().take(16).collect();
    }
}
