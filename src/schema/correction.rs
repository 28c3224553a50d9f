//! Guesses the valid form of an invalid value, and offers it as a fix.

use rust_decimal::Decimal;

use crate::diagnostic::Applicability::{self, Safe, Unsafe};
use crate::diagnostic::{Diagnostic, Edit};
use crate::lang;
use crate::model::{Money, SchoolYear};
use crate::source::{Source, Span};
use crate::yaml::{Node, Value};

/// Converts an amount to a plain number: `$1,200` to `1200`, `1.2 million` to `1200000`.
pub(super) fn amount(text: &str) -> Option<(String, Applicability)> {
    let lower = text.trim().trim_matches(['“', '”', '„', '‘', '’', '"']).to_lowercase();
    let mut rest = lower.trim();
    for sign in ["us$", "$", "usd"] {
        rest = rest.strip_prefix(sign).unwrap_or(rest).trim_start();
    }
    for sign in ["usd", "us dollars", "dollars", "dólares", "$"] {
        rest = rest.strip_suffix(sign).unwrap_or(rest).trim_end();
    }
    let (number, factor, applicability) = scaled(rest);
    let plain = ungrouped(number)?;
    let Some(factor) = factor else { return Some((plain, Safe)) };
    let value = Money::read(&plain)?.0.checked_mul(Decimal::from(factor))?;
    Some((value.normalize().to_string(), applicability))
}

fn scaled(text: &str) -> (&str, Option<u32>, Applicability) {
    const SCALES: &[(&str, u32, Applicability)] = &[
        ("thousand", 1_000, Safe),
        ("mil", 1_000, Safe),
        ("millions", 1_000_000, Safe),
        ("million", 1_000_000, Safe),
        ("millones", 1_000_000, Safe),
        ("millón", 1_000_000, Safe),
        ("mio", 1_000_000, Unsafe),
        ("k", 1_000, Safe),
        ("m", 1_000_000, Unsafe),
    ];
    for &(word, factor, applicability) in SCALES {
        if let Some(number) = text.strip_suffix(word) {
            let number = number.trim_end().trim_end_matches(" de").trim_end();
            if number.ends_with(|one: char| one.is_ascii_digit()) {
                return (number, Some(factor), applicability);
            }
        }
    }
    (text, None, Safe)
}

/// Removes thousands separators from a number. Three digits must follow each separator, since `1,5` may mean
/// one and a half.
fn ungrouped(text: &str) -> Option<String> {
    let (whole, part) = text.split_once('.').map_or((text, None), |(a, b)| (a, Some(b)));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit());
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut groups = digits.split([',', ' ', '_', '\'', '’', '\u{a0}', '\u{202f}']);
    let first = groups.next().filter(|group| is_number(group))?;
    let rest: Vec<&str> = groups.collect();
    let is_grouped = rest.iter().all(|group| group.len() == 3 && is_number(group))
        && (rest.is_empty() || first.len() <= 3);
    if !is_grouped || part.is_some_and(|part| !is_number(part)) {
        return None;
    }
    let part = part.map(|part| format!(".{part}")).unwrap_or_default();
    Some(format!("{sign}{first}{}{part}", rest.concat()))
}

/// Converts a school year: `SY 2026-27` to `2026-2027`. A person must confirm a single year such as
/// `2026`.
pub(super) fn year(text: &str) -> Option<(String, Applicability)> {
    let numbers: Vec<&str> =
        text.split(|one: char| !one.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let (read, applicability) = match numbers.as_slice() {
        [first, second] if first.len() == 4 => (format!("{first}-{second}"), Safe),
        [first, second] if first.len() == 2 => (format!("20{first}-{second}"), Unsafe),
        [first] if first.len() == 4 => {
            (format!("{first}-{}", first.parse::<u16>().ok()?.checked_add(1)?), Unsafe)
        }
        _ => return None,
    };
    Some((SchoolYear::read(&read)?.to_string(), applicability))
}

/// Converts the name of a language to its tag: `Spanish` to `es`.
pub(super) fn language(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase().replace('_', "-");
    let named = lang::tag_of_name(&lower).map(str::to_owned);
    let is_tag = lower.len() == 2 && lower.bytes().all(|one| one.is_ascii_lowercase());
    named.or_else(|| is_tag.then_some(lower))
}

/// Returns edits that indent all lines of `span` except the first by two columns.
pub(super) fn further_lines(source: &Source, span: Span) -> Vec<Edit> {
    let range = span.range();
    let said = source.slice(span);
    let breaks = said.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
    let starts = breaks.map(|(at, _)| at + 1).filter(|&at| {
        let rest = said.get(at..).and_then(|rest| rest.lines().next());
        rest.is_some_and(|line| !line.trim().is_empty())
    });
    let put = |at: usize| Edit {
        span: Span::new(source.id(), range.start + at..range.start + at),
        text: "  ".to_owned(),
    };
    starts.map(put).collect()
}

impl Diagnostic {
    /// Offers to turn text after a dash into an entry with an id.
    pub(super) fn with_keys(
        self,
        source: &Source,
        node: &Node<'_>,
        id: &str,
        key: &str,
    ) -> Diagnostic {
        let start = node.span.range().start;
        let line = source.line_range(source.position(start).line).start;
        let before = source.text().get(line..start).unwrap_or_default();
        // A single word may be an id in the wrong place.
        let is_text = node.scalar().is_some_and(|text| text.trim().contains(' '));
        if !is_text
            || !before.ends_with(['-', ' '])
            || before.trim().chars().any(|one| one != '-' && one != ' ')
        {
            return self;
        }
        let column = " ".repeat(before.chars().count());
        let text = format!("id: {id}{}{column}{key}: ", source.line_break());
        let mut edits = vec![Edit { span: node.span.before(), text }];
        edits.extend(further_lines(source, node.span));
        self.fix(format!("write `id: {id}` and `{key}:`"), Unsafe, edits)
    }

    /// Offers to turn the only entry of a key into a list with one entry.
    pub(super) fn in_list(self, source: &Source, node: &Node<'_>) -> Diagnostic {
        let Value::Mapping { flow, .. } = &node.value else { return self };
        let start = node.span.before();
        let edits = if *flow {
            let end = Span { start: node.span.end, ..node.span };
            vec![
                Edit { span: start, text: "[".to_owned() },
                Edit { span: end, text: "]".to_owned() },
            ]
        } else {
            let mut edits = vec![Edit { span: start, text: "- ".to_owned() }];
            edits.extend(further_lines(source, node.span));
            edits
        };
        self.fix("turn the entry into a list", Safe, edits)
    }

    /// Offers to replace `span` with `meant`, if there is a value that was probably meant.
    pub(super) fn meant(self, span: Span, meant: Option<(String, Applicability)>) -> Diagnostic {
        let Some((text, applicability)) = meant else { return self };
        self.fix(format!("write `{text}`"), applicability, vec![Edit { span, text }])
    }

    /// Offers a similar name. The fix is safe if the names differ only in case, spaces and hyphens.
    pub(super) fn near(self, span: Span, written: &str, near: &str) -> Diagnostic {
        let applicability =
            if super::name_suggestion::is_same(written, near) { Safe } else { Unsafe };
        self.meant(span, Some((near.to_owned(), applicability)))
    }

    /// Offers `near`, the most similar of the keys `names`. The fix is safe if `written` is a typo
    /// of that key and of no other.
    pub(super) fn near_key(
        self,
        span: Span,
        written: &str,
        near: &str,
        names: &[&str],
    ) -> Diagnostic {
        let is_sure = super::name_suggestion::is_same(written, near)
            || super::name_suggestion::is_sure(written, near, names.iter().copied())
            || super::synonym::is_sure_key(near, written)
            || written.ends_with(&format!(". {near}"))
            || written.ends_with(&format!(") {near}"));
        self.meant(span, Some((near.to_owned(), if is_sure { Safe } else { Unsafe })))
    }

    /// Offers to delete a line that contains only a dash.
    pub(super) fn without_line(self, source: &Source, span: Span) -> Diagnostic {
        let line = source.line_range(source.position(span.range().start).line);
        let said = source.text().get(line.clone()).unwrap_or_default();
        let rest = source.text().get(line.end..).unwrap_or_default();
        let end = line.end + rest.find('\n').map_or(rest.len(), |at| at + 1);
        if said.trim() != "-" {
            return self;
        }
        self.safe_fix("delete the dash", Span::new(source.id(), line.start..end), "")
    }

    /// Offers to replace a list in brackets with one quoted text.
    pub(super) fn one_text(self, source: &Source, node: &Node<'_>) -> Diagnostic {
        let said = source.slice(node.span);
        let inner = said.strip_prefix('[').and_then(|said| said.strip_suffix(']'));
        let Some(inner) = inner.filter(|inner| !inner.contains(['"', '\'', '[', '{', '#', '\n']))
        else {
            return self;
        };
        let text = format!("\"{}\"", inner.trim().replace('\\', "\\\\"));
        let edits = vec![Edit { span: node.span, text }];
        self.fix("turn the items into text", Unsafe, edits)
    }
}
