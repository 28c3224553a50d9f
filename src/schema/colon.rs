//! Text with a colon, which YAML reads as a key and a value.

use crate::diagnostic::{Applicability, Diagnostic};
use crate::model::Table;
use crate::source::{Span, TextStyle};
use crate::yaml::{self, COLON_IN_TEXT, Entry, Node, Value};

use super::check::Checker;
use super::message_words::shortened;
use super::name_suggestion;

/// Returns the only entry if it is probably text with a colon: the table accepts a value without
/// keys, and none of its keys is similar.
pub(super) fn text_with_colon<'n, 'text>(
    table: &Table,
    entries: &'n [Entry<'text>],
) -> Option<&'n Entry<'text>> {
    let [entry] = entries else { return None };
    let key = entry.key.scalar()?;
    let keys = table.fields.iter().map(|field| field.key);
    let is_text = table.bare.is_some()
        && matches!(entry.value.value, Value::Scalar(..))
        && name_suggestion::nearest(key, keys).is_none()
        && key != "<<";
    is_text.then_some(entry)
}

impl Checker<'_> {
    /// Reports a valid key without a space after its colon, which YAML reads as text. Returns
    /// `true` if it was reported.
    pub(super) fn say_glued_key(&mut self, table: &Table, node: &Node<'_>) -> bool {
        let Value::Scalar(text, TextStyle::Plain) = &node.value else { return false };
        let Some((key, rest)) = text.split_once(':') else { return false };
        if table.field(key).is_none() || rest.is_empty() || rest.starts_with([' ', '/', '\n']) {
            return false;
        }
        let range = node.span.range();
        let at = range.start + key.len();
        let colon = Span::new(node.span.source, at..at + 1);
        let edit = crate::diagnostic::Edit { span: colon.after(), text: " ".to_owned() };
        self.say(
            yaml::missing_space(colon, "colon").help(format!("type a space: `{key}: …`")).fix(
                "type a space",
                Applicability::Safe,
                vec![edit],
            ),
        );
        true
    }

    /// Reports that a colon turns the start of text into a key. `node` spans the entire text.
    pub(super) fn say_colon(&mut self, node: &Node<'_>, entry: &Entry<'_>) {
        let key = entry.key.span;
        let rest = self.source.text().get(key.end as usize..).unwrap_or_default();
        let at = u32::try_from(rest.find(':').unwrap_or(0)).unwrap_or(0).saturating_add(key.end);
        let colon = Span { start: at, end: at.saturating_add(1), ..key };
        let mut said = Diagnostic::error(
            COLON_IN_TEXT,
            colon,
            "text with a colon must be in quotes",
        )
        .here(format!(
            "this colon makes `{}` a key",
            shortened(entry.key.scalar().unwrap_or_default())
        ))
        .note("in YAML, a colon and a space end a key, so readers would not see this line as text")
        .help("put the text in quotes");
        let whole = Span { end: node.span.end.max(entry.value.span.end), ..key };
        let written = self.source.slice(whole);
        if !written.contains(['\n', '\r'])
            && !matches!(node.value, Value::Mapping { flow: true, .. })
            && yaml::is_paired(entry.key.scalar().unwrap_or_default())
        {
            let edit = crate::diagnostic::Edit { span: whole, text: yaml::quote(written) };
            // A single lowercase word may be meant as a key.
            let name = entry.key.scalar().unwrap_or_default();
            let is_sure = name.contains(' ') || name.starts_with(char::is_uppercase);
            let applicability = if is_sure { Applicability::Safe } else { Applicability::Unsafe };
            said = said.fix("put the text in quotes", applicability, vec![edit]);
        }
        self.say(said);
    }
}
