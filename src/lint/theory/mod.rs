//! Rules about the theory of action, which explains why the actions should lead to the change.

mod action_not_a_verb_phrase;
mod ambiguous_theory_pairing;
mod outdated_override;
mod participation_only_metrics;
mod priority_not_a_verb_phrase;
mod theory_repeats_itself;
mod theory_without_then;

use crate::model::{Action, EntityKind, FieldId, Priority, TheoryOfAction};
use std::collections::BTreeSet;

use super::language::ContentWords;
use super::{Context, Passage, RuleGroup};

pub(super) static GROUP: RuleGroup = RuleGroup {
    name: "Theory of action",
    rules: &[
        &theory_without_then::RULE,
        &priority_not_a_verb_phrase::RULE,
        &action_not_a_verb_phrase::RULE,
        &theory_repeats_itself::RULE,
        &outdated_override::RULE,
        &ambiguous_theory_pairing::RULE,
        &participation_only_metrics::RULE,
    ],
};

/// The passages of a priority's theory of action.
struct TheoryPassages<'a> {
    /// The 0-based index of the priority.
    priority: usize,
    /// The priority's own text.
    own: Option<&'a Passage<'a>>,
    /// The text after "which will": the override, or the priority's own text.
    which_will: Option<&'a Passage<'a>>,
    /// The items after "then" that apply to the entire priority.
    thens: Vec<&'a Passage<'a>>,
    /// The text of each action, and its override after "if we" if there is one.
    actions: Vec<(&'a Passage<'a>, Option<&'a Passage<'a>>)>,
}

impl<'a> TheoryPassages<'a> {
    /// Returns the theory of each priority, in order.
    fn all(context: &'a Context<'a>) -> impl Iterator<Item = TheoryPassages<'a>> {
        let runs = context.passages.chunk_by(|one, next| one.priority == next.priority);
        runs.filter_map(TheoryPassages::of)
    }

    /// Returns the theory of the priority that contains these passages; `None` for passages outside priorities.
    fn of(run: &'a [Passage<'a>]) -> Option<TheoryPassages<'a>> {
        let priority = run.first()?.priority?;
        let find = |field: FieldId| run.iter().find(|p| p.is(field));
        let own = find(Priority::priority);
        let mut actions: Vec<(&Passage<'_>, Option<&Passage<'_>>)> = Vec::new();
        for passage in run.iter().filter(|passage| passage.entry.is(EntityKind::Action)) {
            match (passage.field.id, actions.last_mut()) {
                (Action::action, _) => actions.push((passage, None)),
                (Action::if_we, Some((_, if_we))) => *if_we = Some(passage),
                _ => {}
            }
        }
        let thens = run.iter().filter(|p| p.is(TheoryOfAction::then)).collect();
        let which_will = find(TheoryOfAction::which_will).or(own);
        Some(TheoryPassages { priority, own, which_will, thens, actions })
    }

    /// Returns the passages after "if we": for each action, its override or its own text.
    fn ifs(&self) -> impl Iterator<Item = &'a Passage<'a>> {
        self.actions.iter().map(|(action, if_we)| if_we.unwrap_or(action))
    }
}

/// Returns the set of word stems in a passage.
fn stems<'p>(passage: &'p Passage<'_>) -> BTreeSet<&'p str> {
    ContentWords::of(passage).stems.into_iter().collect()
}

/// Returns the form's label `name`, such as "if we", without a period or an ellipsis at its end; empty if there is
/// none.
fn label<'a>(context: &Context<'a>, name: &str) -> &'a str {
    let forms = context.forms.iter();
    let mut labels = forms.filter_map(|form| form.labels.iter().find(|l| &*l.key.value == name));
    let text = labels.find_map(|label| label.value.get(context.language.tag()));
    text.map_or("", |text| text.trimmed().trim_end_matches(['.', '\u{2026}']))
}

/// Returns up to four words from the start of a passage, for a quotation: `communication of LCAP goals …`.
fn opening(passage: &Passage<'_>) -> String {
    let text = passage.scan().words.text().trim();
    let words: Vec<&str> = text.split_whitespace().take(4).collect();
    let more = if text.split_whitespace().nth(4).is_some() { " \u{2026}" } else { "" };
    format!("{}{more}", words.join(" "))
}
