//! YAML's own lines: where documents begin and end, and directives.

use crate::diagnostic::{Diagnostic, Diagnostics, faults};
use crate::source::{Source, Span};
use crate::yaml::line::{Shape, is_marker, lines};
use crate::yaml::tree::Tree;

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
}

/// Tells of what is good YAML and no plan: directives, and documents after the first.
pub(in crate::yaml) fn documents(source: &Source, tree: &Tree<'_>, found: &mut Diagnostics) {
    directive(source, found);
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
