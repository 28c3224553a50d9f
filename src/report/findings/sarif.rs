//! Findings as SARIF 2.1.0, for code scanning.

use std::collections::{BTreeMap, BTreeSet};

use serde_sarif::sarif::{
    ArtifactChange, ArtifactContent, ArtifactLocation, Fix, Location, Message,
    MultiformatMessageString, PhysicalLocation, Region, Replacement, ReportingDescriptor, Result,
    ResultLevel, Run as SarifRun, Sarif, Tool, ToolComponent,
};

use super::record::Location as Recorded;
use super::{Record, RecordedFix, Run};
use crate::rule::Page;

/// Code scanning's name for the base of relative paths.
const ROOT: &str = "%SRCROOT%";

/// Returns a document with one run and the `pages` of the rules that found something.
#[must_use]
pub fn sarif(run: &Run, pages: &[Page]) -> String {
    let found: BTreeSet<&str> = run.records.iter().map(|record| record.rule).collect();
    let mut used: Vec<&Page> = pages.iter().filter(|page| found.contains(page.name)).collect();
    used.sort_by_key(|page| page.name);
    let results = run.records.iter().map(|record| {
        let index = used.binary_search_by_key(&record.rule, |page| page.name).ok();
        result(record, index)
    });
    let driver = ToolComponent::builder()
        .name("plancc")
        .version(env!("CARGO_PKG_VERSION"))
        .semantic_version(env!("CARGO_PKG_VERSION"))
        .rules(used.iter().map(|page| descriptor(page)).collect::<Vec<_>>())
        .build();
    let run = SarifRun::builder()
        .tool(Tool::builder().driver(driver).build())
        .column_kind(serde_json::json!("unicodeCodePoints"))
        .original_uri_base_ids(BTreeMap::from([(ROOT.to_owned(), root())]))
        .results(results.collect::<Vec<_>>())
        .build();
    let document = Sarif::builder()
        .schema("https://json.schemastore.org/sarif-2.1.0.json")
        .version(serde_json::json!("2.1.0"))
        .runs(vec![run])
        .build();
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn descriptor(page: &Page) -> ReportingDescriptor {
    let whole = page.markdown();
    ReportingDescriptor::builder()
        .id(page.name)
        .short_description(MultiformatMessageString::builder().text(page.summary()).build())
        .help(MultiformatMessageString::builder().text(whole.clone()).markdown(whole).build())
        .build()
}

fn result(record: &Record, index: Option<usize>) -> Result {
    let mut text = record.message.clone();
    for more in record.notes.iter().chain(&record.help) {
        text.push('\n');
        text.push_str(more);
    }
    let level = match record.severity {
        "error" => ResultLevel::Error,
        "warning" => ResultLevel::Warning,
        _ => ResultLevel::Note,
    };
    let mut result = Result::builder()
        .rule_id(record.rule)
        .level(level)
        .message(message(&text))
        .locations(vec![location(&record.location)])
        .partial_fingerprints(BTreeMap::from([(
            "planccFingerprint/v1".to_owned(),
            record.fingerprint.clone(),
        )]))
        .build();
    result.rule_index = index.and_then(|index| i64::try_from(index).ok());
    if !record.related.is_empty() {
        result.related_locations = Some(record.related.iter().map(location).collect());
    }
    if !record.fixes.is_empty() {
        result.fixes = Some(record.fixes.iter().map(fix).collect());
    }
    result
}

fn message(text: &str) -> Message {
    // In SARIF messages, braces mark placeholders.
    Message::builder().text(text.replace('{', "{{").replace('}', "}}")).build()
}

fn location(place: &Recorded) -> Location {
    let physical = PhysicalLocation::builder()
        .artifact_location(artifact(&place.file))
        .region(region(place))
        .build();
    let mut location = Location::builder().physical_location(physical).build();
    if let Some(label) = place.label.as_deref().filter(|label| !label.is_empty()) {
        location.message = Some(message(label));
    }
    location
}

/// The root of the repository. It has no URI, since the absolute path is private.
fn root() -> ArtifactLocation {
    let description = Message::builder().text("the root of the repository").build();
    ArtifactLocation::builder().description(description).build()
}

fn artifact(path: &str) -> ArtifactLocation {
    ArtifactLocation::builder().uri(uri(path)).uri_base_id(ROOT).build()
}

/// Converts a path to a relative URI: percent-encodes everything except letters, digits, `/`, `-`, `.`, `_` and `~`
/// (RFC 3986, section 2.1).
pub(super) fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn region(place: &Recorded) -> Region {
    let number = |value: usize| i64::try_from(value).unwrap_or(i64::MAX);
    Region::builder()
        .start_line(number(place.start.line))
        .start_column(number(place.start.column))
        .end_line(number(place.end.line))
        .end_column(number(place.end.column))
        .byte_offset(number(place.start.byte))
        .byte_length(number(place.end.byte.saturating_sub(place.start.byte)))
        .build()
}

fn fix(fix: &RecordedFix) -> Fix {
    let mut changes: Vec<ArtifactChange> = Vec::new();
    for edit in &fix.edits {
        let inserted = ArtifactContent::builder().text(edit.content.clone()).build();
        let replacement = Replacement::builder()
            .deleted_region(region(&edit.location))
            .inserted_content(inserted)
            .build();
        let address = uri(&edit.location.file);
        let same = |change: &&mut ArtifactChange| {
            change.artifact_location.uri.as_deref() == Some(address.as_str())
        };
        match changes.iter_mut().find(same) {
            Some(change) => change.replacements.push(replacement),
            None => changes.push(
                ArtifactChange::builder()
                    .artifact_location(artifact(&edit.location.file))
                    .replacements(vec![replacement])
                    .build(),
            ),
        }
    }
    Fix::builder().description(message(&fix.title)).artifact_changes(changes).build()
}
