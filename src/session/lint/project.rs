//! Findings outside plans: in the project file and forms, about skipped files, and in named files that are
//! not plans.

use std::sync::Arc;

use super::{CollectedFindings, LintState};
use crate::diagnostic::{self, Diagnostics};
use crate::lint;
use crate::model::value_path;
use crate::session::plans::RunPlans;
use crate::source::{Sources, Span};

impl<T: Send> LintState<'_, T> {
    /// Returns the findings outside plans.
    pub(super) fn project(&self, plans: &RunPlans) -> CollectedFindings<T> {
        let opened = self.opened;
        let mut found = opened.diagnostics.clone();
        found.extend(opened.setting.project().map(lint::settings).unwrap_or_default());
        found.extend(opened.sources.iter().flat_map(|source| self.comments(source)));
        // Standard input replaces the file with its name.
        let replaced = |span: Span| {
            let name = opened.sources.get(span.source).map(|source| source.name());
            let others = plans.others.iter().filter(|other| other.source.is_some());
            name.is_some_and(|name| others.map(|other| &*other.found.name).any(|own| own == name))
        };
        found.retain(|one| !replaced(one.primary.span));
        diagnostic::sort(&mut found);
        let project = opened.setting.project();
        let way = |span| project.map_or_else(String::new, |whole| value_path(whole, span));
        let tell = |found: &Diagnostics, sources: &Sources, way: &dyn Fn(Span) -> String| {
            let mut found = found.clone();
            found.retain(|one| self.selection.reports(one.rule));
            self.found(&found, sources, way)
        };
        let mut all = tell(&found, &opened.sources, &way);
        all.add(tell(&plans.skipped.diagnostics, &plans.skipped.sources, &|_| String::new()));
        for other in &plans.others {
            let Some(source) = &other.source else { continue };
            let mut found = other.check();
            found.extend(self.comments(source));
            diagnostic::sort(&mut found);
            let mut sources = opened.sources.clone();
            sources.insert(Arc::clone(source));
            all.add(tell(&found, &sources, &|_| String::new()));
        }
        all
    }
}
