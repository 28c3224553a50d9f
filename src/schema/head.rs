//! What a file says about itself, read without reading the rest.

use crate::model::SchoolYear;
use crate::source::{Source, Span, Spanned};
use crate::yaml;

/// The id and the year that a plan's file names at the start of its lines.
///
/// Plans find each other by these before any of them is read: last year's, and a second one of the
/// same department and year. A plan that is laid out in another way says nothing here; its file's name
/// and folder then stand for both.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// The department's id.
    pub id: Option<Spanned<String>>,
    /// The school year.
    pub year: Option<Spanned<SchoolYear>>,
}

/// Reads the head of a plan.
#[must_use]
pub fn head(source: &Source) -> Head {
    let mut head = Head::default();
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        if head.id.is_none() && line.starts_with("id:") {
            head.id = value(source, line, range);
        } else if head.year.is_none() && line.starts_with("year:") {
            let year = value(source, line, range);
            head.year = year.and_then(|text| {
                Some(Spanned::new(SchoolYear::read(text.value.trim())?, text.span))
            });
        }
    }
    head
}

/// The text after the colon of a line, as YAML reads it.
fn value(source: &Source, line: &str, range: std::ops::Range<usize>) -> Option<Spanned<String>> {
    let alone = Source::new(source.id(), "", line);
    let (tree, _) = yaml::parse(&alone);
    let entry = tree.documents.first()?.entries().first()?;
    let within = entry.value.span.range();
    let span = Span::new(source.id(), range.start + within.start..range.start + within.end);
    Some(Spanned::new(entry.value.scalar()?.to_owned(), span))
}
