//! Findings as JSON, documented in `docs/findings.md`.

use serde::Serialize;

use super::{Record, Run};

/// The version of the format. It changes if a field is removed or changes its meaning, not if one is added.
const SCHEMA: &str = "plancc-findings-2";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    version: &'static str,
    files: &'a [String],
    findings: &'a [Record],
    suppressed: Suppressed,
}

/// The number of suppressed findings.
#[derive(Serialize)]
struct Suppressed {
    baseline: usize,
    comments: usize,
}

/// Returns one document with the checked files and all findings.
#[must_use]
pub fn json(run: &Run) -> String {
    let document = Document {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        files: &run.files,
        findings: &run.records,
        suppressed: Suppressed {
            baseline: run.suppressed.baseline.count(),
            comments: run.suppressed.comments.count(),
        },
    };
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// Returns JSON Lines, one object for each finding.
#[must_use]
pub fn json_lines(run: &Run) -> String {
    let mut out = String::new();
    for record in &run.records {
        out.push_str(&serde_json::to_string(record).unwrap_or_default());
        out.push('\n');
    }
    out
}
