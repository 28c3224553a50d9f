//! What is said about a translation.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Source, Span};

use super::super::{fault, suggest};

/// Values that are named one by one; more of them are one finding.
const NAMED: usize = 3;

/// What was found in a translation so far.
#[derive(Default)]
pub(super) struct Said {
    diagnostics: Diagnostics,
    /// Values that are not translated, by their places and keys.
    untranslated: Vec<(Span, &'static str)>,
}

impl Said {
    pub(super) fn not_translated(&mut self, span: Span, key: &'static str) {
        self.untranslated.push((span, key));
    }

    pub(super) fn all_not_translated(
        &mut self,
        spans: impl IntoIterator<Item = Span>,
        key: &'static str,
    ) {
        if let Some(first) = spans.into_iter().next() {
            self.not_translated(first, key);
        }
    }

    pub(super) fn of_nothing(&mut self, span: Span, key: &str) {
        self.diagnostics.push(
            Diagnostic::error(
                fault::TRANSLATION_OF_NOTHING,
                span,
                format!("the plan has no `{key}` here to translate"),
            )
            .here("the plan says nothing in this place")
            .note("readers of one language would be told what readers of the other are not")
            .help("say it in the plan first, or take it out here"),
        );
    }

    pub(super) fn out_of_step(&mut self, span: Span, key: &str, plan: usize, own: usize) {
        self.diagnostics.push(
            Diagnostic::error(
                fault::TRANSLATION_OUT_OF_STEP,
                span,
                format!("`{key}` has {plan} items in the plan and {own} here"),
            )
            .here("the first of them")
            .note("items without an id are matched by their place, so all of them must be there")
            .help("translate every item, in the plan's order, or leave the whole list out"),
        );
    }

    pub(super) fn other_kind(&mut self, span: Span, key: &str, kind: &str) {
        self.diagnostics.push(
            Diagnostic::error(
                fault::TRANSLATION_OUT_OF_STEP,
                span,
                format!("`{key}` is {kind} in the plan and not here"),
            )
            .help(format!("write {kind} here too")),
        );
    }

    pub(super) fn no_such_id(&mut self, span: Span, key: &str, id: &str, known: &[String]) {
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let said = Diagnostic::error(
            fault::TRANSLATION_OF_NOTHING,
            span,
            format!("none of the plan's `{key}` here has the id `{id}`"),
        );
        let near = suggest::nearest(id, known.iter().copied());
        self.diagnostics.push(match near {
            Some(near) => said.help(format!("did you mean `{near}`?")),
            None if known.is_empty() => said.help("give it the id in the plan first"),
            None if known.len() <= 12 => said.help(format!("write {}", suggest::listed(&known))),
            None => said.help("copy the id from the plan"),
        });
    }

    pub(super) fn twice(&mut self, span: Span, first: Span) {
        self.diagnostics.push(
            Diagnostic::error(fault::CLASHING_ID, span, "this is translated twice")
                .here("this one is not read")
                .label(first, "the first one is here")
                .help("put both into one"),
        );
    }

    pub(super) fn of_another(&mut self, span: Span, key: &str, own: &str) {
        self.diagnostics.push(
            Diagnostic::error(
                fault::TRANSLATION_OF_ANOTHER,
                span,
                format!("the `{key}` of what this translates is `{own}`"),
            )
            .here("this names another")
            .note("it may be the translation of another plan, in the wrong place")
            .help(format!("take the line out, or write `{key}: {own}`")),
        );
    }

    pub(super) fn of_its_own_language(&mut self, start: Span, own: &str) {
        self.diagnostics.push(
            Diagnostic::error(
                fault::TRANSLATION_OF_ANOTHER,
                start,
                format!("this file's name says that it translates into `{own}`, and the plan is in `{own}`"),
            )
            .note("a translation is named for its language: `library.es.yaml` translates `library.yaml` into Spanish")
            .help("give the file the name of the other language, or say the plan's own with `language:` in the plan"),
        );
    }

    /// All that was found; what is not translated is one finding where there is much of it.
    pub(super) fn diagnostics(mut self, source: &Source) -> Diagnostics {
        self.untranslated.sort_unstable();
        let help = "take it out here; every report has it from the plan";
        let note = "what stands in two files can differ in one of them";
        if self.untranslated.len() <= NAMED {
            for (span, key) in &self.untranslated {
                self.diagnostics.push(
                    Diagnostic::error(
                        fault::NOT_TRANSLATED,
                        *span,
                        format!("`{key}` is not translated, so a translation does not say it"),
                    )
                    .note(note)
                    .help(help),
                );
            }
            return self.diagnostics;
        }
        let count = self.untranslated.len();
        let mut places = self.untranslated.iter();
        if let Some((first, _)) = places.next() {
            let said = Diagnostic::error(
                fault::NOT_TRANSLATED,
                *first,
                format!("{count} numbers, dates, references or stages stand in a translation"),
            )
            .here("the first of them");
            let last = self.untranslated.last().map_or(*first, |(span, _)| *span);
            let lines = [*first, last].map(|span| source.position(span.start as usize).line);
            let [from, to] = lines;
            self.diagnostics.push(said.label(last, "the last of them").note(note).help(format!(
                "take them out, from line {from} to line {to}; every report has them from the plan"
            )));
        }
        self.diagnostics
    }
}
