//! One plan's reports.

use super::days::Days;
use crate::backend::IndexEntry;
use crate::cli::Terminal;
use crate::cli::plans::Visit;
use crate::cli::project::Opened;
use crate::model::{Choice, Plan};
use crate::pipeline::{Checked, CompileError, Compiler, Edition, Output};
use crate::prose;
use crate::report::{self, Tally};

/// What makes the reports of plans; one for all plans of a build.
pub(super) struct Maker<'a> {
    pub(super) opened: &'a Opened,
    pub(super) terminal: &'a Terminal,
    pub(super) compiler: Compiler<'a>,
    pub(super) days: &'a Days,
}

/// What came of one plan.
pub(super) struct Made {
    /// What was found in it, as it is printed.
    pub(super) findings: String,
    /// The same, counted.
    pub(super) tally: Tally,
    /// Its reports, and its line in the index; none where an error stops it.
    pub(super) reports: Option<Result<(Vec<Output>, IndexEntry), CompileError>>,
}

impl Maker<'_> {
    /// Checks and compiles one plan.
    pub(super) fn make(&self, visit: &Visit<'_>) -> Made {
        let checked = visit.checked(&self.opened.setting);
        let mut findings = String::new();
        if !checked.diagnostics.is_empty() {
            let sources = visit.sources(&self.opened.sources);
            let terminal = self.terminal;
            findings = report::human(
                &checked.diagnostics,
                &sources,
                terminal.color_of_errors,
                terminal.width,
            );
        }
        let plan = checked.plan.as_ref().filter(|_| checked.is_sound());
        Made {
            findings,
            tally: Tally::of(&checked.diagnostics),
            reports: plan.map(|plan| self.reports(visit, checked, plan)),
        }
    }

    fn reports(
        &self,
        visit: &Visit<'_>,
        checked: &Checked,
        plan: &Plan,
    ) -> Result<(Vec<Output>, IndexEntry), CompileError> {
        let edition = Edition {
            prior: visit.prior().and_then(|prior| prior.plan.as_ref()),
            language: self.opened.setting.language_of(plan),
            generated: self.days.day(visit.unit.file),
        };
        let outputs = self.compiler.compile(plan, &checked.id, edition)?;
        let entry = self.entry(checked, plan, &outputs);
        Ok((outputs, entry))
    }

    fn entry(&self, checked: &Checked, plan: &Plan, outputs: &[Output]) -> IndexEntry {
        let setting = &self.opened.setting;
        let own = plan.department.as_ref().and_then(|department| department.name.as_ref());
        let own = own.map(|name| prose::plain_inlines(&prose::inlines(&name.value)));
        let year = plan.year.map(|year| year.value);
        let named = || Some(setting.department(&checked.id, year?, setting.language())?.to_owned());
        let links = outputs.iter().map(|output| (output.format.name().to_owned(), link(output)));
        IndexEntry {
            year: year.map(|year| year.to_string()).unwrap_or_default(),
            department: own.or_else(named).unwrap_or_else(|| checked.id.clone()),
            stage: plan.stage().word().to_owned(),
            language: setting.language_of(plan).to_owned(),
            links: links.collect(),
        }
    }
}

/// An output's path as an address: what has a meaning in addresses is written as its bytes.
fn link(output: &Output) -> String {
    let mut address = String::with_capacity(output.path.len());
    for byte in output.path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}
