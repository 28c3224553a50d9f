//! Findings as JSON, documented in `docs/findings.md`.

use serde::Serialize;

use super::{Record, Run};

/// The version of the shape: it changes when a field goes or changes its meaning, not when one is added.
const SCHEMA: &str = "plancc-findings-1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    version: &'static str,
    files: &'a [String],
    findings: &'a [Record],
    held_back: HeldBack,
}

/// How many findings are not reported.
#[derive(Serialize)]
struct HeldBack {
    baseline: usize,
    comments: usize,
}

/// One document: the files that were read and all that was found.
#[must_use]
pub fn json(run: &Run) -> String {
    let document = Document {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        files: &run.files,
        findings: &run.records,
        held_back: HeldBack {
            baseline: run.held_back.baseline.count(),
            comments: run.held_back.comments.count(),
        },
    };
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// One document a line and finding.
#[must_use]
pub fn json_lines(run: &Run) -> String {
    let mut out = String::new();
    for record in &run.records {
        out.push_str(&serde_json::to_string(record).unwrap_or_default());
        out.push('\n');
    }
    out
}
