//! The committed file of changes that somebody has looked at.

use std::path::PathBuf;

use crate::cli::Terminal;
use crate::cli::project::Opened;
use crate::diff::{Change, PlanDiff, approve, identity};
use crate::model::{Approvals, Weight};
use crate::report;
use crate::schema;
use crate::source::{Source, SourceId, Sources};
use crate::workspace::{manifest, name, read, write};
use crate::yaml::quote;

/// The file's name, beside the project file.
const FILE: &str = "approvals.yaml";
const HEAD: &str = "# Changes of plans that somebody has looked at. `plancc diff --approve REASON` adds to it;\n\
                    # take out what no change uses any more.\nplancc: 1\napproved:\n";

/// The file as it is, and what is in it.
pub(super) struct File {
    path: PathBuf,
    name: String,
    text: Option<String>,
    approvals: Approvals,
}

impl File {
    /// Reads the file, where there is one; `None` where it is there and cannot be used, which is said.
    pub(super) fn read(terminal: &Terminal, opened: &Opened) -> Option<File> {
        let path = opened.top.join(FILE);
        let name = name::shown(&path, &opened.here);
        let mut file = File { path, name, text: None, approvals: Approvals::default() };
        match read::file(&file.path, &file.name, None) {
            Ok(text) => {
                file.approvals = parse(terminal, &file.name, &text)?;
                file.text = Some(text);
                Some(file)
            }
            Err(error) if matches!(error.why, read::Unread::Missing(_)) => Some(file),
            Err(error) => {
                terminal.refuse(&error, error.help().as_deref());
                None
            }
        }
    }

    /// Gives each change its fingerprint and marks those that are approved; gives back what the approvals
    /// say that name no change.
    pub(super) fn mark(&self, plans: &mut [PlanDiff]) -> Vec<String> {
        for plan in plans.iter_mut() {
            let prints: Vec<String> =
                plan.changes.iter().map(|change| fingerprint(plan, change)).collect();
            for (change, print) in plan.changes.iter_mut().zip(prints) {
                change.fingerprint = print;
            }
        }
        let unused = approve(plans, &self.approvals).into_iter();
        let unused = unused.filter_map(|number| self.approvals.approved.get(number));
        let said = |approval: &crate::model::Approval| {
            let text = approval.change.as_ref().or(approval.fingerprint.as_ref());
            text.map(|text| text.trimmed().to_owned()).unwrap_or_default()
        };
        unused.map(said).collect()
    }

    /// Says which approvals are used by nothing.
    pub(super) fn warn(&self, terminal: &Terminal, unused: &[String]) {
        for said in unused {
            let what = format!("an approval in `{}` is used by no change: {said}", self.name);
            terminal.warn(
                &what,
                Some("take it out once the change is merged, or look whether it changed again"),
            );
        }
    }

    /// Approves all changes of at least `weight` for that reason and writes the file; gives their number.
    pub(super) fn add(
        &self,
        terminal: &Terminal,
        plans: &mut [PlanDiff],
        weight: Weight,
        reason: &str,
    ) -> Option<usize> {
        let mut text = self.text.clone().unwrap_or_else(|| HEAD.to_owned());
        if !text.ends_with('\n') {
            text.push('\n');
        }
        let mut count = 0;
        for plan in plans.iter_mut() {
            let version = plan.after.as_ref().or(plan.before.as_ref());
            let of = version.map(|version| format!("{} {}", version.id, version.year));
            let of = of.unwrap_or_default();
            for change in
                plan.changes.iter_mut().filter(|change| !change.approved && change.weight <= weight)
            {
                let said = report::sentence(change);
                text.push_str(&format!("  - fingerprint: \"{}\"\n", change.fingerprint));
                for (key, value) in [("plan", of.trim()), ("change", &said), ("reason", reason)] {
                    text.push_str(&format!("    {key}: {}\n", quote(value)));
                }
                change.approved = true;
                count += 1;
            }
        }
        if count == 0 {
            return Some(0);
        }
        let read = parse(terminal, &self.name, &text)?;
        if read.approved.len() != self.approvals.approved.len() + count {
            let what = format!("`{}` cannot be added to: its list is not at its end", self.name);
            terminal.refuse(&what, Some("move `approved:` to the end of the file"));
            return None;
        }
        let seen = self.text.as_deref().map(str::as_bytes);
        match write::update(&self.path, &self.name, seen, text.as_bytes(), None) {
            Ok(_) => Some(count),
            Err(error) => {
                terminal.refuse(&error, error.help());
                None
            }
        }
    }

    /// What messages call the file.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

fn parse(terminal: &Terminal, name: &str, text: &str) -> Option<Approvals> {
    let source = Source::new(SourceId(0), name, text);
    let (approvals, found) = schema::approvals(&source);
    if found.is_empty() {
        return approvals.or_else(|| Some(Approvals::default()));
    }
    let mut sources = Sources::default();
    sources.insert(std::sync::Arc::new(source));
    terminal.note(&report::human(&found, &sources, terminal.color_of_errors, terminal.width));
    None
}

/// Sixteen characters that tell a change from every other.
fn fingerprint(plan: &PlanDiff, change: &Change) -> String {
    let whole = manifest::fingerprint([identity(plan, change).as_bytes()]);
    whole.get(..16).unwrap_or(&whole).to_owned()
}
