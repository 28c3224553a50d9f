//! Validates a YAML tree against the tables of fields.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Entity, Field, FieldKind, Requirement, Stage, Table};
use crate::source::{Source, Span, Spanned, Text, TextStyle};
use crate::yaml::{Comment, Entry, Node, Value};

use super::message_words::{article, example, first_sentence};
use super::{colon, errors, name_suggestion};

/// A valid key of an entry.
struct KnownKey {
    key: &'static str,
    span: Span,
    is_answered: bool,
}

/// The keys found in an entry, used to decide which ones are missing.
#[derive(Default)]
struct FoundKeys {
    known: Vec<KnownKey>,
    /// Keys that were suggested for unknown keys.
    suggested: Vec<&'static str>,
    /// `true` if an unreadable part of the entry may contain the missing keys.
    unclear: bool,
}

impl FoundKeys {
    fn place(&self, key: &str) -> Option<Span> {
        self.known.iter().find(|known| known.key == key).map(|known| known.span)
    }
}

/// Fills entries from a tree and collects diagnostics.
pub(super) struct Checker<'a> {
    pub(super) source: &'a Source,
    pub(super) comments: &'a [Comment<'a>],
    /// The sorted spans of earlier diagnostics.
    reported: Vec<Span>,
    pub(super) stage: Stage,
    /// `true` if the file may be incomplete or parts of it could not be parsed. Missing keys are
    /// then not reported.
    pub(super) broken: bool,
    pub(super) diagnostics: Diagnostics,
    /// The spans of earlier diagnostics that one of `diagnostics` replaces.
    pub(super) replaced: Vec<Span>,
    /// The aliases that were already reported. Each alias is reported only once per file.
    pub(super) aliases: HashSet<String>,
}

impl<'a> Checker<'a> {
    pub(super) fn new(
        source: &'a Source,
        comments: &'a [Comment<'a>],
        reported: Vec<Span>,
        stage: Stage,
        broken: bool,
    ) -> Checker<'a> {
        Checker {
            source,
            comments,
            reported,
            stage,
            broken,
            diagnostics: Diagnostics::new(),
            replaced: Vec::new(),
            aliases: HashSet::new(),
        }
    }

    pub(super) fn say(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Fills `entity` from keys and values, or from a bare value if its kind allows one.
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
                        errors::WRONG_TYPE,
                        self.head(node),
                        format!("expected {article} {}, found a list", table.name),
                    )
                    .here("a list starts here")
                    .help(format!("write the keys without dashes: `{example}: …`")),
                );
            }
        }
    }

    fn fill_bare(&mut self, entity: &mut dyn Entity, table: &'static Table, node: &Node<'_>) {
        let Some((number, field)) = table.bare.and_then(|key| table.field(key)) else {
            return self.say_no_text(table, node);
        };
        if self.say_glued_key(table, node) {
            return;
        }
        if let Some(slot) = entity.slot(number) {
            self.put(slot, field, node);
        }
        let answered = KnownKey { key: field.key, span: node.span, is_answered: true };
        let keys = FoundKeys { known: vec![answered], ..FoundKeys::default() };
        self.missing(table, &keys, node.span);
    }

    /// Reports that an entry needs keys.
    fn say_no_text(&mut self, table: &'static Table, node: &Node<'_>) {
        let article = article(table.name);
        let said = Diagnostic::error(
            errors::WRONG_TYPE,
            self.head(node),
            format!("expected the keys of {article} {}, found only text", table.name),
        )
        .here("text without a key");
        let text = node.scalar().unwrap_or_default().trim();
        let slug = super::id_suggestion::words(text);
        // If an entry has an id, its second field is for text. The value probably belongs there.
        let said = match table.fields {
            [id, own, ..] if id.is_id() && !slug.is_empty() => said
                .help(format!(
                    "write `id: {slug}`, and below it `{}: {}`",
                    own.key,
                    crate::yaml::quote(text)
                ))
                .with_keys(self.source, node, &slug, own.key),
            fields => {
                let keys: Vec<&str> = fields.iter().take(3).map(|field| field.key).collect();
                said.help(format!("add keys, such as {}", name_suggestion::listed(&keys)))
            }
        };
        let line = self.source.position(node.span.start as usize).line;
        let start = self.source.line_range(line).start;
        let before = self.source.text().get(start..node.span.start as usize).unwrap_or_default();
        let is_item = before.trim_end().ends_with('-');
        self.say(if is_item {
            said.help("if this belongs to the key above it, indent the line further")
        } else {
            said
        });
    }

    fn fill_entries(&mut self, entity: &mut dyn Entity, entries: &[Entry<'_>], node: &Node<'_>) {
        let table = entity.table();
        if let Some(text) = colon::text_with_colon(table, entries) {
            return self.say_colon(node, text);
        }
        let mut keys = FoundKeys::default();
        let mut free: Option<Vec<&'static str>> = None;
        let mut is_listed = false;
        let in_braces = matches!(node.value, Value::Mapping { flow: true, .. });
        let mut rest = entries;
        while let Some((entry, after)) = rest.split_first() {
            rest = after;
            self.refuse_properties(&entry.key);
            let Some(key) = entry.key.scalar().map(|key| self.meant(table, key, entry.key.span))
            else {
                self.refuse_key(entry);
                continue;
            };
            if let Some(first) = keys.place(key) {
                self.twice(key, entry.key.span, first);
                continue;
            }
            let lone = if in_braces { self.lone_entries(entry, after) } else { 0 };
            if lone > 0 {
                let (lone, after) = after.split_at_checked(lone - 1).unwrap_or((after, &[]));
                rest = after;
                keys.unclear = true;
                let kind = table.field(key).map(|(_, field)| &field.kind);
                self.say_without_colon(entry, lone, kind);
                continue;
            }
            let Some((number, field)) = table.field(key) else {
                let free = free.get_or_insert_with(|| not_among(table, entries));
                let near = self.unknown(table, key, entry, free, &mut is_listed);
                free.retain(|key| Some(*key) != near);
                keys.suggested.extend(near);
                // Validate the value of a misspelled key too, to report the errors in it.
                if let Some((number, field)) = near.and_then(|near| table.field(near))
                    && holds_entries(&field.kind, &entry.value)
                    && let Some(slot) = entity.slot(number)
                {
                    self.put(slot, field, &entry.value);
                }
                keys.unclear |= key == "<<";
                continue;
            };
            let is_answered = !is_unanswered(&entry.value);
            keys.known.push(KnownKey { key: field.key, span: entry.key.span, is_answered });
            if !is_answered {
                entity.add_empty_key(Spanned::new(field.key, entry.key.span));
            }
            if self.look_for_cut_text(field, entry) {
                keys.suggested.push(field.key);
            }
            if self.say_period(table, field, entry, entries) {
                continue;
            }
            if let Some(slot) = entity.slot(number) {
                self.put(slot, field, &entry.value);
            }
        }
        if !keys.unclear {
            self.missing(table, &keys, node.span);
        }
    }

    /// Returns the key of the table that differs from `key` only in case and separators, if the
    /// missing colon after `key` was already reported; otherwise, returns `key`.
    fn meant<'k>(&self, table: &'static Table, key: &'k str, span: Span) -> &'k str {
        if !self.is_reported(span) {
            return key;
        }
        let mut fields = table.fields.iter().map(|field| field.key);
        fields.find(|field| name_suggestion::is_same(field, key)).unwrap_or(key)
    }

    /// Returns `true` if there is an earlier diagnostic at `span`.
    pub(super) fn is_reported(&self, span: Span) -> bool {
        self.reported.binary_search(&span).is_ok()
    }

    fn refuse_key(&mut self, entry: &Entry<'_>) {
        if matches!(entry.key.value, Value::Broken) {
            return;
        }
        self.say(
            Diagnostic::error(
                errors::WRONG_TYPE,
                entry.key.span,
                "invalid key: a key must be a single word",
            )
            .here("not a single word")
            .help("write one word and a colon; if this is text, put all of it in quotes"),
        );
    }

    /// Reports fields that the plan language requires but that are missing or empty.
    fn missing(&mut self, table: &'static Table, keys: &FoundKeys, span: Span) {
        if self.broken {
            return;
        }
        for field in table.fields {
            if !self.is_required(field) {
                continue;
            }
            let known = keys.known.iter().find(|known| known.key == field.key);
            if known.is_some_and(|known| known.is_answered) || keys.suggested.contains(&field.key) {
                continue;
            }
            let said = if let Some(known) = known {
                Diagnostic::error(
                    errors::MISSING_KEY,
                    known.span,
                    format!("missing value for `{}`", field.key),
                )
                .here("no value after this key")
            } else {
                let head = Span { end: self.line_end(span), ..span };
                Diagnostic::error(
                    errors::MISSING_KEY,
                    head,
                    format!("missing `{}` in this {}", field.key, table.name),
                )
                .here(format!("the {} starts here", table.name))
            };
            let mut said = said.note(first_sentence(field.documentation));
            if let Requirement::From(stage) = field.required {
                said = said.note(format!("required at stage `{stage:?}` and later").to_lowercase());
            }
            if matches!(field.kind, FieldKind::Version)
                && known.is_none()
                && !self.source.slice(span).starts_with('{')
            {
                let line = format!("plancc: 1{}", self.source.line_break());
                said = said.safe_fix("write `plancc: 1`", span.before(), line);
            }
            let verb = if known.is_some() { "write" } else { "add" };
            self.say(said.help(format!("{verb} `{}: {}`", field.key, example(&field.kind))));
        }
    }

    pub(super) fn is_required(&self, field: &Field) -> bool {
        match field.required {
            Requirement::No => false,
            Requirement::Always => true,
            Requirement::From(stage) => self.stage >= stage,
        }
    }

    /// Returns the span that messages underline for a node: its first line.
    pub(super) fn head(&self, node: &Node<'_>) -> Span {
        Span { end: self.line_end(node.span), ..node.span }
    }

    fn line_end(&self, span: Span) -> u32 {
        let rest = self.source.slice(span);
        let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
        span.start.saturating_add(u32::try_from(length).unwrap_or(u32::MAX))
    }

    /// Returns the text of a scalar. Removes trailing white space from a block scalar.
    pub(super) fn text(node: &Node<'_>) -> Option<Text> {
        let Value::Scalar(value, style) = &node.value else { return None };
        let value = match style {
            TextStyle::Literal | TextStyle::Folded => value.trim_end(),
            _ => value,
        };
        Some(Text {
            value: value.into(),
            span: node.span,
            style: *style,
            translated: false,
            outdated: false,
        })
    }
}

/// Returns `true` if a value looks like the entries that a field accepts.
fn holds_entries(kind: &FieldKind, value: &Node<'_>) -> bool {
    match &value.value {
        Value::Mapping { .. } => matches!(kind, FieldKind::Entity(_) | FieldKind::OneOrMore(_)),
        Value::Sequence { .. } => {
            matches!(
                kind,
                FieldKind::Entities(_) | FieldKind::OneOrMore(_) | FieldKind::ProseOrEntities(_)
            )
        }
        _ => false,
    }
}

/// Returns the keys of a table that are not in `entries`.
fn not_among(table: &'static Table, entries: &[Entry<'_>]) -> Vec<&'static str> {
    let mut free: Vec<&'static str> = table.fields.iter().map(|field| field.key).collect();
    for entry in entries {
        free.retain(|key| entry.key.scalar() != Some(key));
    }
    free
}

/// Returns `true` if a key with this value counts as missing.
fn is_unanswered(value: &Node<'_>) -> bool {
    match &value.value {
        Value::Empty => true,
        Value::Scalar(text, _) => text.trim().is_empty(),
        _ => false,
    }
}
