//! Diagnostics about a translation.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Source, Span};

use super::super::{errors, name_suggestion};

/// The maximum number of untranslatable values that are reported separately. If there are more,
/// they share one diagnostic.
const NAMED: usize = 3;

/// The diagnostics found so far.
#[derive(Default)]
pub(super) struct TranslationDiagnostics {
    diagnostics: Diagnostics,
    /// Untranslatable values, with their spans and keys.
    untranslated: Vec<(Span, &'static str)>,
}

impl TranslationDiagnostics {
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
                errors::TRANSLATION_WITHOUT_ORIGINAL,
                span,
                format!("`{key}` has no original in the plan"),
            )
            .here("this is missing in the plan")
            .note("readers of the translation would see something that isn't in the plan")
            .help("add the original to the plan first, or delete the translation"),
        );
    }

    pub(super) fn out_of_step(&mut self, span: Span, key: &str, plan: usize, own: usize) {
        self.diagnostics.push(
            Diagnostic::error(
                errors::MISMATCHED_TRANSLATION_LIST,
                span,
                format!("`{key}` has {plan} items in the plan and {own} in this translation"),
            )
            .here("the first item")
            .note("plancc matches items without an id by position, so a translation can't leave any out")
            .help("translate every item, in the plan's order, or delete the entire list"),
        );
    }

    pub(super) fn other_kind(&mut self, span: Span, key: &str, kind: &str) {
        self.diagnostics.push(
            Diagnostic::error(
                errors::MISMATCHED_TRANSLATION_LIST,
                span,
                format!("`{key}` is {kind} in the plan, but not in this translation"),
            )
            .help(format!("write {kind} in the translation too")),
        );
    }

    pub(super) fn no_such_id(&mut self, span: Span, key: &str, id: &str, known: &[String]) {
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let said = Diagnostic::error(
            errors::TRANSLATION_WITHOUT_ORIGINAL,
            span,
            format!("unknown id `{id}`: the plan's `{key}` has no entry with this id"),
        );
        let near = name_suggestion::nearest(id, known.iter().copied());
        self.diagnostics.push(match near {
            Some(near) => said.help(format!("did you mean `{near}`?")),
            None if known.is_empty() => said.help("add the id to the plan first"),
            None if known.len() <= 12 => {
                said.help(format!("write {}", name_suggestion::listed(&known)))
            }
            None => said.help("copy the id from the plan"),
        });
    }

    pub(super) fn twice(&mut self, span: Span, first: Span) {
        self.diagnostics.push(
            Diagnostic::error(
                errors::DUPLICATE_ID,
                span,
                "duplicate translation of the same entry",
            )
            .here("this translation is ignored")
            .label(first, "first translated here")
            .help("merge the two translations, or delete one of them"),
        );
    }

    pub(super) fn of_another(&mut self, span: Span, key: &str, own: &str) {
        self.diagnostics.push(
            Diagnostic::error(
                errors::MISMATCHED_TRANSLATION,
                span,
                format!("wrong `{key}`: expected `{own}`"),
            )
            .here("doesn't match the plan or the file name")
            .note("this file may be the translation of another plan, or be in the wrong folder")
            .help(format!("delete the line, or write `{key}: {own}`")),
        );
    }

    pub(super) fn of_its_own_language(&mut self, start: Span, own: &str) {
        self.diagnostics.push(
            Diagnostic::error(
                errors::MISMATCHED_TRANSLATION,
                start,
                format!("this file translates the plan into `{own}`, but the plan is already in `{own}`"),
            )
            .note("the name of a translation contains its language: `library.es.yaml` translates `library.yaml` into Spanish")
            .help("use the tag of the other language in the file name, or set `language:` in the plan"),
        );
    }

    /// Returns all diagnostics. If there are many untranslatable values, they share one diagnostic.
    pub(super) fn diagnostics(mut self, source: &Source) -> Diagnostics {
        self.untranslated.sort_unstable();
        let help = "delete this value; reports in all languages take it from the plan";
        let note = "if two files contain the same value, someone may change it in only one of them";
        if self.untranslated.len() <= NAMED {
            for (span, key) in &self.untranslated {
                self.diagnostics.push(
                    Diagnostic::error(
                        errors::UNTRANSLATABLE_FIELD,
                        *span,
                        format!("`{key}` can't be translated"),
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
                errors::UNTRANSLATABLE_FIELD,
                *first,
                format!(
                    "{count} values, such as numbers, dates and references, can't be translated"
                ),
            )
            .here("the first value");
            let last = self.untranslated.last().map_or(*first, |(span, _)| *span);
            let lines = [*first, last].map(|span| source.position(span.start as usize).line);
            let [from, to] = lines;
            self.diagnostics.push(said.label(last, "the last value").note(note).help(format!(
                "delete these values (lines {from} to {to}); reports in all languages take them from the plan"
            )));
        }
        self.diagnostics
    }
}
