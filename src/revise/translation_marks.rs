//! Writes the list of fingerprints under `translates` in a translation.

use crate::source::Source;
use crate::yaml::{self, Entry, Value};

/// The key of the list.
const KEY: &str = "translates";

/// The keys that come before `translates`.
const HEAD: [&str; 6] = ["plancc", "id", "year", "stage", "adopted", "language"];

/// Returns the text with `lines` as the list under `translates`. Returns `None` if the file is in
/// flow style (`{…}`), so there are no separate lines for the list.
///
/// All other bytes stay the same. Callers parse the result to check it.
#[must_use]
pub fn mark(source: &Source, lines: &[String]) -> Option<String> {
    let (tree, _) = yaml::parse(source);
    let [document] = tree.documents.as_slice() else { return None };
    let Value::Mapping { entries, flow: false } = &document.value else { return None };
    let text = source.text();
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut list = format!("{KEY}:");
    for line in lines {
        list.push_str(&format!("{newline}  - {}", yaml::quote(line)));
    }
    let is_head = |entry: &&Entry<'_>| entry.key.scalar().is_some_and(|key| HEAD.contains(&key));
    if let Some(old) = entries.iter().find(|entry| entry.key.scalar() == Some(KEY)) {
        let (before, _) = text.split_at_checked(old.key.span.start as usize)?;
        let end = old.value.span.end as usize;
        let (_, after) = text.split_at_checked(end)?;
        return Some(format!("{before}{list}{after}"));
    }
    if let Some(last) = entries.iter().take_while(is_head).last() {
        let (before, after) = text.split_at_checked(last.value.span.end as usize)?;
        let end = after.find('\n').map_or(after.len(), |end| end + 1);
        let (rest, after) = after.split_at_checked(end)?;
        let rest = rest.trim_end_matches(['\r', '\n']);
        return Some(format!("{before}{rest}{newline}{list}{newline}{after}"));
    }
    let first = entries.first()?.key.span.start as usize;
    let (before, after) = text.split_at_checked(first)?;
    Some(format!("{before}{list}{newline}{after}"))
}
