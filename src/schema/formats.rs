//! The formats that a project names.

use super::{fault, suggest};
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, Edit};
use crate::model::Project;

/// What a report can be written as, whether or not this program was built with all of them.
const FORMATS: [&str; 4] = ["html", "markdown", "json", "pdf"];

/// Tells of formats that nobody can write: the reports would be missing without a word.
pub(super) fn known(project: &Project, out: &mut Diagnostics) {
    for format in project.formats.iter().filter(|format| !FORMATS.contains(&format.trimmed())) {
        let written = super::check::shortened(format.trimmed());
        let said = Diagnostic::error(
            fault::NOT_A_CHOICE,
            format.span,
            format!("`{written}` is not a word for `formats`"),
        )
        .here("no report can be written as this");
        let short = if written == "md" { Some("markdown") } else { None };
        out.push(match short.or_else(|| suggest::nearest(&written, FORMATS)) {
            Some(near) => said.help(format!("did you mean `{near}`?")).fix(
                format!("write `{near}`"),
                Applicability::Unsafe,
                vec![Edit { span: format.span, text: near.to_owned() }],
            ),
            None => said.help(format!("write {}", suggest::listed(&FORMATS))),
        });
    }
}
