//! Lists and tables whose lines YAML joins into one paragraph.

use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::source::{Span, Text, TextStyle};

use super::check::Checker;
use super::errors;

impl Checker<'_> {
    /// Reports a list or table whose lines YAML folds into one paragraph, after `>` or in a plain
    /// scalar.
    ///
    /// `holds_items` is `true` if the field accepts a list.
    pub(super) fn look_for_folded_list(&mut self, text: &Text, holds_items: bool) {
        if text.style == TextStyle::Literal {
            return self.look_for_bullets(text);
        }
        let raw = self.source.slice(text.span);
        if !has_list(raw, text.style) {
            return;
        }
        let start = text.span.start;
        let said = if text.style == TextStyle::Folded {
            let head = Span { end: start.saturating_add(1), ..text.span };
            Diagnostic::error(
                errors::FOLDED_LIST,
                head,
                "`>` joins this list or table into one paragraph",
            )
            .here("this character joins the lines below")
            .help("write `|` instead, which keeps the line breaks")
            .fix(
                "write `|`",
                Applicability::Safe,
                vec![Edit { span: head, text: "|".to_owned() }],
            )
        } else {
            let head = Span { end: start.saturating_add(length(first_line(raw))), ..text.span };
            let said = Diagnostic::error(
                errors::FOLDED_LIST,
                head,
                "the lines of this list or table become one paragraph",
            )
            .here("YAML joins the lines below to this line");
            let is_glued = raw.lines().any(|line| is_glued_dash(line.trim_start()));
            let said = if is_glued {
                said.help("type a space after each dash")
            } else {
                said.help("write `|` after the key, and start the text on the next line")
            };
            self.with_lines_kept(said, text, raw, holds_items)
        };
        self.say(said.note("readers would see the list or table as one long sentence"));
    }

    /// Reports a dash that YAML reads as text because it is indented further than the dash above.
    pub(super) fn look_for_swallowed_item(&mut self, text: &Text) {
        if text.style != TextStyle::Plain {
            return;
        }
        let raw = self.source.slice(text.span);
        let mut at = text.span.range().start;
        let swallowed = raw.split_inclusive('\n').enumerate().find_map(|(number, line)| {
            let content = line.trim_start();
            let start = at + line.len() - content.len();
            at += line.len();
            (number > 0 && content.starts_with("- ")).then_some(start)
        });
        let Some(start) = swallowed else { return };
        let first = text.span.start;
        self.say(
            Diagnostic::error(
                errors::FOLDED_LIST,
                Span::new(text.span.source, start..start + 1),
                "this dash doesn't start a list item",
            )
            .here("this dash is indented further than the dash above it")
            .label(
                Span { end: first.saturating_add(length(first_line(raw))), ..text.span },
                "YAML reads the dash as part of this text",
            )
            .note("readers would see one item with a dash in the middle")
            .help("align the dash with the dash above it"),
        );
    }

    /// Offers to add `|` after the key of a plain scalar that starts on the next line, and to
    /// replace bullets with dashes.
    fn with_lines_kept(
        &self,
        said: Diagnostic,
        text: &Text,
        raw: &str,
        holds_items: bool,
    ) -> Diagnostic {
        let start = text.span.range().start;
        let before = self.source.text().get(..start).unwrap_or_default();
        let above = before.trim_end();
        let gap = before.get(above.len()..).unwrap_or_default();
        if text.style != TextStyle::Plain || !above.ends_with(':') || !gap.contains('\n') {
            return said;
        }
        let marked = |line: &str| marked(line).map(|rest| format!("- {rest}"));
        let mut is_as_typed = true;
        let mut lines = format!(" |{gap}");
        for line in raw.split_inclusive('\n') {
            let content = line.trim_start();
            let dashed = marked(content);
            is_as_typed &= dashed.is_none();
            lines.push_str(line.get(..line.len() - content.len()).unwrap_or_default());
            lines.push_str(dashed.as_deref().unwrap_or(content));
        }
        if let Some(dashes) = self.dashes(text, raw).filter(|_| holds_items) {
            return said.fix(
                "write a dash and a space before each item",
                Applicability::Safe,
                dashes,
            );
        }
        let (title, applicability) = if is_as_typed {
            ("write `|` after the key", Applicability::Safe)
        } else {
            ("write `|` after the key and a dash before each item", Applicability::Unsafe)
        };
        let span = Span { start: text.span.start.saturating_sub(length(gap)), ..text.span };
        said.fix(title, applicability, vec![Edit { span, text: lines }])
    }

    /// Returns the edits that turn `text` into a list, if every line begins with a bullet or with a
    /// dash without a space.
    fn dashes(&self, text: &Text, raw: &str) -> Option<Vec<Edit>> {
        let column = self.source.position(text.span.range().start).column;
        let mut at = text.span.range().start;
        let mut edits = Vec::new();
        for line in raw.split_inclusive('\n') {
            let content = line.trim_start();
            let rest = marked(content)?;
            let start = at + line.len() - content.len();
            if self.source.position(start).column != column {
                return None;
            }
            let length = content.len() - rest.len();
            let span = Span::new(text.span.source, start..start + length);
            edits.push(Edit { span, text: "- ".to_owned() });
            at += line.len();
        }
        (edits.len() > 1).then_some(edits)
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

/// Returns `true` if a folded or plain scalar contains lines of a list or table.
fn has_list(raw: &str, style: TextStyle) -> bool {
    let mut lines = raw.lines().peekable();
    // In a plain scalar, the first line may be an item too.
    let skipped = usize::from(style == TextStyle::Folded);
    for _ in 0..skipped {
        lines.next();
    }
    let mut is_first = true;
    let mut blank = true;
    while let Some(line) = lines.next() {
        let next = lines.peek().copied().unwrap_or_default();
        let line = line.trim_start();
        let is_alone = is_first && style != TextStyle::Folded && !is_item(next.trim_start());
        if is_item(line)
            && !is_alone
            && (!blank || is_item(next.trim_start()) || is_glued_dash(line))
        {
            return true;
        }
        is_first = false;
        blank = line.trim().is_empty();
    }
    false
}

/// Returns the text after the bullet, or after the dash without a space, at the start of a line.
fn marked(line: &str) -> Option<&str> {
    let rest = ["• ", "– ", "· "].iter().find_map(|mark| line.strip_prefix(*mark));
    rest.or_else(|| line.strip_prefix('-').filter(|_| is_glued_dash(line)))
}

/// Returns `true` if a line begins like a list item or a table row.
fn is_item(line: &str) -> bool {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    ["- ", "* ", "+ ", "• ", "– ", "· ", "| "].iter().any(|mark| line.starts_with(mark))
        || is_glued_dash(line)
        || (digits.len() < line.len()
            && line.len() - digits.len() < 4
            && (digits.starts_with(". ") || digits.starts_with(") ")))
}

/// Returns `true` if a line begins with a dash without a space after it.
fn is_glued_dash(line: &str) -> bool {
    line.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}
