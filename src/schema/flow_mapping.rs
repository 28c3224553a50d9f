//! Flow mappings (`{…}`) with entries that have no colon.

use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::model::FieldKind;
use crate::source::Span;
use crate::yaml::{self, Entry, Value};

use super::check::Checker;
use super::message_words::shortened;
use super::{calendar, correction, errors};

impl Checker<'_> {
    /// Returns the number of entries, starting with `entry`, into which commas split a single
    /// value: `{amount: 1,200}` has two.
    ///
    /// Returns 0 if `entry` has a colon and the next entry, if any, has a colon too.
    pub(super) fn lone_entries(&self, entry: &Entry<'_>, after: &[Entry<'_>]) -> usize {
        let lone = after.iter().take_while(|entry| self.is_lone(entry)).count();
        if lone == 0 && !self.is_lone(entry) { 0 } else { lone + 1 }
    }

    fn is_lone(&self, entry: &Entry<'_>) -> bool {
        let key = entry.key.span;
        matches!(entry.value.value, Value::Empty)
            && !key.is_empty()
            && self.source.text().get(key.end as usize..).is_some_and(|rest| {
                let rest = rest.trim_start();
                rest.starts_with([',', '}']) || rest.starts_with('#')
            })
    }

    /// Reports that the entries in `lone` have no colon. They are probably part of `entry`, which
    /// precedes them.
    pub(super) fn say_without_colon(
        &mut self,
        entry: &Entry<'_>,
        lone: &[Entry<'_>],
        kind: Option<&FieldKind>,
    ) {
        let is_first = self.is_lone(entry);
        let last = lone.last().unwrap_or(entry).key.span;
        let place = lone.first().filter(|_| !is_first).unwrap_or(entry).key.span;
        let value = if is_first { entry.key.span } else { entry.value.span };
        let whole = Span { end: last.end, ..value };
        let written = self.source.slice(whole);
        let blank = written.len() - written.trim_start().len();
        let whole =
            Span { start: whole.start.saturating_add(u32::try_from(blank).unwrap_or(0)), ..whole };
        let written = written.trim_start();
        let said = Diagnostic::error(
            errors::ENTRY_WITHOUT_COLON,
            place.to(last),
            format!(
                "`{}` has no colon; in braces, every comma starts a new entry",
                shortened(self.source.slice(place))
            ),
        )
        .here("YAML reads this as a key without a value");
        let amount = correction::amount(written).filter(|_| !is_first);
        let date = match kind {
            Some(FieldKind::Date(edge)) if !is_first => calendar::date(written, *edge),
            _ => None,
        };
        let said = if let Some((plain, applicability)) = amount {
            said.note(if matches!(kind, Some(FieldKind::Money)) {
                "plancc adds up amounts, so write digits only; the report adds the currency"
            } else {
                "in braces, a comma ends the value, so write digits only"
            })
            .help(format!("write `{plain}`"))
            .meant(whole, Some((plain, applicability)))
        } else if let Some((date, applicability)) = date {
            said.note("a date is written as year-month-day, without commas")
                .help(format!("write `{date}`"))
                .meant(whole, Some((date, applicability)))
        } else if written.contains(['\n', '"', '\'']) {
            said.help("if this is part of a sentence, put the sentence in quotes; otherwise, add a colon and a value")
        } else {
            let text = yaml::quote_in_brackets(written);
            let applicability = if is_first { Applicability::Unsafe } else { Applicability::Safe };
            said.note("the text after the comma would not appear in any report")
                .help(format!(
                    "if the comma is part of the text, put all of it in quotes: `{text}`"
                ))
                .fix("put the text in quotes", applicability, vec![Edit { span: whole, text }])
        };
        self.say(said);
    }
}
