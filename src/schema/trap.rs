//! What planners type and YAML misreads without a word.

use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::model::{Field, Kind};
use crate::source::{Span, Style, Text};
use crate::yaml::{Comment, Entry, Node, Value};

use super::check::Checker;
use super::fault;

impl Checker<'_> {
    /// An unquoted text with a comment on its line was cut short by `#`; a text that is only a comment is
    /// no text.
    pub(super) fn look_for_cut_text(&mut self, field: &Field, entry: &Entry<'_>) {
        let holds_words = matches!(
            field.kind,
            Kind::Text | Kind::Prose | Kind::Answer | Kind::Texts | Kind::Wording
        );
        if !holds_words || self.comments.is_empty() {
            return;
        }
        match &entry.value.value {
            Value::Scalar(_, Style::Plain) => self.cut(field, &entry.value),
            Value::Empty if self.is_required(field) => {
                let Some((span, words)) = self.comment_after(entry.key.span) else { return };
                self.say(
                    Diagnostic::error(
                        fault::TEXT_IS_COMMENT,
                        span,
                        format!(
                            "`{}` is unanswered: `#` makes the rest of the line a comment",
                            field.key
                        ),
                    )
                    .here("this is not read")
                    .help("put quotes around the text: `\"# …\"`")
                    .fix(
                        "put quotes around it",
                        Applicability::Unsafe,
                        vec![Edit { span, text: quoted(&format!("#{words}")) }],
                    ),
                );
            }
            Value::Sequence { items, .. } => {
                for item in items {
                    if matches!(item.value, Value::Scalar(_, Style::Plain)) {
                        self.cut(field, item);
                    }
                }
            }
            _ => {}
        }
    }

    fn cut(&mut self, field: &Field, node: &Node<'_>) {
        let Some((span, words)) = self.comment_after(node.span) else { return };
        // A planner's remark has a space after its `#`, as a rule; `Room #12` has none.
        if words.starts_with([' ', '\t']) || words.is_empty() {
            return;
        }
        let whole = Span { start: node.span.start, end: span.end, source: node.span.source };
        let text = quoted(self.source.slice(whole));
        self.say(
            Diagnostic::error(
                fault::TEXT_CUT_SHORT,
                span,
                format!(
                    "`{}` is cut short: `#` after a space makes the rest of the line a comment",
                    field.key
                ),
            )
            .here("this is not read")
            .label(node.span, "only this is read")
            .help("put quotes around the whole text")
            .fix(
                "put quotes around it",
                Applicability::Unsafe,
                vec![Edit { span: whole, text }],
            ),
        );
    }

    /// The comment that follows on the line on which `span` ends.
    fn comment_after(&self, span: Span) -> Option<(Span, String)> {
        let at = self.comments.partition_point(|comment| comment.span.start < span.end);
        let comment: &Comment<'_> = self.comments.get(at)?;
        let between = Span { start: span.end, end: comment.span.start, source: span.source };
        let between = self.source.slice(between);
        (!between.contains('\n')).then(|| (comment.span, comment.text.to_string()))
    }

    /// `then: [students read, write and speak]` is two things.
    pub(super) fn look_for_split_text(
        &mut self,
        field: &Field,
        node: &Node<'_>,
        items: &[Node<'_>],
    ) {
        let words = |item: &Node<'_>| item.scalar().is_some_and(|text| text.contains(' '));
        // Lists of names may stand in brackets; what the report prints as sentences may not.
        let sentences = field.key == "then" || matches!(field.kind, Kind::Answer | Kind::Answers);
        if !sentences || items.len() < 2 || !items.iter().any(words) {
            return;
        }
        self.say(
            Diagnostic::error(
                fault::LIST_IN_BRACKETS,
                self.head(node),
                format!(
                    "in brackets every comma begins a new item: `{}` has {} here",
                    field.key,
                    items.len()
                ),
            )
            .here("these are read as separate items")
            .note("a sentence with a comma in it would fall apart in the report")
            .help("write one item a line, each after a dash and a space"),
        );
    }

    /// `>` folds the lines of a list or table into one paragraph.
    pub(super) fn look_for_folded_list(&mut self, text: &Text) {
        if text.style != Style::Folded {
            return;
        }
        let raw = self.source.slice(text.span);
        let marked = |line: &str| {
            let line = line.trim_start();
            let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
            line.starts_with("- ")
                || line.starts_with("* ")
                || line.starts_with("| ")
                || (digits.len() < line.len()
                    && (digits.starts_with(". ") || digits.starts_with(") ")))
        };
        let mut lines = raw.lines().skip(1).peekable();
        let mut blank = true;
        while let Some(line) = lines.next() {
            let next = lines.peek().copied().unwrap_or_default();
            if marked(line) && (!blank || marked(next)) {
                let start = text.span.start;
                let head = Span { end: start.saturating_add(1), ..text.span };
                self.say(
                    Diagnostic::error(
                        fault::FOLDED_LIST,
                        head,
                        "`>` makes one paragraph of this list or table",
                    )
                    .here("this folds the lines below into one")
                    .help("write `|` in its place, which keeps the lines")
                    .fix(
                        "write `|`",
                        Applicability::Unsafe,
                        vec![Edit { span: head, text: "|".to_owned() }],
                    ),
                );
                return;
            }
            blank = line.trim().is_empty();
        }
    }

    pub(super) fn refuse_alias(&mut self, node: &Node<'_>) {
        self.say(
            Diagnostic::error(
                fault::NOT_FOR_PLANS,
                node.span,
                "`*` at the start of a text refers to another place",
            )
            .note("a plan says everything where it stands, so that a person can read it")
            .help("if this is text, put quotes around it; else write it out"),
        );
    }

    pub(super) fn refuse_properties(&mut self, node: &Node<'_>) {
        let Some(properties) = &node.properties else { return };
        let what = if properties.anchor.is_some() { "&" } else { "!" };
        self.say(
            Diagnostic::error(
                fault::NOT_FOR_PLANS,
                properties.span,
                format!("`{what}` at the start of a value is not read as text"),
            )
            .note("anchors and tags are for programs; a plan is read by people")
            .help("if this is text, put quotes around all of it; else take it out"),
        );
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.trim().replace('\\', "\\\\").replace('"', "\\\""))
}
