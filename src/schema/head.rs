//! The id and year of a plan, read without parsing the rest of the file.

use crate::model::{Entity, Plan, SchoolYear};
use crate::source::{Source, SourceId, Span, Spanned};
use crate::yaml;

/// The id and year of a plan file, read from its top-level lines.
///
/// plancc uses these to find related plans before it parses them: last year's plan, and duplicates for the same
/// department and year. A file with an unusual layout is parsed completely. If a value is missing, callers use
/// the file name or the folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// The department's id.
    pub id: Option<Spanned<String>>,
    /// The school year.
    pub year: Option<Spanned<SchoolYear>>,
}

/// Reads the id and year of a plan.
#[must_use]
pub fn head(source: &Source) -> Head {
    if is_irregular(source.text()) {
        let plan = super::plan(source).0;
        let id = plan.as_ref().and_then(|plan| plan.id.as_ref());
        let id = id.map(|id| Spanned::new(id.value.to_string(), id.span));
        return Head { id, year: plan.and_then(|plan| plan.year) };
    }
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

/// Returns `true` if the layout is so unusual that a search for lines with `id:` and `year:` could
/// return the wrong value.
fn is_irregular(text: &str) -> bool {
    let is_own = |line: &&str| line.starts_with("year:") || line.starts_with("id:");
    let is_odd = |line: &str| {
        let rest = line.trim_start_matches(['i', 'd', 'y', 'e', 'a', 'r']);
        line.starts_with(['{', '?', '"', '\'', '&', '!', '*', '['])
            || line.starts_with("---") && line.trim_end() != "---"
            || line.trim_end().contains('\r')
            || rest != line && rest.starts_with([' ', '\t'])
    };
    let own: Vec<&str> = text.split('\n').filter(is_own).collect();
    let count = |key: &str| own.iter().filter(|line| line.starts_with(key)).count();
    count("year:") > 1
        || count("id:") > 1
        || text.split('\n').any(is_odd)
        || text.split('\n').filter(|line| line.starts_with("---")).count() > 1
}

/// Returns the values of all top-level `year` keys in a file, in any layout. A valid plan has one.
#[must_use]
pub fn years(source: &Source) -> Vec<SchoolYear> {
    let (tree, _) = yaml::parse(source);
    let entries = tree.documents.iter().flat_map(|root| root.entries());
    let years = entries.filter(|entry| entry.key.scalar() == Some("year"));
    years.filter_map(|entry| SchoolYear::read(entry.value.scalar()?.trim())).collect()
}

/// Parses the value after the colon of a line as YAML.
fn value(source: &Source, line: &str, range: std::ops::Range<usize>) -> Option<Spanned<String>> {
    let alone = Source::new(source.id(), "", line);
    let (tree, _) = yaml::parse(&alone);
    let entry = tree.documents.first()?.entries().first()?;
    let within = entry.value.span.range();
    let span = Span::new(source.id(), range.start + within.start..range.start + within.end);
    Some(Spanned::new(entry.value.scalar()?.to_owned(), span))
}

/// Returns `true` if `text` is probably a plan: at least two lines begin with keys of a plan, and
/// one of them is `plancc`, `year` or `department`.
///
/// This checks only keys, so it also recognizes plans with errors. The text may be truncated.
#[must_use]
pub fn is_like_a_plan(text: &str) -> bool {
    const OWN: [&str; 3] = ["plancc", "year", "department"];
    let plan = Plan::default();
    let keys = plan.table().fields.iter().map(|field| field.key);
    has_keys(text, &OWN, 1) && has_keys(text, &keys.collect::<Vec<_>>(), 2)
}

/// Returns `true` if the top-level keys of `text` resemble a plan's, in any layout. Parses the
/// text, unlike [`is_like_a_plan`].
#[must_use]
pub fn has_keys_of_a_plan(text: &str) -> bool {
    let source = Source::new(SourceId(0), "", text);
    let (tree, _) = yaml::parse(&source);
    let entries = tree.documents.iter().flat_map(|root| root.entries());
    let keys: Vec<&str> = entries.filter_map(|entry| entry.key.scalar()).collect();
    let lines: String = keys.iter().map(|key| format!("{key}:\n")).collect();
    is_like_a_plan(&lines)
}

/// Returns `true` if `text` is probably a form: it has `parts` or `sections`, and no `year` or
/// `department`.
#[must_use]
pub fn is_like_a_form(text: &str) -> bool {
    has_keys(text, &["parts", "sections"], 1) && !has_keys(text, &["year", "department"], 1)
}

/// Returns `true` if at least `count` of the keys begin a line of `text`.
fn has_keys(text: &str, keys: &[&str], count: usize) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    // A JSON file may have all keys of a plan on one line.
    let lines: Vec<&str> = if text.starts_with('{') {
        text.split(['{', ',', '\n', '\r']).collect()
    } else {
        text.split(['\n', '\r']).collect()
    };
    let is_key = |key: &str| {
        lines.iter().any(|line| {
            let line = line.trim_start();
            let line = line.strip_prefix(['"', '\'']).unwrap_or(line);
            let rest = line.strip_prefix(key).map(|rest| rest.trim_start_matches(['"', '\'', ' ']));
            rest.is_some_and(|rest| rest.starts_with(':'))
        })
    };
    keys.iter().filter(|key| is_key(key)).take(count).count() == count
}
