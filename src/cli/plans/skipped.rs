//! Files that look like plans and are not read, told each at its start.

use std::path::Path;
use std::sync::Arc;

use crate::cli::project::Opened;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::schema;
use crate::source::{Source, SourceId, Sources, Span};
use crate::workspace::find::{Unread, Why};
use crate::workspace::name;

/// What is told of files that are not read.
#[derive(Default)]
pub(in crate::cli) struct Skipped {
    pub(in crate::cli) diagnostics: Diagnostics,
    /// The files, without their text.
    pub(in crate::cli) sources: Sources,
}

impl Skipped {
    /// Tells of each file; `first` is the number of the first one's source.
    pub(super) fn of(unread: &[Unread], first: u32, opened: &Opened) -> Skipped {
        let mut skipped = Skipped::default();
        for (id, file) in (first..).zip(unread) {
            let source = Source::new(SourceId(id), file.name.as_str(), "");
            let start = Span::new(source.id(), 0..0);
            skipped.sources.insert(Arc::new(source));
            skipped.diagnostics.push(found(file, start, opened));
        }
        skipped
    }
}

fn found(file: &Unread, start: Span, opened: &Opened) -> Diagnostic {
    let own = file.path.file_name().unwrap_or_default().to_string_lossy();
    // From the project's folder, so that a message does not depend on the working directory.
    let place = |path: &Path| name::shown(path, &opened.top);
    let skipped = || {
        let message = format!("`{own}` looks like a plan and is not read");
        Diagnostic::error(schema::SKIPPED_PLAN, start, message)
    };
    let rename = |name: &str| {
        let name = right_name(name);
        format!("rename it to `{name}` if it is a plan; else move it out of the folder of plans")
    };
    match &file.why {
        Why::Ending => skipped()
            .note("plancc reads files whose names end in `.yaml` or `.yml`, in small letters")
            .help(rename(&own)),
        Why::Hidden => skipped()
            .note("plancc does not read files whose names begin with a period")
            .help(rename(&own)),
        Why::InHiddenFolder(folder) => skipped()
            .note(format!("plancc does not read what is in `{}`, a hidden folder", place(folder)))
            .help("move it to the folder of its school year, or out of the folder of plans"),
        Why::InOtherFolder(folder) => skipped()
            .note(format!("the project file names `{}` for something else", place(folder)))
            .help("move the plan, or name another folder in the project file"),
        Why::ProjectFile => {
            let message =
                format!("`{}` is inside this project's folder of plans", place(&file.path));
            Diagnostic::error(schema::NESTED_PROJECT, start, message)
                .note("run from there, plancc would judge the plans by the rules of that file")
                .help("remove it, or move that project out of the folder of plans")
        }
        Why::OtherProject => {
            let folder = place(file.path.parent().unwrap_or(&file.path));
            let message = format!("the plans of the project `{folder}` are not read here");
            Diagnostic::error(schema::SKIPPED_PLAN, start, message)
                .note("a project's plans are judged by its own rules, together")
                .help(format!("run plancc with `{folder}` alone"))
        }
    }
}

/// The name that a plan's file with this name should have.
pub(super) fn right_name(name: &str) -> String {
    let lower = name.to_lowercase();
    let end = [".yaml", ".yml"].iter().filter_map(|ending| lower.find(ending)).min();
    let end = end.or_else(|| lower.rfind('.').filter(|at| *at > 0)).unwrap_or(lower.len());
    let stem = lower.get(..end).unwrap_or(&lower);
    let slug = schema::slug(stem);
    format!("{}.yaml", if slug.is_empty() { "department" } else { &slug })
}
