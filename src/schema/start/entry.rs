//! The commented-out first entry of a list in a new plan.

use std::fmt::Write;

use super::plan::{PlanWriter, ids_in_line};
use crate::model::{
    Action, BudgetSource, Cost, EntityKind, Field, FieldKind, Metric, Need, Priority, Requirement,
    Table, TheoryOfAction,
};

impl PlanWriter<'_> {
    /// Writes the first entry of a list as a comment, with its dash at `column`.
    pub(super) fn first_entry(&mut self, table: &'static Table, column: usize) {
        let mut lines = Vec::new();
        self.keys(table, false, 0, &mut lines);
        let margin = " ".repeat(column);
        for (number, line) in lines.iter().enumerate() {
            let dash = if number == 0 { "- " } else { "  " };
            let _ = writeln!(self.out, "{margin}# {dash}{line}");
        }
    }

    /// Collects the lines of an entry's keys, indented by `column`.
    ///
    /// Metrics in actions get a different id than metrics in priorities.
    fn keys(&self, table: &'static Table, of_action: bool, column: usize, lines: &mut Vec<String>) {
        let is_selective = shows_some(table);
        let is_asked = |field: &Field| field.is_in_new || !is_selective;
        let margin = " ".repeat(column);
        let of_action = of_action || table.is(EntityKind::Action);
        for field in table.fields.iter().filter(|field| is_asked(field)) {
            if field.id == Priority::goals && self.goals.is_empty() {
                continue;
            }
            let (value, hint) = self.ready(of_action, field);
            let value = if value.is_empty() { value } else { format!(" {value}") };
            let line = format!("{margin}{}:{value}", field.key);
            lines.push(if hint.is_empty() { line } else { format!("{line:<28}# {hint}") });
            match field.kind {
                FieldKind::Entity(inner) if shows_some(inner) => {
                    self.keys(inner, of_action, column + 2, lines);
                }
                FieldKind::Entities(inner) => {
                    let from = lines.len();
                    self.keys(inner, of_action, column + 4, lines);
                    if let Some(first) = lines.get_mut(from) {
                        let at = column + 2;
                        first.replace_range(at..at + 1, "-");
                    }
                }
                _ => {}
            }
        }
    }

    /// Returns the initial value of a field, and a hint about what to write.
    fn ready(&self, of_action: bool, field: &Field) -> (String, String) {
        let [need, priority, action, outcome_metric, action_metric] = self.words.ids;
        let metric = if of_action { action_metric } else { outcome_metric };
        let (value, hint) = match field.id {
            Need::id => (need, String::new()),
            Priority::id => (priority, String::new()),
            Metric::id => (metric, String::new()),
            Action::id => (action, String::new()),
            Priority::needs => return (format!("[{need}]"), String::new()),
            Priority::goals => return ("[]".to_owned(), ids_in_line(&self.goals)),
            BudgetSource::fund | Cost::fund => ("", ids_in_line(&self.funds)),
            Action::due => return (self.year_ends.clone(), String::new()),
            Action::status => ("not-started", String::new()),
            Metric::unit => ("", "percent, count, days, …".to_owned()),
            Metric::baseline => ("", format!("{{value: 62, date: {}}}", self.year_starts)),
            Metric::target => ("", format!("{{value: 70, by: {}}}", self.year_ends)),
            Action::cost | Cost::amount | BudgetSource::amount => ("", "1200".to_owned()),
            Action::then | TheoryOfAction::then => ("", "- …".to_owned()),
            _ => match field.kind {
                FieldKind::Choice(words) if words.len() > 4 => (
                    "",
                    format!("{}, …", words.iter().take(3).copied().collect::<Vec<_>>().join(", ")),
                ),
                FieldKind::Choice(words) => ("", words.join(", ")),
                FieldKind::Date(_) => ("", self.year_starts.clone()),
                _ => ("", String::new()),
            },
        };
        // After the key of a required text field, a comment would look like the text.
        let label =
            self.questions.label(field.key).filter(|_| field.required != Requirement::Always);
        let hint = match label {
            Some(label) if hint.is_empty() => label.to_owned(),
            Some(label) => format!("{label}: {hint}"),
            None => hint,
        };
        (value.to_owned(), hint)
    }
}

/// Returns `true` if the first entry in a new plan shows only some of its fields.
pub(super) fn shows_some(table: &Table) -> bool {
    table.fields.iter().any(|field| field.is_in_new)
}
