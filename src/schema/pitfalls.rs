//! Text that YAML silently reads differently than the planner meant.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Severity};
use crate::model::{Action, Field, FieldKind, TheoryOfAction};
use crate::source::{Span, TextStyle};
use crate::yaml::{Comment, Entry, Node, Value};

use super::check::Checker;
use super::errors;

impl Checker<'_> {
    /// Reports text that YAML reads as a comment after an empty key: any comment if the key is
    /// required, or else a comment that is probably part of the text. Returns `true` if a
    /// comment was reported.
    pub(super) fn look_for_cut_text(&mut self, field: &Field, entry: &Entry<'_>) -> bool {
        let is_empty = matches!(entry.value.value, Value::Empty);
        if self.comments.is_empty() || !holds_words(&field.kind) {
            return false;
        }
        if !is_empty {
            return false;
        }
        let Some((span, words)) = self.comment_after(entry.key.span) else { return false };
        if !is_rest_of_text(&words) && !self.is_required(field) {
            return false;
        }
        let message =
            format!("missing value for `{}`: everything after `#` is a comment", field.key);
        self.say_comment(span, &words, message);
        true
    }

    /// Reports an empty item. The text after its dash may be a comment.
    pub(super) fn say_empty(&mut self, field: &Field, item: &Node<'_>) {
        if let Some((span, words)) = self.comment_before(item.span) {
            let message =
                format!("empty item in `{}`: everything after `#` is a comment", field.key);
            return self.say_comment(span, &words, message);
        }
        self.say(
            Diagnostic::error(
                errors::EMPTY_ENTRY,
                item.span,
                format!("empty item in `{}`", field.key),
            )
            .here("nothing after this dash")
            .help("add text, or delete the dash")
            .without_line(self.source, item.span),
        );
    }

    fn say_comment(&mut self, span: Span, words: &str, message: String) {
        let text = quoted(&format!("#{words}"));
        self.say(
            Diagnostic::error(errors::COMMENTED_OUT_TEXT, span, message)
                .here("YAML reads this as a comment")
                .note("text after `#` is only for people who edit the plan; reports don't print it")
                .help(format!("if this text is part of the plan, put it in quotes: `{text}`"))
                .fix("put the text in quotes", Applicability::Unsafe, vec![Edit { span, text }]),
        );
    }

    /// Reports unquoted text that a `#` cuts short.
    pub(super) fn look_for_cut(&mut self, field: &Field, node: &Node<'_>) {
        if !matches!(node.value, Value::Scalar(_, TextStyle::Plain)) || !holds_words(&field.kind) {
            return;
        }
        let Some((span, words)) = self.comment_after(node.span) else { return };
        let gap = Span { start: node.span.end, end: span.start, ..span };
        let is_apart = gap.range().len() > 1 || self.source.slice(gap) == "\t";
        let text = node.scalar().unwrap_or_default();
        let Some(severity) = cut(text, is_apart, &words) else { return };
        let whole = Span { start: node.span.start, end: span.end, source: node.span.source };
        let written = self.source.slice(whole);
        let said = Diagnostic::new(
            errors::TRUNCATED_TEXT,
            severity,
            span,
            format!("`{}` is cut short: everything after `#` is a comment", field.key),
        )
        .here("YAML reads this as a comment")
        .label(node.span, "YAML reads only this")
        .note("the report would stop in the middle of the text");
        let remark = "if this is meant as a comment, move it to the line above";
        let extension = words.trim_start_matches(|one: char| !one.is_ascii_digit()).trim_end();
        let named = words.trim_end().strip_suffix(extension).map(|name| name.trim().to_lowercase());
        let is_named = matches!(named.as_deref(), Some("" | "x" | "ext" | "ext." | "extension"));
        let is_number =
            is_named && !extension.is_empty() && extension.bytes().all(|one| one.is_ascii_digit());
        if field.part == Some("department.contact.phone") && is_number && !written.contains('\n') {
            let text = format!("{} ext. {extension}", text.trim());
            let edits = vec![Edit { span: whole, text: text.clone() }];
            return self.say(
                said.help(format!("if this is an extension, write `{text}`")).help(remark).fix(
                    "write the extension",
                    Applicability::Unsafe,
                    edits,
                ),
            );
        }
        let text = quoted(written);
        let said = if written.contains(['\n', '\r']) {
            said.help("put the entire text in quotes, from its first line to its last")
        } else {
            said.help(format!("put the entire text in quotes: `{text}`"))
        };
        let edits = vec![Edit { span: whole, text }];
        self.say(if severity == Severity::Error {
            said.fix("put the text in quotes", Applicability::Safe, edits)
        } else {
            said.help(remark).fix("put the text in quotes", Applicability::Unsafe, edits)
        });
    }

    /// Returns the comment after `span` on the same line.
    fn comment_after(&self, span: Span) -> Option<(Span, String)> {
        let at = self.comments.partition_point(|comment| comment.span.start < span.end);
        let comment: &Comment<'_> = self.comments.get(at)?;
        let between = Span { start: span.end, end: comment.span.start, source: span.source };
        let between = self.source.slice(between);
        let is_meant =
            between.contains('\n') || super::control_comment::comment_text(&comment.text).is_some();
        (!is_meant).then(|| (comment.span, comment.text.to_string()))
    }

    /// Returns the comment before `span` on the same line.
    fn comment_before(&self, span: Span) -> Option<(Span, String)> {
        let at = self.comments.partition_point(|comment| comment.span.start < span.start.max(1));
        let comment: &Comment<'_> = self.comments.get(at.checked_sub(1)?)?;
        let between = Span { start: comment.span.end, end: span.start, source: span.source };
        let between = self.source.slice(between);
        let is_meant =
            between.contains('\n') || super::control_comment::comment_text(&comment.text).is_some();
        (!is_meant).then(|| (comment.span, comment.text.to_string()))
    }

    /// Reports a sentence that commas split into items: `[students read, write and speak]`.
    pub(super) fn look_for_split_text(
        &mut self,
        field: &Field,
        node: &Node<'_>,
        items: &[Node<'_>],
    ) {
        let words = |item: &Node<'_>| item.scalar().is_some_and(|text| text.contains(' '));
        // Lists of names are fine in brackets; lists of sentences are not.
        let is_answer = matches!(field.kind, FieldKind::Answer | FieldKind::Answers);
        let sentences = is_answer || matches!(field.id, Action::then | TheoryOfAction::then);
        let has_nouns = is_answer && are_nouns(items);
        if !sentences || items.len() < 2 || !items.iter().any(words) || has_nouns {
            return;
        }
        self.say(
            Diagnostic::error(
                errors::LIST_IN_BRACKETS,
                self.head(node),
                format!(
                    "`{}` has {} items here: in brackets, every comma starts a new item",
                    field.key,
                    items.len()
                ),
            )
            .here("YAML reads these as separate items")
            .note("a sentence with a comma would be split in the report")
            .help("write each item on its own line, after a dash and a space")
            .one_text(self.source, node),
        );
    }

    pub(super) fn refuse_alias(&mut self, node: &Node<'_>) {
        let written = self.source.slice(node.span).to_owned();
        if !self.aliases.insert(written.clone()) {
            return;
        }
        self.say(
            Diagnostic::error(
                errors::UNSUPPORTED_YAML_SYNTAX,
                node.span,
                "`*` at the start of a value is a YAML alias",
            )
            .here("YAML doesn't read this as text")
            .note("plans can't use aliases, because people who edit the plan would not see the text here")
            .help("if this is text, put it in quotes; otherwise, write the value itself here")
            .fix(
                "put the text in quotes",
                Applicability::Unsafe,
                vec![Edit { span: node.span, text: quoted(&written) }],
            ),
        );
    }

    pub(super) fn refuse_properties(&mut self, node: &Node<'_>) {
        let Some(properties) = &node.properties else { return };
        let (mark, name) = if properties.anchor.is_some() { ("&", "anchor") } else { ("!", "tag") };
        let mut said = Diagnostic::error(
            errors::UNSUPPORTED_YAML_SYNTAX,
            properties.span,
            format!("`{mark}` at the start of a value is a YAML {name}"),
        )
        .here("YAML doesn't read this as text")
        .note("anchors and tags are for programs, so plans can't use them")
        .help(format!("if this is text, put all of it in quotes; otherwise, delete the {name}"));
        let whole = properties.span.to(node.span);
        let written = self.source.slice(whole);
        let is_mark = written.starts_with('!') && !written.starts_with("!!");
        if is_mark
            && matches!(node.value, Value::Scalar(_, TextStyle::Plain))
            && !written.contains(['\n', '\r'])
        {
            let edit = Edit { span: whole, text: quoted(written) };
            // One word may be a tag that a program wrote.
            let is_text = written.split_whitespace().count() > 2;
            let applicability = if is_text { Applicability::Safe } else { Applicability::Unsafe };
            said = said.fix("put the text in quotes", applicability, vec![edit]);
        }
        self.say(said);
    }
}

/// Returns `true` if the items are a short list of nouns, as in `[home visits, bus passes]`, and not a sentence that was
/// split: no item is long, and no item has the "and" of a sentence's list.
fn are_nouns(items: &[Node<'_>]) -> bool {
    let is_noun = |item: &Node<'_>| {
        let text = item.scalar().unwrap_or_default();
        let mut words = text.split_whitespace();
        let is_joint = |word: &str| JOINTS.contains(&word.to_lowercase().as_str());
        text.split_whitespace().count() <= LONGEST_NOUN
            && !text.ends_with(['.', '!', '?', ';', ':'])
            && !words.next().is_some_and(is_joint)
    };
    let last = items.last().and_then(Node::scalar).unwrap_or_default();
    let ends_as_sentence =
        last.split_whitespace().any(|word| JOINTS.contains(&word.to_lowercase().as_str()));
    items.iter().all(is_noun) && !ends_as_sentence
}

/// The maximum number of words of a noun in a list in brackets.
const LONGEST_NOUN: usize = 4;

/// Words that join the last item of a list to a sentence, in English, Spanish and Vietnamese.
const JOINTS: &[&str] = &["and", "but", "or", "e", "o", "pero", "u", "y", "hoặc", "và"];

/// Returns `true` if a field of this kind contains text that a report prints.
fn holds_words(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Text
            | FieldKind::Prose
            | FieldKind::Answer
            | FieldKind::Answers
            | FieldKind::Texts
            | FieldKind::TextsOf(_)
            | FieldKind::TextsByName
            | FieldKind::Wording
            | FieldKind::Wordings(_)
            | FieldKind::ProseOrEntities(_)
    )
}

/// Returns the severity for a comment after `text` that may be the rest of the text; `None` if it
/// is probably meant as a comment.
///
/// `Room #12`, `Room # 12` and `the # of readers` are errors. A comment after a period, two
/// spaces or a tab is intended. Everything else is a warning.
fn cut(text: &str, is_apart: bool, comment: &str) -> Option<Severity> {
    let words = comment.trim_start();
    if words.is_empty() {
        return None;
    }
    let is_spaced = words.len() < comment.len();
    let goes_on = ["of ", "de ", "per ", "por "].iter().any(|word| words.starts_with(word));
    let is_sentence = text.trim_end_matches(['"', '”', ')']).ends_with(['.', '!', '?', ';', ':']);
    let is_number = words.starts_with(|one: char| one.is_ascii_digit());
    if !is_spaced || goes_on || is_number && !is_sentence && !is_apart {
        return Some(Severity::Error);
    }
    let is_mark =
        ["TODO", "FIXME", "NOTE", "XXX", "http"].iter().any(|mark| words.starts_with(mark));
    // After a period, a number may belong to an abbreviation: `ext. # 12`.
    ((!is_sentence || is_number) && !is_mark && !is_apart).then_some(Severity::Warning)
}

/// Returns `true` if a comment after an empty key is probably its text: `#1 in the county`, or
/// `# of students`.
fn is_rest_of_text(comment: &str) -> bool {
    let words = comment.trim_start();
    let goes_on = ["of ", "de ", "per ", "por "].iter().any(|word| words.starts_with(word));
    let is_mark =
        ["TODO", "FIXME", "NOTE", "XXX", "TBD", "http"].iter().any(|mark| words.starts_with(mark));
    goes_on || !words.is_empty() && words.len() == comment.len() && !is_mark
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.trim().replace('\\', "\\\\").replace('"', "\\\""))
}
