//! The index page, which links to all reports in the output folder.

use crate::backend::{IndexEntry, ReportFormat};
use crate::lang::Language;
use crate::workspace::manifest::{Manifest, PlanRecord};

/// Returns one entry for each plan that has a report, whether or not this build created it.
pub(super) fn entries(manifest: &Manifest) -> Vec<IndexEntry> {
    manifest.plans.values().map(|plan| entry(plan, manifest)).collect()
}

fn entry(plan: &PlanRecord, manifest: &Manifest) -> IndexEntry {
    let mut links = Vec::new();
    for (language, stem) in &plan.reports {
        for format in ReportFormat::all() {
            let path = format!("{stem}.{}", format.extension());
            if !manifest.files.contains_key(&path) {
                continue;
            }
            let label = match plan.reports.as_slice() {
                [_] => format.name().to_owned(),
                _ => format!("{} ({})", format.name(), Language::of(language).name()),
            };
            links.push((label, address(&path)));
        }
    }
    IndexEntry {
        year: plan.year.clone(),
        department: plan.department.clone(),
        stage: plan.stage.clone(),
        language: plan.reports.first().map(|(language, _)| language.clone()).unwrap_or_default(),
        links,
    }
}

/// Percent-encodes a path.
fn address(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}
