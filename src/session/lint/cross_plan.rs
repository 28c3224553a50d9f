//! Findings from rules that compare plans.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{CollectedFindings, LintState, place};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lint::{self, ActiveRules, BaselineMode, ComparedYears, Digest, RuleSelection};
use crate::model::{SchoolYear, value_path};
use crate::pipeline;
use crate::report::Tally;
use crate::session::plans::{RunFile, RunPlans, RunScope};
use crate::session::threads;
use crate::source::SourceId;

impl<T: Send> LintState<'_, T> {
    /// Runs the rules that compare plans. If only some plans were named, reports only findings that concern them.
    /// Rereads only plans with a finding.
    pub(super) fn across(
        &self,
        plans: &RunPlans,
        mut digests: Vec<Digest>,
    ) -> CollectedFindings<T> {
        let opened = self.opened;
        let Some(active) = &self.active else { return CollectedFindings::new() };
        let asked: BTreeSet<SourceId> =
            plans.files.iter().filter(|file| file.is_wanted).map(|file| file.source).collect();
        let asked = match plans.extent {
            RunScope::Apart => return CollectedFindings::new(),
            RunScope::Whole => None,
            RunScope::Part => Some(&asked),
        };
        if asked.is_some() {
            digests.extend(self.rest(plans));
        }
        let look = ComparedYears { as_of: self.as_of, years: self.options.years, asked };
        let found_at = |active| lint::district(&opened.setting, &digests, active, &look);
        let (mut found, allowed) = found_at(active);
        let mut of_stages: Vec<Diagnostics> =
            self.every.iter().map(|active| found_at(active).0).collect();
        let all = found.iter().chain(of_stages.iter().flatten());
        let places = all.flat_map(|one| one.related.iter().chain([&one.primary]));
        let pointed: BTreeSet<SourceId> = places.map(|label| label.span.source).collect();
        let mut sources = opened.sources.clone();
        let mut read = BTreeMap::new();
        for file in plans.files.iter().filter(|file| pointed.contains(&file.source)) {
            if let Ok(source) = plans.read(file) {
                if !matches!(self.hold, BaselineMode::Nothing) {
                    let checked = pipeline::read(Arc::clone(&source), &file.found.id);
                    read.insert(file.source, checked);
                }
                sources.insert(source);
            }
        }
        let place = |one: &Diagnostic| {
            let span = one.primary.span;
            match (read.get(&span.source), opened.setting.project()) {
                (Some(checked), _) => place(checked, span),
                (None, Some(project)) => ("project".to_owned(), value_path(project, span)),
                (None, None) => Default::default(),
            }
        };
        let mut held = self.hold.apply(&mut found, place);
        for found in &mut of_stages {
            held.found.add_most(BaselineMode::Everything.apply(found, place).found);
        }
        let mut all = self.found(&found, &sources, &|_| String::new());
        all.hold(held);
        all.suppressed.comments.add(&Tally::of(&allowed));
        all
    }

    /// Returns the digests of plans that were not named but are from the same years, for rules that compare plans.
    fn rest(&self, plans: &RunPlans) -> Vec<Digest> {
        let (opened, options) = (self.opened, self.options);
        let asked = lint::COMPARING.iter().filter(|name| self.selection.reports(name));
        let only: Vec<String> = asked.map(|&name| name.to_owned()).collect();
        if only.is_empty() {
            return Vec::new();
        }
        let selection = RuleSelection {
            stage: options.stage,
            only,
            no_allow: options.no_allow,
            ..RuleSelection::default()
        };
        let levels = opened.setting.project().and_then(|project| project.lint.as_ref());
        let active = ActiveRules::new(levels, &selection);
        let wanted = plans.files.iter().filter(|file| file.is_wanted);
        let years: BTreeSet<SchoolYear> = wanted.filter_map(|file| file.year).collect();
        let is_rest = |file: &&RunFile| {
            !file.is_wanted
                && file.found.language.is_none()
                && file.year.is_some_and(|year| years.contains(&year))
        };
        let rest: Vec<&RunFile> = plans.files.iter().filter(is_rest).collect();
        let digest = |file: &&RunFile| {
            // A run on the entire project reports files that cannot be read.
            let source = plans.read(file).ok()?;
            let checked = pipeline::read_at(source, &file.found.id, options.stage);
            let setting = &opened.setting;
            Some(pipeline::judge(&checked, setting, None, self.as_of, &active)?.digest)
        };
        threads::each(&rest, digest).into_iter().flatten().collect()
    }
}
