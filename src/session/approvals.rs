//! The approvals file: reviewed changes.

use std::path::PathBuf;

use crate::diff::{Change, PlanDiff, approve, identity};
use crate::model::{Approval, Approvals, Weight};
use crate::report::{self, Comparison};
use crate::schema;
use crate::session::project::OpenProject;
use crate::session::{Error, Reporter};
use crate::source::{Source, SourceId};
use crate::workspace::sandbox::Sandbox;
use crate::workspace::{manifest, path_name, read, write};
use crate::yaml::quote;

/// The file's name. It is next to the project file.
pub(crate) const FILE: &str = "approvals.yaml";
const HEAD: &str = "# Reviewed changes to plans. `plancc diff --approve REASON` adds entries;\n\
                    # delete entries that no longer match a change.\nplancc: 1\napproved:\n";

/// The approvals file and its contents.
#[derive(Debug)]
pub(crate) struct ApprovalsFile {
    path: PathBuf,
    sandbox: Option<Sandbox>,
    name: String,
    text: Option<String>,
    approvals: Approvals,
}

impl ApprovalsFile {
    /// Reads the file if it exists.
    ///
    /// # Errors
    /// Fails if the file is invalid or cannot be read.
    pub(crate) fn read(opened: &OpenProject) -> Result<ApprovalsFile, Error> {
        let path = opened.top.join(FILE);
        let name = path_name::display_name(&path, &opened.here);
        let sandbox = opened.sandbox.clone();
        let mut file =
            ApprovalsFile { path, sandbox, name, text: None, approvals: Approvals::default() };
        match read::file(&file.path, &file.name, opened.sandbox.as_ref()) {
            Ok(text) => {
                file.approvals = parse(&file.name, &text)?;
                file.text = Some(text);
                Ok(file)
            }
            Err(error) if matches!(error.why, read::ReadFailure::Missing(_)) => Ok(file),
            Err(error) => Err(error.into()),
        }
    }

    /// Approves all changes of at least `weight` and writes the file. Returns the number of approved changes.
    ///
    /// # Errors
    /// Fails if the list of approvals is not at the end of the file, or if the file has changed or cannot be written.
    pub(crate) fn add(
        &self,
        comparison: &mut Comparison,
        weight: Weight,
        reason: &str,
    ) -> Result<usize, Error> {
        let mut text = self.text.clone().unwrap_or_else(|| HEAD.to_owned());
        if !text.ends_with('\n') {
            text.push('\n');
        }
        let mut count = 0;
        let known = |print: &str| {
            let mut all = self.approvals.approved.iter().filter_map(|one| one.fingerprint.as_ref());
            all.any(|known| known.trimmed() == print)
        };
        for plan in comparison.rules.iter_mut().chain(&mut comparison.plans) {
            let version = plan.after.as_ref().or(plan.before.as_ref());
            let of = version.map(|version| match version.id.as_str() {
                "" => version.name.clone(),
                id => format!("{id} {}", version.year),
            });
            let of = of.unwrap_or_default();
            let open = |change: &&mut Change| {
                !change.approved && change.weight <= weight && !known(&change.fingerprint)
            };
            for change in plan.changes.iter_mut().filter(open) {
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
            write::sweep_beside(&self.path);
            return Ok(0);
        }
        let read = parse(&self.name, &text)?;
        if read.approved.len() != self.approvals.approved.len() + count {
            let message = format!(
                "cannot add approvals to `{}`: `approved` is not at the end of the file",
                self.name
            );
            return Err(Error::request(
                message,
                "move `approved:` and its list to the end of the file",
            ));
        }
        let (seen, sandbox) = (self.text.as_deref().map(str::as_bytes), self.sandbox.as_ref());
        write::check(&self.path, &self.name, sandbox)?;
        write::update(&self.path, &self.name, seen, text.as_bytes(), sandbox)?;
        Ok(count)
    }

    /// The file's name in messages.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

/// Sets the fingerprint of each change.
pub(crate) fn identify(plans: &mut [PlanDiff]) {
    for plan in plans.iter_mut() {
        let prints: Vec<String> =
            plan.changes.iter().map(|change| fingerprint(plan, change)).collect();
        for (change, print) in plan.changes.iter_mut().zip(prints) {
            change.fingerprint = print;
        }
    }
}

/// Marks the approved changes. Returns the descriptions of approvals that match no change.
pub(crate) fn mark(plans: &mut [PlanDiff], approvals: &Approvals) -> Vec<String> {
    let unused = approve(plans, approvals).into_iter();
    let unused = unused.filter_map(|number| approvals.approved.get(number));
    let said = |approval: &Approval| {
        let text = approval.change.as_ref().or(approval.fingerprint.as_ref());
        text.map(|text| text.trimmed().to_owned()).unwrap_or_default()
    };
    unused.map(said).collect()
}

/// Adds a note to each change that is approved only in the new version, since such an approval doesn't count yet.
pub(crate) fn note(plans: &mut [PlanDiff], approvals: &Approvals) {
    for change in plans.iter_mut().flat_map(|plan| &mut plan.changes).filter(|one| !one.approved) {
        let names = |one: &&Approval| {
            one.fingerprint.as_ref().is_some_and(|print| print.trimmed() == change.fingerprint)
        };
        if let Some(approval) = approvals.approved.iter().find(names) {
            let reason =
                approval.reason.as_ref().map(|reason| reason.trimmed()).unwrap_or_default();
            change.notes.push(format!(
                "only the new version approves this change, so the approval doesn't count yet (reason: {reason})"
            ));
        }
    }
}

/// Warns about approvals that match no change.
pub(crate) fn warn(reporter: &dyn Reporter, unused: &[String]) {
    for said in unused {
        let what = format!("unused approval in `{FILE}`: {said}");
        let help = "if the change was merged, delete the approval; if not, check whether someone edited the change after its approval";
        reporter.warning(&what, Some(help));
    }
}

fn parse(name: &str, text: &str) -> Result<Approvals, Error> {
    let source = Source::new(SourceId(0), name, text);
    let (approvals, found) = schema::approvals(&source);
    if found.is_empty() {
        Ok(approvals.unwrap_or_default())
    } else {
        Err(Error::invalid(found, source))
    }
}

/// Returns the fingerprint of a change: 16 hexadecimal digits.
fn fingerprint(plan: &PlanDiff, change: &Change) -> String {
    let whole = manifest::fingerprint([identity(plan, change).as_bytes()]);
    whole.get(..16).unwrap_or(&whole).to_owned()
}
