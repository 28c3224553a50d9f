//! Errors in unquoted text that YAML reads as something else.

use std::ops::Range;

use super::number::{number, unit};
use super::{ErrorContext, star_bullet};
use crate::diagnostic::{Applicability, Diagnostic, Edit, error_kinds};
use crate::model::is_plan_key;
use crate::yaml::line::{LineKind, colon_in_text, comment, lines, shape};

error_kinds! {
    /// Reports unquoted text with a colon and a space, which YAML reads as a key.
    ///
    /// ## Why it matters
    /// In YAML, a colon and a space end a key, so readers would not see the line as text in the
    /// report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// action: Title I: coach reading teachers
    /// ```
    /// Put the text in quotes:
    /// ```yaml
    /// action: "Title I: coach reading teachers"
    /// ```
    COLON_IN_TEXT = "colon-in-text";
    /// Reports unquoted text that begins with a special YAML character.
    ///
    /// ## Why it matters
    /// At the start of a value, the characters `%` `@` `` ` `` `>` `|` `*` `&` `!` `,` `]` `}` have
    /// a special meaning in YAML, so readers would not see the text as you typed it.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metric: % of students who attend
    /// ```
    /// Put the text in quotes:
    /// ```yaml
    /// metric: "% of students who attend"
    /// ```
    SPECIAL_FIRST_CHARACTER = "special-first-character";
    /// Reports lists that start on the line of their key.
    ///
    /// ## Why it matters
    /// A dash on the line of a key does not start a list item, so readers would not see the list in
    /// the report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// then: - students read every day
    /// ```
    /// Start the list below the key:
    /// ```yaml
    /// then:
    ///   - students read every day
    /// ```
    LIST_ON_KEY_LINE = "list-on-key-line";
    /// Reports colons and dashes without a space after them.
    ///
    /// ## Why it matters
    /// Without the space, YAML reads the line as text and not as a key or a list item, so its value
    /// would be missing from the report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year:2026-2027
    /// ```
    /// Type a space:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// ```
    MISSING_SPACE = "missing-space";
    /// Reports lines that are not a key, a list item or part of the text above.
    ///
    /// ## Why it matters
    /// A line that continues text must be indented further than the key. Without the indentation,
    /// readers would not see the line in the report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: We help schools
    /// use federal funds.
    /// year: 2026-2027
    /// ```
    /// Indent the line:
    /// ```yaml
    /// purpose: We help schools
    ///   use federal funds.
    /// year: 2026-2027
    /// ```
    LINE_WITHOUT_KEY = "line-without-key";
}

/// Returns the error in a value that begins with a special YAML character.
pub(super) fn special(place: &ErrorContext<'_>) -> Option<Diagnostic> {
    let value = place.value();
    let line = value.lines().next()?;
    if shape(value) == LineKind::Item && place.value.start > place.line.content {
        return Some(list_on_line(place));
    }
    let sign = line.chars().next()?;
    let is_special = match sign {
        '%' | '@' | '`' | ',' | ']' | '}' | '*' | '&' | '!' => true,
        '>' | '|' => !is_header(line),
        '?' => line.starts_with("? "),
        _ => false,
    };
    is_special.then(|| signed(place, place.value.start, sign, text_of(place)))
}

/// Returns `true` if a line is a valid block header: `|` or `>` with optional indicators.
fn is_header(line: &str) -> bool {
    let line = line.get(1..).unwrap_or_default();
    let line = line.get(..comment(line).unwrap_or(line.len())).unwrap_or_default();
    let said = line.trim_end();
    let digits = said.chars().filter(char::is_ascii_digit).count();
    digits <= 1 && said.len() <= 2 && said.chars().all(|one| matches!(one, '+' | '-' | '1'..='9'))
}

fn signed(place: &ErrorContext<'_>, at: usize, sign: char, text: Range<usize>) -> Diagnostic {
    let meaning = match sign {
        '*' => "refers to another part of the file",
        '&' => "names a part of the file",
        '!' => "sets the type of the value",
        '>' | '|' => "starts a block of text",
        ',' => "separates items in brackets or braces",
        ']' | '}' => "ends a value in brackets or braces",
        '[' => "starts a list",
        '{' => "starts a group of keys",
        '-' => "starts a list item",
        '?' => "starts a key",
        _ => "is reserved in YAML",
    };
    let name = if sign == '`' { "a backtick".to_owned() } else { format!("`{sign}`") };
    let number = number(place, &text);
    let headline = match number {
        Some(_) => format!("a number can't begin with {name}"),
        None => format!("text that begins with {name} must be in quotes"),
    };
    let said =
        Diagnostic::error(SPECIAL_FIRST_CHARACTER, place.span(at..at + sign.len_utf8()), headline)
            .here(format!("{name} {meaning}"))
            .note("YAML would not read the text as you typed it");
    if let Some(dashes) = star_bullet::dashes(place, &text) {
        return said
            .help(
                "if this is a list, replace each `*` with a dash; otherwise, put the text in quotes",
            )
            .fix(
                "replace each `*` with a dash",
                star_bullet::applicability(place, &text, dashes.len()),
                dashes,
            );
    }
    if let Some(number) = number {
        let edits = vec![Edit { span: place.span(text), text: number.clone() }];
        return said.help(format!("write only the number: `{number}`")).fix(
            format!("write `{number}`"),
            Applicability::Unsafe,
            edits,
        );
    }
    if let Some((unit, applicability)) = unit(place, &text) {
        let edits = vec![Edit { span: place.span(text), text: unit.to_owned() }];
        let help = format!("write `unit: {unit}`");
        return said.help(help.clone()).fix(help, applicability, edits);
    }
    let said = said.help("put the text in quotes");
    // Without a key, it is unclear which lines belong to the text.
    let written = place.slice(text.clone());
    let is_cut = sign != ']' && sign != '}' && !super::bracket::is_paired(written);
    if place.is_stray && written.contains('\n') || is_cut {
        return said;
    }
    said.fix("put the text in quotes", Applicability::Safe, place.quotes(text))
}

/// Returns the byte range of the value without a trailing comment, or the entire value if it has
/// several lines.
fn text_of(place: &ErrorContext<'_>) -> Range<usize> {
    let value = place.value();
    if value.contains('\n') {
        return place.value.clone();
    }
    let text = value.get(..comment(value).unwrap_or(value.len())).unwrap_or_default();
    place.value.start..place.value.start + text.trim_end().len()
}

fn list_on_line(place: &ErrorContext<'_>) -> Diagnostic {
    let start = place.value.start;
    let before = place.slice(place.line.content..start);
    let from = place.line.content + before.trim_end().len();
    let text = format!("\n{}", " ".repeat(place.line.column + 2));
    Diagnostic::error(
        LIST_ON_KEY_LINE,
        place.span(start..start + 1),
        "this list must start on a new line",
    )
    .here("this dash doesn't start a list item")
    .note("list items must be below their key, each on its own line")
    .help("start a new line before the dash")
    .fix(
        "start the list below its key",
        Applicability::Safe,
        vec![Edit { span: place.span(from..start), text }],
    )
}

/// Reports a colon that turns the start of text into a key.
pub(super) fn colon(place: &ErrorContext<'_>) -> Option<Diagnostic> {
    if place.is_stray {
        return None;
    }
    let value = place.value();
    let base = place.value.start;
    let mut rows = lines(place.source.text(), base..place.value.end);
    let at = rows.find_map(|row| {
        let said = place.slice(row.content..row.end);
        let is_block = row.start == base && said.starts_with(['|', '>']);
        colon_in_text(said).filter(|_| !is_block).map(|at| row.content + at)
    })?;
    if value.starts_with(['|', '>']) {
        return None;
    }
    Some(coloned(place, base, at, text_of(place)))
}

fn coloned(place: &ErrorContext<'_>, from: usize, at: usize, text: Range<usize>) -> Diagnostic {
    let row = place.slice(from..at);
    let key = row.rsplit(['\n', ',', '{', '[']).next().unwrap_or_default().trim();
    // Two keys on one line look the same as text with a colon.
    let last = key.rsplit(' ').next().unwrap_or_default();
    let is_sure = !is_plan_key(last);
    let applicability = if is_sure { Applicability::Safe } else { Applicability::Unsafe };
    let said = Diagnostic::error(
        COLON_IN_TEXT,
        place.span(at..at + 1),
        "text with a colon must be in quotes",
    )
    .here(format!("this colon makes `{}` a key", shortened(key)))
    .note("in YAML, a colon and a space end a key, so readers would not see this line as text")
    .help("put the text in quotes");
    let said = if is_sure {
        said
    } else {
        said.help(format!("if `{last}` is a key, start a new line before it"))
    };
    // If brackets are unbalanced, quotes would enclose only part of a list or mapping.
    if !super::bracket::is_paired(place.slice(text.clone())) {
        return said;
    }
    said.fix("put the text in quotes", applicability, place.quotes(text))
}

fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}

/// Returns the error inside brackets at the offset where the parser stopped.
pub(super) fn inside(place: &ErrorContext<'_>) -> Option<Diagnostic> {
    let rest = place.slice(place.stop..place.value.end);
    let sign = rest.chars().next()?;
    let end = place.stop + rest.find([',', ']', '}', '\n']).unwrap_or(rest.len());
    let text = place.stop..place.stop + place.slice(place.stop..end).trim_end().len();
    if matches!(sign, '%' | '@' | '`' | '*' | '&' | '!' | '>' | '|') && !text.is_empty() {
        return Some(signed(place, place.stop, sign, text));
    }
    let before = place.slice(place.value.start..place.stop);
    if let Some(begin) = bracketed(before) {
        let begin = place.value.start + begin;
        let sign = place.slice(begin..end).chars().next()?;
        let text = begin..begin + place.slice(begin..end).trim_end().len();
        return Some(signed(place, begin, sign, text));
    }
    let from = place.value.start + before.rfind([',', '[', '{']).map_or(0, |at| at + 1);
    let said = place.slice(from..end);
    let element = said.trim_start();
    let word = element.find(": ").map_or(element, |at| element.get(at + 2..).unwrap_or_default());
    if word.trim_start().starts_with(['"', '\'']) {
        let word = word.trim();
        let begin = from + said.trim_end().len() - word.len();
        return super::quotation::quoted(place, begin..begin + word.len());
    }
    if let Some(sign) = word.trim().chars().next().filter(|sign| "*&!-?".contains(*sign)) {
        let begin = from + said.trim_end().len() - word.trim().len();
        return Some(signed(place, begin, sign, begin..begin + word.trim().len()));
    }
    let first = colon_in_text(said)?;
    let start = from + said.len() - said.trim_start().len();
    let after = from + first + 1;
    let value = place.slice(after..end);
    match colon_in_text(value) {
        Some(second) => {
            let begin = after + value.len() - value.trim_start().len();
            let text = begin..begin + value.trim().len();
            Some(coloned(place, begin, after + second, text))
        }
        None => Some(coloned(place, start, from + first, start..start + said.trim().len())),
    }
}

/// Returns the offset of a bracket that begins text inside braces: `{action: [Draft] visit`.
fn bracketed(before: &str) -> Option<usize> {
    let before = before.trim_end();
    if !before.ends_with([']', '}']) {
        return None;
    }
    let mut depth = 0_usize;
    let open = before.char_indices().rev().find_map(|(at, sign)| {
        match sign {
            ']' | '}' => depth += 1,
            '[' | '{' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0).then_some(at)
    })?;
    let above = before.get(..open)?.trim_end();
    above.ends_with([':', ',', '[', '{']).then_some(open)
}

/// Reports a line of a block (`|` or `>`) that is indented less than the block.
pub(super) fn dedented(place: &ErrorContext<'_>) -> Option<Diagnostic> {
    if !place.value().starts_with(['|', '>']) {
        return None;
    }
    let mut rows = lines(place.source.text(), place.range.clone())
        .filter(|row| row.start > place.value.start && row.content < row.end);
    let first = rows.next()?;
    let row = rows.find(|row| row.column < first.column)?;
    let span = place.span(row.content..row.end);
    let steps = " ".repeat(first.column.saturating_sub(row.column));
    let edits = vec![place.insert(row.start, &steps)];
    Some(
        Diagnostic::error(
            super::indentation::WRONG_INDENTATION,
            span,
            "this line is indented less than the text above it",
        )
        .here("the text ends above this line")
        .label(place.span(first.content..first.end), "the text starts here")
        .note("indentation decides which key a line belongs to")
        .help("indent the line as far as the lines above it")
        .fix("indent the line", sure_if_prose(place.slice(row.content..row.end)), edits),
    )
}

/// Returns `Safe` if a line is clearly prose, so that it can be indented as part of the text above.
pub(in crate::yaml) fn sure_if_prose(line: &str) -> Applicability {
    let is_prose = line.split_whitespace().count() >= 3
        && line.starts_with(char::is_alphabetic)
        && !line.contains(':');
    if is_prose { Applicability::Safe } else { Applicability::Unsafe }
}
