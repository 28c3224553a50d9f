//! The index page with links to all reports.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::PlanSettings;
use crate::view::{self, Labels};

/// A report in the index.
#[derive(Debug, Clone, Serialize)]
pub struct IndexEntry {
    /// The school year.
    pub year: String,
    /// The department.
    pub department: String,
    /// The stage's key: `draft`.
    pub stage: String,
    /// The language of the report.
    pub language: String,
    /// The name and URL of each format.
    pub links: Vec<(String, String)>,
}

/// The data for the index template.
#[derive(Debug, Serialize)]
pub(super) struct IndexPage {
    /// The default language, which the page uses.
    language: String,
    /// The district's name; absent if the project does not set it.
    district: Option<String>,
    /// The form's labels, by name. If some are in another language than the page, `languages` has the
    /// language of each, by name.
    labels: Labels,
    /// The school years, latest first.
    years: Vec<IndexYear>,
}

/// The reports of one school year.
#[derive(Debug, Serialize)]
struct IndexYear {
    /// The school year.
    year: String,
    /// The reports, sorted by department.
    entries: Vec<IndexEntry>,
}

impl IndexPage {
    pub(super) fn new(setting: &PlanSettings, entries: Vec<IndexEntry>) -> IndexPage {
        let language = setting.language();
        let mut years: BTreeMap<String, Vec<IndexEntry>> = BTreeMap::new();
        for entry in entries {
            years.entry(entry.year.clone()).or_default().push(entry);
        }
        let years = years.into_iter().rev().map(|(year, mut entries)| {
            entries.sort_by_cached_key(|entry| {
                (entry.department.to_lowercase(), entry.language.clone())
            });
            IndexYear { year, entries }
        });
        IndexPage {
            district: setting.district(language).map(str::to_owned),
            labels: view::labels(&setting.forms(None, language), language),
            years: years.collect(),
            language: language.to_owned(),
        }
    }
}
