//! The table of contents.

use super::Render;
use super::builder::ViewBuilder;
use super::report::{ContentsEntry, Part, Report};
use crate::prose;
use crate::source::Text;

impl<R: Render> ViewBuilder<'_, R> {
    pub(super) fn contents(&self, report: &Report<R::Output, R::Labels>) -> Vec<ContentsEntry> {
        let mut out = Vec::new();
        let (reflection, needs) = (&report.reflection, &report.needs_assessment);
        for part in [&report.purpose, &report.services, &report.budget] {
            add(&mut out, part, Vec::new());
        }
        let within = [&reflection.intended, &reflection.evidence, &reflection.learnings];
        add(&mut out, &reflection.part, all(within));
        let within = [&needs.data, &needs.engagement, &needs.findings, &needs.needs.part];
        add(&mut out, &needs.part, all(within));
        let mut within = all([&report.priorities.theory.part]);
        within.extend(self.priority_entries(report));
        add(&mut out, &report.priorities.part, within);
        let unplaced = report.unplaced.iter().map(|unplaced| &unplaced.part);
        for part in
            report.after.iter().chain(unplaced).chain(&report.confirm).chain(&report.glossary)
        {
            add(&mut out, part, Vec::new());
        }
        out
    }

    fn priority_entries(&self, report: &Report<R::Output, R::Labels>) -> Vec<ContentsEntry> {
        let entry = |anchor: &str, label: &str, text: Option<&Text>, children| {
            let text = text.map(|t| prose::plain_inlines(&prose::inlines(t.trimmed())));
            let text = text.filter(|text| !text.is_empty());
            ContentsEntry {
                anchor: anchor.to_owned(),
                language: None,
                text: text.map_or_else(|| label.to_owned(), |text| format!("{label}: {text}")),
                children,
            }
        };
        let priorities = report.priorities.items.iter().zip(&self.plan.priorities);
        priorities
            .map(|(p, own)| {
                let actions = p.actions.iter().zip(&own.actions);
                let actions = actions
                    .map(|(a, own)| entry(&a.anchor, &a.label, own.action.as_ref(), Vec::new()));
                entry(&p.anchor, &p.label, own.priority.as_ref(), actions.collect())
            })
            .collect()
    }
}

fn all<'p, P: 'p>(parts: impl IntoIterator<Item = &'p Part<P>>) -> Vec<ContentsEntry> {
    let mut out = Vec::new();
    parts.into_iter().for_each(|part| add(&mut out, part, Vec::new()));
    out
}

/// Adds a section if it is printed, then the district's sections that follow it.
fn add<P>(out: &mut Vec<ContentsEntry>, part: &Part<P>, children: Vec<ContentsEntry>) {
    if part.shown {
        let (anchor, text) = (part.anchor.clone(), part.heading.clone());
        let language = part.heading_language.clone();
        out.push(ContentsEntry { anchor, text, language, children });
    }
    part.after.iter().for_each(|section| add(out, section, Vec::new()));
}
