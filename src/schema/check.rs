//! The walk over a tree with the table of fields in hand.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Entity, Field, Kind, Required, Stage, Table};
use crate::source::{Source, Span, Style, Text};
use crate::yaml::{Comment, Entry, Node, Value};

use super::{fault, suggest};

/// Fills entries from a tree and keeps what is wrong with it.
pub(super) struct Checker<'a> {
    pub(super) source: &'a Source,
    pub(super) comments: &'a [Comment<'a>],
    pub(super) stage: Stage,
    /// Whether parts of the file could not be read, so that what is missing may only be unread.
    pub(super) broken: bool,
    pub(super) diagnostics: Diagnostics,
}

impl<'a> Checker<'a> {
    pub(super) fn new(
        source: &'a Source,
        comments: &'a [Comment<'a>],
        stage: Stage,
        broken: bool,
    ) -> Checker<'a> {
        Checker { source, comments, stage, broken, diagnostics: Diagnostics::new() }
    }

    pub(super) fn say(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Fills `entity` from keys and values, or from the bare value that its kind allows.
    pub(super) fn fill(&mut self, entity: &mut dyn Entity, node: &Node<'_>) {
        let table = entity.table();
        entity.set_span(node.span);
        self.refuse_properties(node);
        match &node.value {
            Value::Mapping { entries, .. } => self.fill_entries(entity, entries, node),
            Value::Scalar(..) => self.fill_bare(entity, table, node),
            Value::Empty | Value::Broken => {}
            Value::Alias(_) => self.refuse_alias(node),
            Value::Sequence { .. } => {
                let article = article(table.name);
                let example = table.fields.first().map_or("", |field| field.key);
                self.say(
                    Diagnostic::error(
                        fault::WRONG_KIND,
                        self.head(node),
                        format!("a list stands where {article} {} belongs", table.name),
                    )
                    .here("this begins a list")
                    .help(format!("write its keys without dashes: `{example}: …`")),
                );
            }
        }
    }

    fn fill_bare(&mut self, entity: &mut dyn Entity, table: &'static Table, node: &Node<'_>) {
        let Some((number, field)) = table.bare.and_then(|key| table.field(key)) else {
            let keys: Vec<&str> = table.fields.iter().take(3).map(|field| field.key).collect();
            let article = article(table.name);
            self.say(
                Diagnostic::error(
                    fault::WRONG_KIND,
                    self.head(node),
                    format!("a text stands where {article} {} belongs", table.name),
                )
                .here("this is text")
                .help(format!("give it keys of its own, such as {}", suggest::listed(&keys))),
            );
            return;
        };
        if let Some(slot) = entity.slot(number) {
            self.put(slot, field, node);
        }
        self.missing(table, &|key| Some(key) == table.bare, node.span);
    }

    fn fill_entries(&mut self, entity: &mut dyn Entity, entries: &[Entry<'_>], node: &Node<'_>) {
        let table = entity.table();
        let mut seen: Vec<(&str, Span)> = Vec::with_capacity(entries.len());
        for entry in entries {
            self.refuse_properties(&entry.key);
            let Some(key) = entry.key.scalar() else {
                if !matches!(entry.key.value, Value::Broken) {
                    self.say(
                        Diagnostic::error(
                            fault::WRONG_KIND,
                            entry.key.span,
                            "this key is not a word",
                        )
                        .help("a key is one word followed by a colon"),
                    );
                }
                continue;
            };
            if let Some((_, first)) = seen.iter().find(|(earlier, _)| *earlier == key) {
                self.twice(key, entry.key.span, *first);
                continue;
            }
            let known = table.field(key);
            if let Some((number, field)) = known {
                seen.push((field.key, entry.key.span));
                self.look_for_cut_text(field, entry);
                if let Some(slot) = entity.slot(number) {
                    self.put(slot, field, &entry.value);
                }
            } else {
                self.unknown(table, key, entry, entries);
            }
        }
        self.missing(table, &|key| seen.iter().any(|(seen, _)| *seen == key), node.span);
    }

    /// Says what the language itself requires and `has` does not know of.
    fn missing(&mut self, table: &'static Table, has: &dyn Fn(&str) -> bool, span: Span) {
        if self.broken {
            return;
        }
        for field in table.fields {
            if self.is_required(field) && !has(field.key) {
                let head = Span { end: self.line_end(span), ..span };
                let mut said = Diagnostic::error(
                    fault::MISSING_KEY,
                    head,
                    format!("this {} has no `{}`", table.name, field.key),
                )
                .note(first_sentence(field.documentation))
                .help(format!("add `{}: {}`", field.key, example(&field.kind)));
                if let Required::From(stage) = field.required {
                    said =
                        said.note(format!("it is required from stage {stage:?} on").to_lowercase());
                }
                self.say(said);
            }
        }
    }

    pub(super) fn is_required(&self, field: &Field) -> bool {
        match field.required {
            Required::No => false,
            Required::Always => true,
            Required::From(stage) => self.stage >= stage,
        }
    }

    fn unknown(
        &mut self,
        table: &'static Table,
        key: &str,
        entry: &Entry<'_>,
        entries: &[Entry<'_>],
    ) {
        let free: Vec<&'static str> = table
            .fields
            .iter()
            .map(|field| field.key)
            .filter(|field| !entries.iter().any(|entry| entry.key.scalar() == Some(field)))
            .collect();
        let near = suggest::nearest(key, free.iter().copied());
        let article = article(table.name);
        let mut said = Diagnostic::error(
            fault::UNKNOWN_KEY,
            entry.key.span,
            format!("{article} {} has no key `{}`", table.name, shortened(key)),
        );
        said = match near {
            Some(near) => said
                .here("this key is not known here")
                .help(format!("did you mean `{near}`?"))
                .safe_or_not(near, entry.key.span),
            None if key.contains(' ') => said
                .here("the colon after these words makes them a key")
                .help("if this is text, put quotes around all of it: `\"…\"`"),
            None if key == "<<" => said
                .here("this would copy keys from elsewhere")
                .help("write the keys out; a plan is read by people"),
            None => said
                .here("this key is not known here")
                .help(format!("the keys here are {}", suggest::listed(&free))),
        };
        self.say(said);
    }

    pub(super) fn twice(&mut self, key: &str, span: Span, first: Span) {
        self.say(
            Diagnostic::error(
                fault::DUPLICATE_KEY,
                span,
                format!("`{}` stands here twice", shortened(key)),
            )
            .here("this one is not read")
            .label(first, "the first one is here")
            .note("a reader could not tell which of the two holds")
            .help("put both into one, or give one of them its right name"),
        );
    }

    /// What a message points at for a node: its first line.
    pub(super) fn head(&self, node: &Node<'_>) -> Span {
        Span { end: self.line_end(node.span), ..node.span }
    }

    fn line_end(&self, span: Span) -> u32 {
        let rest = self.source.slice(span);
        let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
        span.start.saturating_add(u32::try_from(length).unwrap_or(u32::MAX))
    }

    /// The text of a scalar, without white space around it.
    pub(super) fn text(node: &Node<'_>) -> Option<Text> {
        let Value::Scalar(value, style) = &node.value else { return None };
        let value = match style {
            Style::Literal | Style::Folded => value.trim_end(),
            _ => value,
        };
        Some(Text { value: value.into(), span: node.span, style: *style, translated: false })
    }
}

impl Diagnostic {
    /// Offers the near name; a person decides, since it is a guess.
    fn safe_or_not(self, near: &str, span: Span) -> Diagnostic {
        use crate::diagnostic::{Applicability, Edit};
        let edits = vec![Edit { span, text: near.to_owned() }];
        self.fix(format!("write `{near}`"), Applicability::Unsafe, edits)
    }
}

/// `a` or `an`.
pub(super) fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// At most forty characters of something that a planner wrote.
pub(super) fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= 40 {
        return line.to_owned();
    }
    line.chars().take(39).chain(['…']).collect()
}

fn first_sentence(documentation: &str) -> String {
    documentation.trim().trim_end_matches('.').to_owned()
}

/// What could be typed for a kind.
pub(super) fn example(kind: &Kind) -> &'static str {
    match kind {
        Kind::Version => "1",
        Kind::Id => "a-short-name",
        Kind::Year => "2026-2027",
        Kind::Date(_) => "2026-10-22",
        Kind::Money | Kind::Number => "1200",
        Kind::Measure => "62",
        Kind::Language => "en",
        _ => "…",
    }
}
