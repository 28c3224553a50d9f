//! Errors about YAML documents and directives.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics, error_kinds};
use crate::source::{Source, Span};
use crate::yaml::line::{LineKind, is_marker, lines};
use crate::yaml::tree::{Tree, Value};

error_kinds! {
    /// Reports a second YAML document in a file, which begins after a line with `---`.
    ///
    /// ## Why it matters
    /// A file contains one plan, so readers would not see the text below the line in the report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: We help schools use federal funds.
    /// ---
    /// services: Grants and coaching.
    /// ```
    /// Delete the line:
    /// ```yaml
    /// purpose: We help schools use federal funds.
    /// services: Grants and coaching.
    /// ```
    SECOND_DOCUMENT = "second-document";
    /// Reports YAML directives, which are lines that begin with `%`.
    ///
    /// ## Why it matters
    /// A directive can change how a program reads the file, so people who use different programs
    /// could see different plans.
    ///
    /// ## Example
    /// ```yaml,fires
    /// %YAML 1.2
    /// ---
    /// year: 2026-2027
    /// ```
    /// Delete both lines:
    /// ```yaml
    /// year: 2026-2027
    /// ```
    YAML_DIRECTIVE = "yaml-directive";
    /// Reports a second plan that was pasted below the first plan in the same file.
    ///
    /// ## Why it matters
    /// A file contains one plan, and readers would not know which of the two is right.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We help schools use federal funds.
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We feed children.
    /// ```
    /// Put each plan in its own file:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We help schools use federal funds.
    /// ```
    TWO_PLANS = "two-plans-in-one-file";
}

/// Reports valid YAML that a plan must not contain: directives, a second plan, and documents after
/// the first.
pub(in crate::yaml) fn documents(source: &Source, tree: &mut Tree<'_>, found: &mut Diagnostics) {
    directive(source, found);
    found.extend(second_plan(tree));
    let [first, _, ..] = tree.documents.as_slice() else { return };
    let text = source.text();
    let end = first.span.range().end;
    let after =
        text.get(end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| end + at + 1);
    let marker = lines(text, after..text.len()).find(|line| is_marker(text, line));
    let place = marker
        .map_or(first.span.after(), |line| Span::new(source.id(), line.start..line.start + 3));
    found.push(
        Diagnostic::error(SECOND_DOCUMENT, place, "second document in this file")
            .here("this line ends the first document")
            .note("a file contains one plan; the text below would not appear in the report")
            .help("if the text below belongs to this plan, delete the line; otherwise, move the text to another file"),
    );
}

/// The number of consecutive duplicate keys that count as a second plan.
const KEYS: usize = 3;

/// Reports a second plan in the same document, without a line `---` before it. Removes its keys
/// from the tree.
fn second_plan(tree: &mut Tree<'_>) -> Option<Diagnostic> {
    let root = tree.documents.first_mut()?;
    let Value::Mapping { entries, flow: false } = &mut root.value else { return None };
    let mut seen: HashMap<&str, Span> = HashMap::new();
    let mut again: Vec<(usize, Span)> = Vec::new();
    for (number, entry) in entries.iter().enumerate() {
        let Some(key) = entry.key.scalar() else { continue };
        match seen.get(key) {
            Some(first) => again.push((number, *first)),
            None => {
                seen.insert(key, entry.key.span);
            }
        }
    }
    // One repeated key is a duplicate key; several different repeated keys in a row are another
    // plan.
    let is_plan = |row: &&[(usize, Span)]| match row {
        [(begin, one), (_, two), (end, three)] => {
            end - begin < 2 * KEYS && one != two && two != three && one != three
        }
        _ => false,
    };
    let &(number, first) = again.windows(KEYS).find(is_plan)?.first()?;
    let begin = entries.get(number)?.key.span;
    entries.truncate(number);
    root.span.end = entries.last().map_or(root.span.end, |last| last.value.span.end);
    Some(
        Diagnostic::error(TWO_PLANS, begin, "second plan in this file")
            .here("the keys of a second plan start here")
            .label(first, "the first plan starts here")
            .note("a file contains one plan; nothing after this point would appear in the report")
            .help("move this line and all lines below it to another file"),
    )
}

fn directive(source: &Source, found: &mut Diagnostics) {
    let text = source.text();
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let first = lines(text, start..text.len()).find(|line| line.shape != LineKind::Nothing);
    let Some(line) = first.filter(|line| line.column == 0) else { return };
    if !text.get(line.start..line.end).is_some_and(|said| said.starts_with('%')) {
        return;
    }
    let span = Span::new(source.id(), line.start..line.end);
    found.retain(|one| !span.contains(one.primary.span));
    found.push(
        Diagnostic::error(YAML_DIRECTIVE, span, "unsupported YAML directive")
            .here("plans can't contain YAML directives")
            .note("a directive can make programs read the same plan differently")
            .help("delete the line and the `---` below it"),
    );
}
