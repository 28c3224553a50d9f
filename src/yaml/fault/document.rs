//! YAML's own lines: where documents begin and end, and directives.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics, faults};
use crate::source::{Source, Span};
use crate::yaml::line::{Shape, is_marker, lines};
use crate::yaml::tree::{Tree, Value};

faults! {
    /// A second document in one file, begun by a line `---`.
    ///
    /// ## Why it matters
    /// One file is one plan. What stands below the line would not be in the report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: We help schools use federal funds.
    /// ---
    /// services: Grants and coaching.
    /// ```
    /// Take the line out:
    /// ```yaml
    /// purpose: We help schools use federal funds.
    /// services: Grants and coaching.
    /// ```
    SECOND_DOCUMENT = "second-document";
    /// A line that begins with `%`, which gives an order to YAML itself.
    ///
    /// ## Why it matters
    /// A plan is read the same way everywhere, and nothing in it changes how the rest is read.
    ///
    /// ## Example
    /// ```yaml,fires
    /// %YAML 1.2
    /// ---
    /// year: 2026-2027
    /// ```
    /// Leave both lines out:
    /// ```yaml
    /// year: 2026-2027
    /// ```
    YAML_DIRECTIVE = "yaml-directive";
    /// Checks for a second plan that was pasted below the first in the same file.
    ///
    /// ## Why it matters
    /// One file is one plan. A reader could not tell which of the two holds.
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
    /// Each plan has a file of its own:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We help schools use federal funds.
    /// ```
    TWO_PLANS = "two-plans-in-one-file";
}

/// Tells of what is good YAML and no plan: directives, and documents after the first.
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
        Diagnostic::error(SECOND_DOCUMENT, place, "a second document begins in this file")
            .here("this line ends the plan above it")
            .note("one file is one plan; what stands below would not be in the report")
            .help("take the line out, or move what stands below to a file of its own"),
    );
}

/// How many keys of a plan must come again, one after the other, to be those of a second plan.
const KEYS: usize = 3;

/// Reports a second plan in the same document, begun without a line `---`, and leaves its keys out of the tree.
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
    // One key that came before is a duplicate; a few different ones in a row begin another plan.
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
        Diagnostic::error(TWO_PLANS, begin, "a second plan begins in this file")
            .here("the keys of a plan begin again here")
            .label(first, "the first plan begins here")
            .note("one file is one plan; nothing from this line on would be in the report")
            .help("move this line and all lines below it to a file of their own"),
    )
}

fn directive(source: &Source, found: &mut Diagnostics) {
    let text = source.text();
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let first = lines(text, start..text.len()).find(|line| line.shape != Shape::Nothing);
    let Some(line) = first.filter(|line| line.column == 0) else { return };
    if !text.get(line.start..line.end).is_some_and(|said| said.starts_with('%')) {
        return;
    }
    let span = Span::new(source.id(), line.start..line.end);
    found.retain(|one| !span.contains(one.primary.span));
    found.push(
        Diagnostic::error(YAML_DIRECTIVE, span, "this line gives an order to YAML itself")
            .here("a plan has no such line")
            .note("a plan is read the same way everywhere")
            .help("take the line out, and the `---` below it"),
    );
}
