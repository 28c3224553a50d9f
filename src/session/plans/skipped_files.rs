//! Files that look like plans but are skipped. Each is an error at the start of the file.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::schema;
use crate::session::project::OpenProject;
use crate::source::{Source, SourceId, Sources, Span};
use crate::workspace::find::{SkipReason, SkippedFile};
use crate::workspace::path_name;

/// Errors about skipped files.
#[derive(Default)]
pub(crate) struct SkippedFiles {
    pub(crate) diagnostics: Diagnostics,
    /// The files, with empty text.
    pub(crate) sources: Sources,
}

impl SkippedFiles {
    /// Creates an error for each file; `first` is the source id of the first one.
    pub(crate) fn of(unread: &[SkippedFile], first: u32, opened: &OpenProject) -> SkippedFiles {
        let mut skipped = SkippedFiles::default();
        for (id, file) in (first..).zip(unread) {
            let source = Source::new(SourceId(id), file.name.as_str(), "");
            let start = Span::new(source.id(), 0..0);
            skipped.sources.insert(Arc::new(source));
            skipped.diagnostics.push(found(file, start, opened));
        }
        skipped
    }
}

fn found(file: &SkippedFile, start: Span, opened: &OpenProject) -> Diagnostic {
    let own = file.path.file_name().unwrap_or_default().to_string_lossy();
    // Relative to the project's folder, so messages do not depend on the working directory.
    let place = |path: &Path| path_name::display_name(path, &opened.top);
    let skipped = || {
        let message = format!("`{own}` looks like a plan but is skipped");
        Diagnostic::error(schema::SKIPPED_PLAN, start, message)
    };
    let rename = |name: &str| {
        let name = right_name(name);
        format!(
            "if it is a plan, rename it to `{name}`; otherwise, move it out of the plans folder"
        )
    };
    match &file.why {
        SkipReason::Ending => skipped()
            .note("plancc reads only files that end in `.yaml` or `.yml`, in lowercase")
            .help(rename(&own)),
        SkipReason::Hidden => {
            skipped().note("plancc skips files whose names start with a period").help(rename(&own))
        }
        SkipReason::InHiddenFolder(folder) => skipped()
            .note(format!("plancc skips hidden folders such as `{}`", place(folder)))
            .help("move the file to the folder of its school year, or out of the plans folder"),
        SkipReason::InOtherFolder(folder) => skipped()
            .note(format!(
                "the project file uses `{}` for other files, such as forms, templates or reports",
                place(folder)
            ))
            .help("move the plan to the plans folder, or change the path in the project file"),
        SkipReason::ProjectFile => {
            let message = format!(
                "project file `{}` is inside the plans folder of this project",
                place(&file.path)
            );
            Diagnostic::error(schema::NESTED_PROJECT, start, message)
                .note("plancc would check the plans in that folder with that file's rules, not with this project's rules")
                .help("delete the file, or move that project out of the plans folder")
        }
        SkipReason::OtherProject => {
            let folder = place(file.path.parent().unwrap_or(&file.path));
            let message = format!(
                "the plans in `{folder}` are skipped, because they belong to a separate project"
            );
            Diagnostic::error(schema::SKIPPED_PLAN, start, message)
                .note("each project has its own rules, so plancc checks its plans separately")
                .help(format!("to check these plans, run plancc in `{folder}`"))
        }
    }
}

/// Converts an invalid file name to a valid file name for a plan.
pub(crate) fn right_name(name: &str) -> String {
    let lower = name.to_lowercase();
    let end = [".yaml", ".yml"].iter().filter_map(|ending| lower.find(ending)).min();
    let end = end.or_else(|| lower.rfind('.').filter(|at| *at > 0)).unwrap_or(lower.len());
    let stem = lower.get(..end).unwrap_or(&lower);
    let slug = schema::slug(stem);
    format!("{}.yaml", if slug.is_empty() { "department" } else { &slug })
}
