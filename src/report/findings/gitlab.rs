//! Findings as a GitLab code quality report.

use serde_json::{Value, json};

use super::Run;

/// Returns a list with one object for each finding.
///
/// Source: GitLab's documentation of code quality, "Code quality report format".
#[must_use]
pub fn gitlab(run: &Run) -> String {
    let all: Vec<Value> = run
        .records
        .iter()
        .map(|record| {
            let severity = match record.severity {
                "error" => "major",
                "warning" => "minor",
                _ => "info",
            };
            json!({
                "description": record.message,
                "check_name": record.rule,
                "fingerprint": record.fingerprint,
                "severity": severity,
                "location": {
                    "path": record.location.file,
                    "lines": { "begin": record.location.start.line, "end": record.location.end.line },
                },
            })
        })
        .collect();
    let mut text = serde_json::to_string_pretty(&all).unwrap_or_default();
    text.push('\n');
    text
}
