//! A finding without its source: all that a program needs to know of it.

use serde::Serialize;

use crate::diagnostic::{Applicability, Diagnostic};
use crate::report::HeldBack;
use crate::source::{Sources, Span};

/// What was looked at, and what was found in it.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// The files that were read, in order.
    pub files: Vec<String>,
    /// What was found, in the order of the files and their text.
    pub records: Vec<Record>,
    /// What is not reported.
    pub held_back: HeldBack,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    /// The rule's name.
    pub rule: &'static str,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// What is wrong.
    pub message: String,
    /// Where.
    pub place: Place,
    /// The way to that place by ids: `priorities/attendance/owner`; empty where the plan could not be
    /// read so far.
    pub way: String,
    /// Other places that belong to it.
    pub related: Vec<Place>,
    /// Why it matters.
    pub notes: Vec<String>,
    /// What to type next.
    pub helps: Vec<String>,
    /// Edits that mend it, the best first.
    pub fixes: Vec<RecordedFix>,
    /// The same for the same finding in later versions of the plan: sixteen hexadecimal digits of
    /// file, rule and way, not of lines or wording.
    pub fingerprint: String,
}

/// A stretch of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file, with `/` between folders.
    pub path: String,
    /// Its first character.
    pub start: Spot,
    /// The place after its last character.
    pub end: Spot,
    /// What is to be seen there; may be empty.
    pub text: String,
}

/// A place between two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Spot {
    /// In bytes from the file's start, from 0.
    pub byte: usize,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

/// Edits that together mend a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordedFix {
    /// What applying it does.
    pub title: String,
    /// `safe` or `unsafe`: whether it changes no meaning.
    pub applicability: &'static str,
    /// The edits, in the order of the text.
    pub edits: Vec<RecordedEdit>,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordedEdit {
    /// What is taken out; its text is what is put there.
    #[serde(flatten)]
    pub place: Place,
}

/// The records of one file's findings.
///
/// `path` says what a source is to be called, from what messages call it; `way` says the way to a place
/// by ids.
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

/// Gives every record its fingerprint; findings of one rule at one way are told apart by their order.
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
